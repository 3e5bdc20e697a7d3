import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adArbitrary, profileArbitrary, queryArbitrary } from '../testing/arbitraries.ts';
import { createReference } from '../testing/reference.ts';
import { withChange } from '../testing/reference-match.ts';
import { anAd, aProfile, aQuery, NOW } from '../testing/samples.ts';
import type { Index } from './index-contract.ts';
import { createIndex } from './search-index.ts';
import type { AdDocument, MatchProfile, SearchQuery } from './types.ts';

type Step = { readonly add: AdDocument } | { readonly remove: number };

const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: adArbitrary.map((add) => ({ add })) },
    { weight: 1, arbitrary: fc.record({ remove: fc.integer({ min: 1, max: 60 }) }) },
  ),
  { maxLength: 120, size: 'max' },
);

function bothAfter(history: readonly Step[]) {
  const index = createIndex();
  const reference = createReference();
  for (const step of history) {
    for (const one of [index, reference]) {
      if ('add' in step) one.upsert(step.add);
      else one.remove(step.remove);
    }
  }
  return { index, reference };
}

function expectSameSearch(index: Index, reference: ReturnType<typeof createReference>, query: SearchQuery) {
  const { didYouMean: _, ...found } = index.search(query, NOW);
  expect(found).toEqual(reference.search(query, NOW));
}

function expectSameMatch(index: Index, reference: ReturnType<typeof createReference>, profile: MatchProfile) {
  const found = index.match(profile, NOW);
  const wanted = reference.match(profile, NOW);
  expect(found).toMatchObject({ evaluated: wanted.evaluated, total: wanted.total });
  expect(found.items.map(({ id, score }) => [id, score])).toEqual(wanted.items.map(({ ad, score }) => [ad.id, score]));
  found.items.forEach(({ parts, score }, i) => {
    for (const { name, points } of parts) expect(points).toBe(wanted.items[i]?.parts[name]);
    expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(score);
  });
  for (const { change, opens } of found.whatWouldChange) {
    expect(reference.match(withChange(profile, change), NOW).total - wanted.total).toBe(opens);
  }
}

describe('l’indice e la copia ingenua rispondono allo stesso modo', () => {
  test('ricerca: stessi annunci, stesso ordine, stessi punteggi, stesse faccette, anche dopo modifiche e rimozioni', () => {
    fc.assert(
      fc.property(steps, fc.array(queryArbitrary, { minLength: 8, maxLength: 12 }), (history, queries) => {
        const { index, reference } = bothAfter(history);
        for (const query of queries) expectSameSearch(index, reference, query);
      }),
      { numRuns: 150 },
    );
  });

  test('abbinamento: stessi annunci, stessi punti, e ogni «cosa cambierebbe» apre esattamente quanto dice', () => {
    fc.assert(
      fc.property(steps, fc.array(profileArbitrary, { minLength: 8, maxLength: 12 }), (history, profiles) => {
        const { index, reference } = bothAfter(history);
        for (const profile of profiles) expectSameMatch(index, reference, profile);
      }),
      { numRuns: 200 },
    );
  });

  test('durante migliaia di sostituzioni le risposte restano le stesse', () => {
    const { index, reference } = bothAfter([]);
    const queries = fc.sample(queryArbitrary, { numRuns: 200, seed: 8 });
    const profiles = fc.sample(profileArbitrary, { numRuns: 200, seed: 9 });
    fc.sample(adArbitrary, { numRuns: 3000, seed: 7 }).forEach((ad, step) => {
      index.upsert(ad);
      reference.upsert(ad);
      if (step % 15 !== 0) return;
      expectSameSearch(index, reference, queries[step / 15] as SearchQuery);
      expectSameSearch(index, reference, aQuery({ text: 'cameriere' }));
      expectSameMatch(index, reference, profiles[step / 15] as MatchProfile);
    });
  });
});

describe('un indice che cambia', () => {
  test('vuoto: nessun risultato, nessun errore', () => {
    const index = createIndex();
    expect(index.size).toBe(0);
    expect(index.search(aQuery({ text: 'cameriere', near: { lat: 45, lon: 9 }, radiusKm: 10 }), NOW)).toMatchObject({
      total: 0,
      hits: [],
      widerRadius: [],
    });
    expect(index.match(aProfile({ skills: [{ id: 1 }] }), NOW)).toEqual({ evaluated: 0, total: 0, items: [], whatWouldChange: [] });
    expect(index.explain(aProfile(), 1, NOW)).toBeNull();
    expect(index.complete('cam')).toEqual([]);
    expect(index.stats()).toMatchObject({ ads: 0, terms: 0 });
  });

  test('un annuncio modificato si trova solo con il testo nuovo', () => {
    const index = createIndex();
    index.upsert(anAd({ title: 'Saldatore' }));
    index.upsert(anAd({ title: 'Panettiere' }));
    expect(index.size).toBe(1);
    expect(index.search(aQuery({ text: 'saldatore' }), NOW).total).toBe(0);
    expect(index.search(aQuery({ text: 'panettiere' }), NOW).total).toBe(1);
  });

  test('rimuovere un annuncio sconosciuto, o due volte lo stesso, non fa danni', () => {
    const index = createIndex();
    index.upsert(anAd());
    index.remove(99);
    index.remove(1);
    index.remove(1);
    expect(index.size).toBe(0);
    expect(index.search(aQuery(), NOW).total).toBe(0);
  });

  test('un annuncio scade nell’istante indicato, senza che nessuno lo tolga', () => {
    const index = createIndex();
    index.upsert(anAd({ expiresAt: NOW }));
    expect(index.search(aQuery({ text: 'cameriere' }), NOW - 1).total).toBe(1);
    expect(index.search(aQuery({ text: 'cameriere' }), NOW).total).toBe(0);
    expect(index.match(aProfile(), NOW - 1).evaluated).toBe(1);
    expect(index.match(aProfile(), NOW).evaluated).toBe(0);
  });
});
