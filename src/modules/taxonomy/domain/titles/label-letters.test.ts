import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildLabelLetters } from './label-letters.ts';
import { buildTitleIndex } from './title-index.ts';
import { titleWords } from './title-words.ts';

const LABELS = [
  ['cameriere di sala', 'responsabile di sala'],
  ['magazziniere', 'addetto al magazzino'],
  ['insegnante di scuola primaria', 'maestro elementare'],
  [],
  ['saldatore'],
] as const;

function lettersOver(labels: readonly (readonly string[])[]) {
  const index = finish(buildTitleIndex(labels.flatMap((texts, owner) => texts.map((text) => ({ owner, text, quality: 1 })))));
  return finish(buildLabelLetters(index));
}

function finish<T>(making: Generator<void, T>): T {
  for (;;) {
    const step = making.next();
    if (step.done) return step.value;
  }
}

const letters = lettersOver(LABELS);
const closest = (title: string) => {
  const alike = letters.read(titleWords(title));
  return [...LABELS.keys()].sort((a, b) => alike(b) - alike(a))[0];
};

test('un titolo somiglia del tutto a se stesso, con le parole in qualunque ordine', () => {
  for (const [owner, texts] of LABELS.entries()) for (const text of texts) expect(letters.read(titleWords(text))(owner)).toBeCloseTo(1, 5);
  expect(letters.read(titleWords('sala, responsabile'))(0)).toBeGreaterThan(0.9);
});

test.each([
  ['camereire sala', 0],
  ['magazinaggio', 1],
  ['elementari', 2],
  ['saldatura tig', 4],
])('«%s» somiglia di più al mestiere giusto, anche senza parole in comune', (title, owner) => {
  expect(closest(title)).toBe(owner);
});

test('chi non ha nomi e un titolo senza parole non somigliano a niente', () => {
  expect(letters.read(titleWords('cameriere'))(3)).toBe(0);
  expect(letters.read(titleWords('cameriere'))(99)).toBe(0);
  expect(letters.read([])(0)).toBe(0);
});

test('qualunque titolo somiglia tra 0 e 1, e ogni volta allo stesso modo', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (title) => {
      const first = LABELS.map((_, owner) => letters.read(titleWords(title))(owner));
      for (const share of first) expect(share >= 0 && share <= 1 + 1e-6).toBe(true);
      expect(LABELS.map((_, owner) => letters.read(titleWords(title))(owner))).toEqual(first);
    }),
  );
});
