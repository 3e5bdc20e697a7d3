import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../../test/support/database.ts';
import { createIndex } from '../../engine/search-index.ts';
import type { AdDocument, SearchQuery, SearchResult } from '../../engine/types.ts';
import { sqlSearch } from './sql-search.ts';
import { clearAdTexts, writeAdTexts } from './write-ad-texts.ts';

const database = await testDatabase();
const NOW = Date.parse('2026-11-21T09:00:00Z');
const DAY = 86_400_000;

const WORDS = [
  'cameriere',
  'camerieri',
  'sala',
  'cuoco',
  'cucina',
  'magazziniere',
  'muletto',
  'receptionist',
  'c++',
  "l'officina",
  'caffè',
  'turni',
  'di',
  "O'Brien",
  'programmatore',
  'programmare',
];
const PLACES = [
  { istat: '019036', name: 'Cremona', province: 'CR', lat: 45.1333, lon: 10.0244 },
  { istat: '015146', name: 'Milano', province: 'MI', lat: 45.4642, lon: 9.19 },
  { istat: '019035', name: 'Crema', province: 'CR', lat: 45.3626, lon: 9.6852 },
  { istat: '017029', name: 'Brescia', province: 'BS', lat: 45.5416, lon: 10.2118 },
];
const KINDS = ['job', 'internship', 'course'];
const CONTRACTS = ['permanent', 'fixed_term', 'agency'];
const SECTORS = ['ristorazione', 'logistica', 'informatica'];

const phrase = (most: number) => fc.array(fc.constantFrom(...WORDS), { maxLength: most }).map((words) => words.join(' '));
const ad = fc.record({
  kind: fc.constantFrom(...KINDS),
  title: phrase(4),
  body: phrase(12),
  organisation: phrase(2),
  place: fc.option(fc.constantFrom(...PLACES)),
  contract: fc.option(fc.constantFrom(...CONTRACTS)),
  schedule: fc.option(fc.constantFrom('full_time', 'part_time')),
  sectors: fc.subarray(SECTORS),
  occupation: fc.option(fc.integer({ min: 1, max: 4 })),
  pay: fc.option(fc.tuple(fc.integer({ min: 5000, max: 30_000 }), fc.integer({ min: 0, max: 9000 }))),
  age: fc.integer({ min: 0, max: 40 * DAY }),
  expires: fc.option(fc.integer({ min: -3 * DAY, max: 30 * DAY })),
  applications: fc.integer({ min: 0, max: 3 }),
});
const ads = fc.array(ad, { minLength: 5, maxLength: 60 }).map((all) => all.map(toDocument));

function toDocument(
  { place, pay, age, expires, ...rest }: ReturnType<typeof fc.sample<typeof ad extends fc.Arbitrary<infer T> ? T : never>>[number],
  index: number,
): AdDocument {
  return {
    ...rest,
    id: index + 1,
    place,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    isco: null,
    skills: [],
    riasec: null,
    licences: [],
    hoursWeek: null,
    languages: [],
    startsOn: null,
    payYear: pay && { min: pay[0], max: pay[0] + pay[1] },
    publishedAt: NOW - age,
    expiresAt: expires === null ? null : NOW + expires,
    language: 'it',
  };
}

const text = fc.oneof(
  phrase(5),
  fc.constantFrom('camer', 'prog', 'mag', 'of', 'sala camer', 'xyz', 'cuoco xyz', 'cuoco sala xyz', 'muletto turni xyz cucina'),
);
const query: fc.Arbitrary<SearchQuery> = fc.record({
  text,
  synonyms: fc.subarray([
    ['cuoco', 'cucina'],
    ['sala', 'cameriere', 'turni di sala'],
    ['cuoco sala', 'magazziniere'],
  ]),
  kinds: fc.subarray(KINDS),
  contracts: fc.subarray(CONTRACTS),
  schedules: fc.subarray(['full_time', 'part_time']),
  sectors: fc.subarray(SECTORS),
  provinces: fc.subarray(['CR', 'MI']),
  occupations: fc.subarray([1, 2]),
  near: fc.option(
    fc.constantFrom(...PLACES).map(({ lat, lon }) => ({ lat, lon })),
    { nil: undefined },
  ),
  radiusKm: fc.option(fc.constantFrom(5, 30, 50, 100), { nil: undefined }),
  payYearMin: fc.option(fc.integer({ min: 5000, max: 35_000 }), { nil: undefined }),
  publishedSince: fc.option(
    fc.integer({ min: 0, max: 40 * DAY }).map((age) => NOW - age),
    { nil: undefined },
  ),
  sort: fc.constantFrom('relevance' as const, 'relevance' as const, 'date' as const, 'distance' as const, 'pay' as const),
  offset: fc.constantFrom(0, 3),
  limit: fc.constantFrom(5, 100),
});

test('la ricerca in memoria e quella in SQL trovano gli stessi annunci, con gli stessi totali, conteggi, punteggi e ordine', async () => {
  await fc.assert(
    fc.asyncProperty(ads, fc.array(query, { minLength: 40, maxLength: 40 }), async (documents, queries) => {
      const index = createIndex();
      for (const document of documents) index.upsert(document);
      await database.write(async (db) => {
        await clearAdTexts(db, new Date(NOW));
        await writeAdTexts(db, documents);
      });
      const answers = await database.read(async (db) => {
        const all: SearchResult[] = [];
        for (const each of queries) all.push(await sqlSearch(db, each, NOW));
        return all;
      });
      for (const [number, each] of queries.entries()) {
        const expected = index.search(each, NOW);
        const found = answers[number] as SearchResult;
        expect(found.hits.map(({ id }) => id)).toEqual(expected.hits.map(({ id }) => id));
        expect(found.next === null).toBe(expected.next === null);
        if (expected.next && found.next) {
          const [after, afterRow] = [expected.next, found.next];
          const rest = index.search({ ...each, after, offset: 0 }, NOW);
          const restOfRows = await database.read((db) => sqlSearch(db, { ...each, after: afterRow, offset: 0 }, NOW));
          expect(restOfRows.hits.map(({ id }) => id)).toEqual(rest.hits.map(({ id }) => id));
          expect(rest.hits.map(({ id }) => id)).toEqual(
            index.search({ ...each, offset: each.offset + each.limit }, NOW).hits.map(({ id }) => id),
          );
        }
        expect({ total: found.total, facets: found.facets, relaxed: found.relaxed }).toEqual({
          total: expected.total,
          facets: expected.facets,
          relaxed: expected.relaxed,
        });
        if (each.sort === 'relevance') expect(found.hits.map(({ score }) => score)).toEqual(expected.hits.map(({ score }) => score));
        for (const [at, hit] of found.hits.entries()) expect(hit.distanceKm ?? -1).toBeCloseTo(expected.hits[at]?.distanceKm ?? -1, 6);
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 120_000);
