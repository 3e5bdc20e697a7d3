import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, stem } from './text.ts';

const FAMILIES = [
  'cameriere cameriera camerieri',
  'magazziniere magazziniera magazzinieri',
  'infermiere infermiera infermieri',
  'parrucchiere parrucchiera parrucchieri',
  'saldatore saldatrice saldatori saldatrici',
  'sviluppatore sviluppatrice sviluppatori sviluppatrici',
  'operaio operaia operai operaie',
  'fornaio fornaia fornai',
  'ingegnere ingegnera ingegneri',
  'addetto addetta addetti addette',
  'barista baristi bariste',
  'cuoco cuoca cuochi cuoche',
  'impiegato impiegata impiegati impiegate',
  'developer developers',
  'waiter waiters',
];

test.each(FAMILIES)('le forme di un mestiere si trovano a vicenda: %s', (family) => {
  expect(new Set(family.split(' ').map(stem)).size).toBe(1);
});

test('mestieri diversi restano diversi', () => {
  const stems = FAMILIES.map((family) => stem(family.split(' ')[0] ?? ''));
  expect(new Set(stems).size).toBe(FAMILIES.length);
  expect(stem('camera')).not.toBe(stem('cameriere'));
});

describe('quanto distano due parole', () => {
  /** The whole table, the obvious way. */
  function plainDistance(a: string, b: string): number {
    const table = Array.from({ length: a.length + 1 }, (_, i) =>
      Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
    );
    const at = (i: number, j: number) => table[i]?.[j] ?? 0;
    for (let i = 1; i <= a.length; i++) {
      for (let j = 1; j <= b.length; j++) {
        let value = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, at(i - 2, j - 2) + 1);
        (table[i] as number[])[j] = value;
      }
    }
    return at(a.length, b.length);
  }

  test('fino al limite è la distanza vera, oltre dice solo che è oltre', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 3 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(plainDistance(a, b), limit + 1));
      }),
      { numRuns: 3000 },
    );
  });
});
