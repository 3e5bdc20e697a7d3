import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readExpiry, readInstant } from './dates.ts';

test.each([
  ['2026-08-21', '2026-08-20T22:00:00.000Z'],
  ['21/08/2026', '2026-08-20T22:00:00.000Z'],
  ['1.2.2026', '2026-01-31T23:00:00.000Z'],
  ['20260821', '2026-08-20T22:00:00.000Z'],
  ['2020-12-31T23:59:59+0000', '2020-12-31T23:59:59.000Z'],
  ['2019-08-09T16:27:19+0100', '2019-08-09T15:27:19.000Z'],
  ['2017-11-03T17:09:15.425+01:00', '2017-11-03T16:09:15.000Z'],
  ['2015-06-08T00:00:00Z', '2015-06-08T00:00:00.000Z'],
  ['2018-12-02T01:00', '2018-12-02T00:00:00.000Z'],
  ['2019-12-17T07:08:32.135133', '2019-12-17T06:08:32.000Z'],
  ['Tue, 29 Jun 2021 22:49:39 GMT', '2021-06-29T22:49:39.000Z'],
  ['Mon, 08 Nov 2021', '2021-11-07T23:00:00.000Z'],
  ['Fri, 10 Dec 2008 22:49:39 +0200', '2008-12-10T20:49:39.000Z'],
  ['29 novembre 2018', '2018-11-28T23:00:00.000Z'],
  ['3. desember 2018', '2018-12-02T23:00:00.000Z'],
  ['June 8, 2015', '2015-06-07T22:00:00.000Z'],
  ['31/12/2026 18:30', '2026-12-31T17:30:00.000Z'],
  ['1433721600', '2015-06-08T00:00:00.000Z'],
])('la data «%s» è l’istante %s', (text, iso) => {
  expect(readInstant(text)?.toISOString()).toBe(iso);
});

test.each([
  '',
  'subito',
  'Snarest',
  '31/02/2026',
  '2026-13-01',
  '08/25/2026',
  '0202-01-01',
  '9999-12-31',
  '12',
  '2026',
  'Mon, 99 Nov 2021',
  '10:30',
  '2026-1',
  null,
  {},
  Number.NaN,
])('da «%s» non si inventa una data', (text) => {
  expect(readInstant(text)).toBeNull();
  expect(readExpiry(text)).toBeNull();
});

test('un annuncio valido fino al giorno X scade a mezzanotte di Roma alla fine del giorno', () => {
  expect(readExpiry('31/12/2026')?.toISOString()).toBe('2026-12-31T23:00:00.000Z');
  expect(readExpiry('2017-03-18T00:00')?.toISOString()).toBe('2017-03-18T23:00:00.000Z');
});

test('il giorno di 23 ore e quello di 25 ore finiscono giusti', () => {
  expect(readExpiry('28/03/2026')?.toISOString()).toBe('2026-03-28T23:00:00.000Z');
  expect(readExpiry('29/03/2026')?.toISOString()).toBe('2026-03-29T22:00:00.000Z');
  expect(readExpiry('24/10/2026')?.toISOString()).toBe('2026-10-24T22:00:00.000Z');
  expect(readExpiry('25/10/2026')?.toISOString()).toBe('2026-10-25T23:00:00.000Z');
});

test('l’ora che a marzo non esiste diventa quella dopo', () => {
  expect(readInstant('2026-03-29T02:30:00')?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
});

test('ogni giorno scritto all’italiana e in ISO è lo stesso giorno', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1991-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
      const [year, month, day] = date.toISOString().slice(0, 10).split('-');
      expect(readExpiry(`${day}/${month}/${year}`)).toEqual(readExpiry(`${year}-${month}-${day}`));
    }),
  );
});

test('nessun testo fa fallire la lettura di una data', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('0', '1', '2', '9', '/', '-', ':', 'T', 'Z', '+', ' ', 'gen', 'Mon,') }), (text) => {
      expect(readExpiry(text) === null || readExpiry(text) instanceof Date).toBe(true);
    }),
  );
});
