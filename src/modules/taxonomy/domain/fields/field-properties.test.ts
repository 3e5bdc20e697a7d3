import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notation } from '../../testing/field-notation.ts';
import { demandAt } from './demand.ts';
import { plainText } from './plain-text.ts';
import { readFields } from './read-fields.ts';

const WORDS =
  'patente B C+E CQC automunito inglese B2 tedesco madrelingua part-time full time 24 ore settimanali turni notte domenica diploma laurea esperienza di 2 anni non serve richiesta gradita senza anche prima tempo determinato 6 mesi stage RAL 24.000 € 1.350 netti al mese x 14 da gennaio 2027 CCNL commercio IV livello , . ; \n ( ) – 🎉 È'.split(
    ' ',
  );
const sentence = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' '));
const anything = fc.oneof(sentence, fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 200 }));

describe('qualunque testo si legge senza danni', () => {
  test('le posizioni sono in ordine, dentro il testo, senza sovrapporsi; nessun testo fa fallire la lettura', () => {
    fc.assert(
      fc.property(anything, (text) => {
        let end = 0;
        for (const { from, to } of readFields(text)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  test('il testo semplificato è lungo come l’originale, e lo stesso campo si trova anche spostato', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(plainText(text)).toHaveLength(text.length);
      }),
    );
    fc.assert(
      fc.property(fc.nat(200), (spaces) => {
        const text = `${' '.repeat(spaces)}Richiesta patente B`;
        const [field] = readFields(text);
        expect(text.slice(field?.from, field?.to)).toBe('patente B');
      }),
    );
  });

  test('maiuscole e minuscole non cambiano quello che si legge', () => {
    const fields = (text: string) => readFields(text).map((field) => notation(field).toLowerCase());
    for (const text of ['Patente B e CQC', 'inglese B2', 'part-time 24 ore settimanali', 'RAL 24.000-28.000', 'diploma', 'da gennaio 2027'])
      expect(fields(text.toUpperCase())).toEqual(fields(text));
  });
});

const THINGS = ['la patente B', 'la conoscenza dell’inglese', 'il diploma', 'la laurea', 'il patentino del muletto'];

describe('chi nega, nega prima e dopo', () => {
  test.each(THINGS)('%s: «non è richiesta X» e «X non è richiesta» dicono lo stesso, e senza negazione il contrario', (thing) => {
    const demand = (text: string) => readFields(text)[0]?.demand;
    for (const not of ['non è richiesta', 'non serve', 'non è necessaria', 'non è indispensabile']) {
      expect(demand(`${not} ${thing}`), not).toBe('notRequired');
      expect(demand(`${thing} ${not}`), not).toBe('notRequired');
    }
    for (const wish of ['preferibile', 'gradita', 'costituisce titolo preferenziale']) {
      expect(demand(`${wish} ${thing}`), wish).toBe('preferred');
      expect(demand(`${thing} ${wish}`), wish).toBe('preferred');
    }
    for (const must of ['è richiesta', 'obbligatoria', 'è indispensabile']) expect(demand(`${must} ${thing}`), must).toBe('required');
    expect(demand(thing)).toBe('required');
  });

  test('una negazione non passa la virgola; un desiderio che apre la frase sì', () => {
    const demands = (text: string) => readFields(text).map((field) => field.demand);
    expect(demands('senza patente B, inglese B2')).toEqual(['notRequired', 'required']);
    expect(demands('Preferibile patente B, inglese B2')).toEqual(['preferred', 'preferred']);
    expect(demands('Patente B obbligatoria, inglese gradito')).toEqual(['required', 'preferred']);
    expect(demands('Gradito il tedesco. Patente B')).toEqual(['preferred', 'required']);
  });

  test('il luogo della parola decide anche fuori dai campi', () => {
    const text = plainText('Uso di Excel; gradita la conoscenza di Python');
    expect(demandAt(text, text.indexOf('excel'), text.indexOf('excel') + 5)).toBe('required');
    expect(demandAt(text, text.indexOf('python'), text.indexOf('python') + 6)).toBe('preferred');
  });
});

describe('testi ostili', () => {
  const HOSTILE = [
    'a',
    '1',
    ' ',
    '(',
    '((a',
    'patente ',
    'senza ',
    'non ',
    'inglese ',
    '€ 1',
    '1.',
    '1.111',
    'part time ',
    'livello ',
    'paga ',
    'esperienza di ',
    '2 anni di esperienza ',
    'laurea ',
    'diploma di ',
    'inizio 1 marzo 2027 ',
    '-',
    'ccnl ',
    '\n',
    'da ',
    '\u0000',
    'è',
  ];

  test.each(HOSTILE)('100 kB di %j costano in proporzione, non di più', (piece) => {
    // Processor time, the best of three: four times the text may cost eight times, and quadratic reading would cost sixteen.
    const cost = (size: number) => Math.min(...[1, 2, 3].map(() => timed(piece.repeat(Math.ceil(size / piece.length)).slice(0, size))));
    cost(4_000);
    expect(cost(48_000)).toBeLessThan(8 * cost(12_000) + 20);
    expect(timed(piece.repeat(100_000 / piece.length))).toBeLessThan(1_000);
  });
});

test('anche dove V8 interpreta le espressioni regolari invece di tradurle, come può fare in un processo che vive a lungo', () => {
  const reader = path.join(import.meta.dirname, 'read-fields.ts');
  const script = `
    import { readFields } from ${JSON.stringify(pathToFileURL(reader).href)};
    const cost = (size) => {
      const before = process.cpuUsage();
      for (const piece of ['a', 'a ', '1', 'patente ', 'è']) readFields(piece.repeat(size / piece.length));
      return process.cpuUsage(before).user / 1000;
    };
    cost(1000);
    console.log(JSON.stringify([cost(4000), cost(16000)]));`;
  const run = execFileSync(process.execPath, ['--regexp-interpret-all', '--input-type=module', '--eval', script], { timeout: 25_000 });
  const [short = 0, long = 0] = JSON.parse(run.toString()) as number[];
  expect(long).toBeLessThan(8 * short + 20);
});

function timed(text: string): number {
  const before = process.cpuUsage();
  readFields(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
