import fc from 'fast-check';
import { expect, expectTypeOf, test } from 'vitest';
import { adArbitrary, profileArbitrary } from '../../testing/arbitraries.ts';
import { NOW } from '../../testing/samples.ts';
import { createIndex } from '../search-index.ts';
import type { AdDocument, MatchProfile } from '../types.ts';

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

test('diecimila coppie di persone diverse solo per nome, sesso, età o origine: nessuna differenza', () => {
  const index = createIndex();
  for (const ad of fc.sample(adArbitrary, { numRuns: 100, seed: 3 })) index.upsert(ad as AdDocument);
  const profiles = fc.sample(profileArbitrary, { numRuns: 10_000, seed: 4 });
  const people = fc.sample(
    fc.record({ name: fc.string(), sex: fc.constantFrom('F', 'M', 'X'), age: fc.integer({ min: 15, max: 34 }), origin: fc.string() }),
    { numRuns: 10_000, seed: 5 },
  );
  profiles.forEach((profile, i) => {
    const person: MatchProfile = { ...profile, limit: 5, ...people[i] };
    expect(index.match(person, NOW)).toEqual(index.match({ ...profile, limit: 5 }, NOW));
  });
});
