import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import { taxonomyOf } from '../../taxonomy/api.ts';
import { CREMONA, seededApp } from '../testing/seeded-app.ts';

const PAIRS = 10_000;
const database = await testDatabase();
const { app, platform, publish } = await seededApp(database);
const taxonomy = await taxonomyOf(platform);
const uris = [...taxonomy.skills()].slice(0, 40).map(({ uri }) => uri);
await publish(
  uris.slice(0, 20).map((uri, position) => ({
    ...CREMONA,
    title: `Annuncio ${position}`,
    skills: [{ skill_id: taxonomy.skillByUri(uri)?.id ?? 0, essential: true, licence: false, implied: false }],
  })),
);

const request = fc.record({
  skills: fc.array(
    fc.constantFrom(...uris).map((uri) => ({ uri })),
    { minLength: 1, maxLength: 4 },
  ),
  place: fc.constantFrom('Cremona', 'Crema', 'Milano'),
  radius_km: fc.constantFrom(10, 50),
  languages: fc.constantFrom([], [{ code: 'en', level: 'B1' }]),
  limit: fc.constant(5),
});
const person = fc.record({
  name: fc.constantFrom('Giulia', 'Mohamed', 'Wei', 'Oluwaseun', 'Ștefan'),
  sex: fc.constantFrom('F', 'M', 'X'),
  age: fc.integer({ min: 15, max: 67 }),
  origin: fc.constantFrom('IT', 'MA', 'CN', 'NG', 'RO'),
});
/** Where somebody could try to send it. */
const hidden = fc.constantFrom('root', 'skill', 'interests');

/** Asks from a new address each time, or the limit of requests per minute would answer. */
let asked = 0;
async function ask(payload: object) {
  const from = `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked++ & 255}`;
  const { statusCode, body } = await app.inject({ method: 'POST', url: '/api/v1/matches', payload, remoteAddress: from });
  return { status: statusCode, body };
}

function sentWith(profile: object & { skills: readonly object[] }, traits: object, where: 'root' | 'skill' | 'interests'): object {
  if (where === 'root') return { ...profile, ...traits };
  if (where === 'interests') return { ...profile, interests: { R: 1, ...traits } };
  return { ...profile, skills: profile.skills.map((skill) => ({ ...skill, ...traits })) };
}

test('dalla porta dei programmi: diecimila coppie diverse solo per nome, sesso, età o origine ricevono la stessa risposta', async () => {
  const sample = <T>(values: fc.Arbitrary<T>, seed: number) => fc.sample(values, { numRuns: PAIRS, seed });
  const profiles = sample(request, 21);
  const [ones, others, places] = [sample(person, 22), sample(person, 23), sample(hidden, 24)];
  let different = 0;
  let refused = 0;
  for (const [i, profile] of profiles.entries()) {
    const one = await ask(sentWith(profile, ones[i] ?? {}, places[i] ?? 'root'));
    const other = await ask(sentWith(profile, others[i] ?? {}, places[i] ?? 'root'));
    if (one.status !== other.status || one.body !== other.body) different++;
    if (one.status === 400 && /"name", "sex", "age", "origin"|name.*sex.*age.*origin/.test(one.body)) refused++;
  }
  expect(different).toBe(0);
  // Not ignored in silence: whoever sends them learns that they have no place here.
  expect(refused).toBe(PAIRS);
}, 180_000);

test('le stesse richieste senza quei dati sono accolte, e trovano opportunità', async () => {
  let found = 0;
  for (const profile of fc.sample(request, { numRuns: 300, seed: 21 })) {
    const { status, body } = await ask(profile);
    expect(status).toBe(200);
    found += (JSON.parse(body) as { total: number }).total;
  }
  expect(found).toBeGreaterThan(100);
});
