import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuMs, starterLinker } from './title-linkers.ts';

const { link, parts } = await starterLinker();
const best = (text: string) => link(text, { limit: 1 })[0];

/** The shipped names of up to three words, as the index reads them: one occupation each. */
const labels = [...parts.index.exact]
  .filter(([text, matches]) => matches.length === 1 && text.split(' ').length <= 3 && /^[a-z' ]+$/.test(text))
  .map(([text]) => text);

/** One letter left out, doubled, changed or swapped with the next, inside a word of five letters or more. */
function misspelt(text: string, seed: number): string | null {
  const words = text.split(' ');
  const long = words.flatMap((word, at) => (word.length >= 5 ? [at] : []));
  if (long.length === 0) return null;
  const at = long[seed % long.length] as number;
  const word = words[at] as string;
  const place = 1 + (Math.floor(seed / 7) % (word.length - 2));
  const edits = [
    word.slice(0, place) + word.slice(place + 1),
    word.slice(0, place) + word[place] + word.slice(place),
    `${word.slice(0, place)}x${word.slice(place + 1)}`,
    `${word.slice(0, place)}${word[place + 1]}${word[place]}${word.slice(place + 2)}`,
  ];
  words[at] = edits[seed % edits.length] as string;
  return words.join(' ');
}

describe('titoli scritti male', () => {
  test('con un errore di battitura quasi nove titoli su dieci trovano ancora la stessa professione', () => {
    let tried = 0;
    let kept = 0;
    for (const [place, label] of labels.entries()) {
      const wrong = misspelt(label, place * 31 + 5);
      if (wrong === null || wrong === label) continue;
      tried += 1;
      if (best(wrong)?.occupation.id === best(label)?.occupation.id) kept += 1;
    }
    expect(tried).toBeGreaterThan(1000);
    console.log(`typos: ${kept} of ${tried} keep their occupation (${((100 * kept) / tried).toFixed(1)} %)`);
    expect(kept / tried).toBeGreaterThanOrEqual(0.85);
  });

  test('maiuscole, accenti, spazi e segni di genere non cambiano niente', () => {
    const wild = (label: string) => [label.toUpperCase(), `  ${label}  `, `${label} (m/f)`, label.replace(/a/g, 'à'), `${label}!`];
    fc.assert(
      fc.property(fc.constantFrom(...labels), (label) => {
        for (const form of wild(label)) expect(best(form)?.occupation.id, form).toBe(best(label)?.occupation.id);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['commessa', 'commesso', 'commesse', 'commessi', 'commesso/a'],
    ['cameriera', 'cameriere', 'cameriere/a', 'camerieri'],
    ['parrucchiera', 'parrucchiere', 'parrucchieri'],
    ['infermiere', 'infermiera', 'infermieri'],
    ['addetta vendite', 'addetto vendite', 'addetti vendita', 'add. vendite'],
    ['impiegato amministrativo', 'impiegata amministrativa', 'imp. amministrativa', 'imp. amm.va'],
    ['magazziniere', 'magazziniera', 'magazzinieri'],
  ])('genere, numero e abbreviazioni: %s', (first, ...others) => {
    for (const other of others) expect(best(other)?.occupation.id, other).toBe(best(first)?.occupation.id);
  });

  test('qualunque testo dà candidati ordinati, tra 0 e 1, ognuno una volta', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 120 }),
          fc.array(fc.constantFrom(...labels), { maxLength: 4 }).map((each) => each.join(' - ')),
        ),
        (text) => {
          const found = link(text, { limit: 100 });
          expect(found.length).toBeLessThanOrEqual(100);
          expect(new Set(found.map(({ occupation }) => occupation.id)).size).toBe(found.length);
          expect(found.every(({ score }) => score > 0 && score <= 1)).toBe(true);
          expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
        },
      ),
    );
  });
});

describe('la lista dei candidati', () => {
  test('va oltre le parole: dopo i titoli uguali vengono i mestieri vicini', () => {
    const found = link('cuoco', { limit: 100 });
    expect(found.length).toBeGreaterThan(12);
    const kitchen = found.slice(0, 8).filter(({ occupation }) => /^(?:5120|3434|9412|9411|5131|1412|7512)$/.test(occupation.isco));
    expect(kitchen.length).toBeGreaterThanOrEqual(5);
  });

  test('la soglia lascia fuori i candidati sotto e non cambia gli altri', () => {
    for (const text of ['cuoca', 'commesso negozio', 'addetta alle pulizie uffici', 'sistemista']) {
      for (const least of [0.3, 0.6, 0.95]) {
        expect(link(text, { limit: 100, least })).toEqual(link(text, { limit: 100 }).filter(({ score }) => score >= least));
      }
    }
  });

  test('un testo dieci volte più lungo non costa più di trenta volte tanto', () => {
    const cost = (text: string) => {
      for (let round = 0; round < 20; round++) link(text);
      const before = process.cpuUsage();
      for (let round = 0; round < 100; round++) link(text);
      return cpuMs(before);
    };
    const one = 'impiegata amministrativa con esperienza in paghe e contributi';
    expect(cost(Array.from({ length: 10 }, () => one).join(' '))).toBeLessThan(30 * cost(one));
  });
});
