import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, expectTypeOf, test } from 'vitest';
import { adArbitrary, profileArbitrary } from '../../testing/arbitraries.ts';
import { NOW } from '../../testing/samples.ts';
import { createIndex } from '../search-index.ts';
import type { AdDocument, MatchProfile, MatchResult } from '../types.ts';

type ProtectedTrait =
  | 'age'
  | 'birthDate'
  | 'sex'
  | 'gender'
  | 'name'
  | 'origin'
  | 'nationality'
  | 'citizenship'
  | 'ethnicity'
  | 'religion'
  | 'belief'
  | 'language'
  | 'motherTongue'
  | 'health'
  | 'disability'
  | 'pregnancy'
  | 'maritalStatus'
  | 'children'
  | 'orientation'
  | 'union'
  | 'photo';

test('il profilo che si abbina non ha posto per tratti protetti, e nemmeno le sue parti', () => {
  expectTypeOf<Extract<keyof MatchProfile, ProtectedTrait>>().toBeNever();
  expectTypeOf<Extract<keyof MatchProfile['skills'][number], ProtectedTrait>>().toBeNever();
  expectTypeOf<Extract<keyof MatchProfile['occupations'][number], ProtectedTrait>>().toBeNever();
  expectTypeOf<keyof MatchProfile>().toEqualTypeOf<
    | ('skills' | 'occupations' | 'interests' | 'near' | 'radiusKm' | 'contracts' | 'schedules' | 'licences' | 'kinds' | 'limit')
    | ('travel' | 'refusedOccupations' | 'refusedIsco' | 'hours' | 'languages' | 'availableFrom')
  >();
});

type Door = (profile: MatchProfile, now: number) => MatchResult;

/** How many of these pairs, alike but for name, sex, age and origin, get different answers. */
function differentPairs(door: Door, numRuns: number): number {
  const profiles = fc.sample(profileArbitrary, { numRuns, seed: 4 });
  const [ones, others] = [5, 6].map((seed) => fc.sample(traits, { numRuns, seed }));
  return profiles.filter((profile, i) => {
    const [one, other] = [ones?.[i], others?.[i]].map((person) => door({ ...profile, limit: 5, ...person }, NOW));
    return !isDeepStrictEqual(one, other);
  }).length;
}

const traits = fc.record({
  name: fc.string(),
  sex: fc.constantFrom('F', 'M', 'X'),
  age: fc.integer({ min: 15, max: 67 }),
  origin: fc.constantFrom('IT', 'MA', 'CN', 'NG', 'RO'),
});

function indexOfHundred() {
  const index = createIndex();
  for (const ad of fc.sample(adArbitrary, { numRuns: 100, seed: 3 })) index.upsert(ad as AdDocument);
  return index;
}

test('diecimila coppie di persone diverse solo per nome, sesso, età o origine: nessuna differenza', () => {
  const index = indexOfHundred();
  expect(differentPairs((profile, now) => index.match(profile, now), 10_000)).toBe(0);
});

test('la prova qui sopra non è cieca: un motore che guardasse l’età verrebbe scoperto', () => {
  const index = indexOfHundred();
  const biased: Door = (profile, now) => {
    const { age = 0 } = profile as { age?: number };
    return index.match(age > 50 ? { ...profile, limit: 1 } : profile, now);
  };
  expect(differentPairs(biased, 1000)).toBeGreaterThan(100);
});
