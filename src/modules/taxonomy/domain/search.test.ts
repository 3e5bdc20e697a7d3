import { describe, expect, test } from 'vitest';
import { smallTaxonomy, testOccupation, testSkill } from '../testing/small-taxonomy.ts';

const taxonomy = smallTaxonomy({
  occupations: [
    testOccupation(1, 'cameriere di sala', { synonyms: ['cameriera', 'personale di sala'] }),
    testOccupation(2, 'cameriere ai piani'),
    testOccupation(3, 'parrucchiere', {
      labels: [
        { lang: 'it', role: 'preferred', labels: ['parrucchiere'] },
        { lang: 'en', role: 'preferred', labels: ['hairdresser'] },
      ],
    }),
    testOccupation(4, 'perito chimico', { riasec: null, essential: [1, 2], optional: [2, 3] }),
  ],
  skills: [
    testSkill(1, 'gestire la cassa'),
    testSkill(2, 'lingua inglese'),
    testSkill(3, 'english language', [], { sameAs: 2, starter: false }),
  ],
});
const ids = (q: string) => taxonomy.searchOccupations(q, 'it').map((each) => each.id);

describe('cercare una professione', () => {
  test.each([
    ['camer', [1, 2]],
    ['cameriere piani', [2]],
    ['sala cameriere', [1]],
    ['cameriere', [1, 2]],
    ['parucchiere', [3]],
    ['hairdresser', [3]],
    ['perito', [4]],
    ['astronauta', []],
    ['', []],
  ])('«%s»', (q, expected) => {
    expect(ids(q).sort()).toEqual(expected);
  });

  test('chi scrive il titolo intero lo trova per primo', () => {
    expect(ids('cameriere ai piani')[0]).toBe(2);
  });
});

describe('altre parole per la stessa cosa', () => {
  test('sono i nomi della professione, senza quella che si è scritta', () => {
    expect(taxonomy.synonymsOf('Camerieri di sala')).toEqual(expect.arrayContaining(['cameriera', 'personale di sala']));
    expect(taxonomy.synonymsOf('personale di sala')).not.toContain('personale di sala');
    expect(taxonomy.synonymsOf('xyz')).toEqual([]);
  });
});

describe('concetti uniti', () => {
  test('il numero e l’URI di una competenza unita portano a quella che la rappresenta', () => {
    expect(taxonomy.skill(3)?.id).toBe(2);
    expect(taxonomy.skillByUri('urn:test:skill:3')?.id).toBe(2);
    expect([...taxonomy.skills()]).toHaveLength(2);
  });

  test('una competenza essenziale non è ripetuta tra le utili', () => {
    expect(taxonomy.occupation(4)).toMatchObject({ essential: [1, 2], optional: [] });
  });

  test('gli interessi diventano sei numeri, o niente se non si sanno', () => {
    expect(taxonomy.occupation(1)?.riasec).toEqual([0.1, 0.1, 0.1, 1, 0.75, 0.5]);
    expect(taxonomy.occupation(4)?.riasec).toBeNull();
  });
});
