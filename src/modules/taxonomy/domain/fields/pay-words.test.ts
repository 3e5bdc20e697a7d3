import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onlyPay } from './pay-in-text.ts';
import { readPayField } from './pay-words.ts';
import { readFields } from './read-fields.ts';

const readPayInText = (text: string) => onlyPay(readFields(text));

test.each([
  ['RAL 24.000–28.000', 24_000, 28_000, 'year', 'EUR'],
  ['RAL da 25k a 28k', 25_000, 28_000, 'year', 'EUR'],
  ['RAL: 25-28k', 25_000, 28_000, 'year', 'EUR'],
  ['€ 1.350 al mese', 1350, 1350, 'month', 'EUR'],
  ['1.350,50 euro mensili', 1350.5, 1350.5, 'month', 'EUR'],
  ['9,50 €/h', 9.5, 9.5, 'hour', 'EUR'],
  ['€ 9,50 all’ora', 9.5, 9.5, 'hour', 'EUR'],
  ['fino a 30.000 € annui', null, 30_000, 'year', 'EUR'],
  ['a partire da 1.200 € al mese', 1200, null, 'month', 'EUR'],
  ['$50K per year', 50_000, 50_000, 'year', 'USD'],
  ['$10 - $20 / hour', 10, 20, 'hour', 'USD'],
  ['£25,304 to £34,169 Per Annum', 25_304, 34_169, 'year', 'GBP'],
  ['Up to £34,000 pa', null, 34_000, 'year', 'GBP'],
  ['£44.83ph - £60.52ph', 44.83, 60.52, 'hour', 'GBP'],
  ['150 € per day', 150, 150, 'day', 'EUR'],
  ['RAL 26.000 € per 14 mensilità', 26_000, 26_000, 'year', 'EUR'],
])('«%s» è una paga', (text, min, max, per, currency) => {
  expect(readPayField(text)).toEqual({ min, max, per, currency, net: false });
});

test('si dice netta solo se è scritto', () => {
  expect(readPayField('1.400 € netti al mese')?.net).toBe(true);
  expect(readPayField('1.400 € lordi al mese')?.net).toBe(false);
});

test.each([
  'negotiable',
  'Competitive',
  'Band 6',
  '850',
  '€ 1.350',
  '24.000 annui',
  'da concordare',
  '',
  '€ 3 al mese',
  '5.000.000 € annui',
  'da 30.000 a 20.000 € annui',
  '1000 - 2000 - 3000 € al mese',
  '1.000 € ogni due settimane biweekly',
])('da «%s» non si indovina una paga', (text) => {
  expect(readPayField(text)).toBeNull();
});

test('nel testo vale la paga del lavoro, non i buoni pasto né il fatturato', () => {
  expect(readPayInText('Offriamo una retribuzione di 1.500 € lordi mensili, oltre a buoni pasto.')).toMatchObject({
    min: 1500,
    max: 1500,
    per: 'month',
  });
  expect(readPayInText('RAL 24.000 - 28.000 €. Sede: Milano.')).toMatchObject({ min: 24_000, max: 28_000, per: 'year' });
  expect(readPayInText('Buoni pasto da 8 € al giorno e bonus di 500 € annui')).toBeNull();
  expect(readPayInText('Azienda con fatturato di 800.000 € annui')).toBeNull();
  expect(readPayInText('Parking £50 per month')).toBeNull();
});

test('due paghe diverse nello stesso testo: non si sceglie', () => {
  expect(readPayInText('Stipendio 1.200 € mensili i primi mesi.\nPoi stipendio 1.500 € mensili.')).toBeNull();
});

test('una paga letta ha sempre il minimo non oltre il massimo', () => {
  fc.assert(
    fc.property(fc.nat(60_000), fc.nat(60_000), fc.constantFrom('al mese', 'annui', '/h', 'al giorno'), (a, b, per) => {
      const pay = readPayField(`${a} - ${b} € ${per}`);
      expect(pay === null || (pay.min ?? 0) <= (pay.max ?? Number.POSITIVE_INFINITY)).toBe(true);
    }),
  );
});

test('nessun valore fa fallire la lettura della paga', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(() => readPayInText(JSON.stringify(value))).not.toThrow();
    }),
  );
});
