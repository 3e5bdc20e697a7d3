import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EVERYTHING, pageRequest, requestOf, type SearchRequest, SORTS, searchAddress, sinceInstant } from './search-request.ts';

const word = fc
  .stringMatching(/^[a-zàèì0-9+&=# ]{1,20}$/)
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '');
const code = fc.stringMatching(/^[a-z_-]{1,10}$/);
const request: fc.Arbitrary<SearchRequest> = fc.record({
  q: fc.oneof(word, fc.constant('')),
  near: word,
  radius_km: fc.integer({ min: 1, max: 300 }),
  kind: fc.uniqueArray(code, { maxLength: 4 }),
  contract: fc.uniqueArray(code, { maxLength: 4 }),
  schedule: fc.uniqueArray(code, { maxLength: 2 }),
  sector: fc.uniqueArray(code, { maxLength: 4 }),
  province: fc.uniqueArray(code, { maxLength: 4 }),
  occupation: fc.oneof(word, fc.constant('')),
  salary_min: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
  published_since: fc.constantFrom('', '7', '2026-10-25', '2026-10-25T10:00:00Z'),
  sort: fc.constantFrom(...SORTS),
  exact: fc.boolean(),
  plain: fc.boolean(),
});

test('una ricerca scritta nell’indirizzo si rilegge uguale', () => {
  fc.assert(
    fc.property(request, (asked) => {
      const params = new URLSearchParams(searchAddress(asked));
      const query = Object.fromEntries(
        [...new Set(params.keys())].map((name) => [name, params.getAll(name).length > 1 ? params.getAll(name) : params.get(name)]),
      );
      expect(requestOf(pageRequest.parse(query))).toEqual(asked);
    }),
  );
});

test('tutto il resto, comunque scritto, non è mai un errore', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...Object.keys(EVERYTHING), 'page', 'vista', 'esatto'), fc.oneof(fc.string(), fc.array(fc.string()))),
      (query) => {
        const asked = requestOf(pageRequest.parse(query));
        expect(asked.radius_km).toBeGreaterThan(0);
        expect(searchAddress(asked).length).toBeLessThan(40_000);
      },
    ),
  );
});

test('«pubblicati oggi» comincia a mezzanotte a Roma, anche nella notte in cui cambia l’ora', () => {
  expect(sinceInstant('1', new Date('2026-10-25T22:59:00Z'))?.toISOString()).toBe('2026-10-24T22:00:00.000Z');
  expect(sinceInstant('1', new Date('2026-03-29T21:59:00Z'))?.toISOString()).toBe('2026-03-28T23:00:00.000Z');
  expect(sinceInstant('2026-11-21', new Date(0))?.toISOString()).toBe('2026-11-20T23:00:00.000Z');
  expect(sinceInstant('2026-02-30', new Date(0))).toBeNull();
});
