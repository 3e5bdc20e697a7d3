import { describe, expect, test } from 'vitest';
import { smallTaxonomy, testOccupation } from '../../testing/small-taxonomy.ts';
import { withoutAbbreviations } from './abbreviations.ts';
import { SimilarWords } from './similar-words.ts';
import { packRows } from './sparse-rows.ts';
import { dot, truncatedSvd } from './truncated-svd.ts';

describe('le abbreviazioni dei titoli', () => {
  test.each([
    ['resp. risorse umane', 'responsabile risorse umane'],
    ['Add. magazzino', 'addetto magazzino'],
    ['imp. amm.va', 'impiegato amministrativo'],
    ['ass. alla poltrona', 'assistente alla poltrona'],
    ['ing. edile', 'ingegnere edile'],
    ['OSS', 'operatore socio sanitario'],
    ['asso dei motori', 'asso dei motori'],
    ['dir', 'dir'],
    ['responsabile', 'responsabile'],
    ['', ''],
  ])('«%s» si legge «%s»', (short, long) => {
    expect(withoutAbbreviations(short)).toBe(long);
  });
});

describe('parole che si somigliano', () => {
  const words = ['camerier', 'cuoc', 'magazzinier', 'metallurg', 'ortodont', 'lavor'];
  const similar = new SimilarWords(words);
  const found = (word: string) => similar.find(word).map(({ at }) => words[at]);

  test.each([
    ['cameirer', 'camerier'],
    ['magaziner', 'magazzinier'],
    ['camerierr', 'camerier'],
    ['metallurgist', 'metallurg'],
  ])('«%s» è presa per «%s»', (typed, meant) => {
    expect(found(typed)[0]).toBe(meant);
  });

  test('parole corte o lontane restano sconosciute', () => {
    for (const word of ['cu', 'xyz', 'aerospazial', '']) expect(found(word)).toEqual([]);
  });

  test('cercare due volte dà la stessa risposta', () => {
    expect(similar.find('cameirer')).toEqual(similar.find('cameirer'));
  });
});

describe('le direzioni più forti di una matrice', () => {
  const svd = (rows: readonly ReadonlyMap<number, number>[], width: number, size: number) => {
    const making = truncatedSvd(packRows(rows, width), size);
    for (;;) {
      const step = making.next();
      if (step.done) return step.value;
    }
  };

  test('con tutte le direzioni la matrice si ricompone', () => {
    const rows = [
      new Map([[0, 3]]),
      new Map([
        [0, 1],
        [1, 2],
      ]),
      new Map([
        [2, 5],
        [1, 1],
      ]),
    ];
    const { size, ofRows, ofColumns, strengths } = svd(rows, 3, 3);
    for (const [row, values] of rows.entries()) {
      for (let column = 0; column < 3; column++) {
        let sum = 0;
        for (let each = 0; each < size; each++) {
          sum += (ofRows[row * size + each] as number) * (strengths[each] as number) * (ofColumns[column * size + each] as number);
        }
        expect(sum).toBeCloseTo(values.get(column) ?? 0, 4);
      }
    }
  });

  test('righe uguali o vuote non danno numeri senza senso', () => {
    const { ofRows, ofColumns } = svd([new Map([[0, 1]]), new Map([[0, 1]]), new Map()], 2, 3);
    expect([...ofRows, ...ofColumns].every(Number.isFinite)).toBe(true);
  });

  test('il prodotto scalare vale anche per lunghezze che non sono multipli di quattro', () => {
    expect(dot(Float32Array.of(1, 2, 3, 4, 5), Float32Array.of(1, 1, 1, 1, 2))).toBe(20);
    expect(dot(Float32Array.of(9, 1, 2), Float32Array.of(9, 9, 3, 4), 1, 2, 2)).toBe(11);
  });
});

describe('il senso delle parole imparato dalla classificazione', () => {
  const both = (id: number, it: string[], en: string[], isco: string) =>
    testOccupation(id, it[0] as string, {
      isco,
      labels: [
        { lang: 'it', role: 'preferred', labels: it.slice(0, 1) },
        { lang: 'it', role: 'alternative', labels: it.slice(1) },
        { lang: 'en', role: 'preferred', labels: en },
      ],
    });
  const taxonomy = smallTaxonomy({
    occupations: [
      both(1, ['sviluppatore di software', 'programmatore'], ['software developer'], '2512'),
      both(2, ['cuoco', 'addetto alla cucina'], ['cook'], '5120'),
      both(3, ['aiuto cuoco', 'aiutante di cucina'], ['kitchen helper'], '9412'),
      both(4, ['contabile'], ['accountant'], '3313'),
    ],
  });

  test('un titolo inglese trova il mestiere italiano', () => {
    expect(taxonomy.linkTitle('senior software developer')[0]?.occupation.id).toBe(1);
  });

  test('dopo il mestiere vengono quelli che gli stanno vicino, gli altri più in fondo', () => {
    const order = taxonomy.linkTitle('cucina', { limit: 10 }).map(({ occupation }) => occupation.id);
    expect(order.slice(0, 2).toSorted()).toEqual([2, 3]);
  });

  test('a passi o tutto in una volta, il risultato è lo stesso', () => {
    const stepped = smallTaxonomy({ occupations: [both(1, ['cuoco'], ['cook'], '5120'), both(2, ['sarto'], ['tailor'], '7531')] });
    expect([...stepped.prepareTitles()].length).toBeGreaterThan(0);
    expect([...stepped.prepareTitles()]).toEqual([]);
    expect(stepped.linkTitle('cook')[0]?.occupation.id).toBe(1);
  });
});
