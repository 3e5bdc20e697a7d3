import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../../test/support/database.ts';
import { createIndex } from '../../engine/search-index.ts';
import type { AdDocument, MatchProfile } from '../../engine/types.ts';
import { adArbitrary, profileArbitrary } from '../../testing/arbitraries.ts';
import { anAd, aProfile, CREMONA, DAY, MILANO, NOW } from '../../testing/samples.ts';
import { sqlMatch } from './sql-match.ts';
import { clearAdTexts, writeAdTexts } from './write-ad-texts.ts';

const database = await testDatabase();

async function write(ads: readonly AdDocument[]): Promise<void> {
  await database.write(async (db) => {
    await clearAdTexts(db, new Date(NOW));
    await writeAdTexts(db, ads);
  });
}

function inMemory(ads: readonly AdDocument[], profile: MatchProfile) {
  const index = createIndex();
  for (const ad of ads) index.upsert(ad);
  const { total, items } = index.match(profile, NOW);
  const silent = { skills: 0, occupation: 0, interests: 0, distance: 0, contract: 0, recency: 0 };
  return {
    total,
    items: items.map(({ id, score, parts }) => ({
      id,
      score,
      points: { ...silent, ...Object.fromEntries(parts.map(({ name, points }) => [name, points])) },
    })),
  };
}

test('le proposte in memoria e in SQL sono le stesse: stessi annunci, totale, ordine e punti di ogni parte', async () => {
  const worlds = fc.array(adArbitrary, { minLength: 5, maxLength: 60 }).map((ads) => ads.map((ad, at) => ({ ...ad, id: at + 1 })));
  await fc.assert(
    fc.asyncProperty(worlds, fc.array(profileArbitrary, { minLength: 40, maxLength: 40 }), async (ads, profiles) => {
      await write(ads);
      await database.read(async (db) => {
        for (const profile of profiles) expect(await sqlMatch(db, profile, NOW)).toEqual(inMemory(ads, profile));
      });
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 180_000);

test('un limite resta un limite anche per il database: chi non lo rispetta non torna con i punti', async () => {
  const ads = [
    anAd({ id: 1 }),
    anAd({ id: 2, ...MILANO }),
    anAd({ id: 3, contract: null }),
    anAd({ id: 4, licences: [90] }),
    anAd({ id: 5, expiresAt: NOW }),
    anAd({ id: 6, occupation: 501 }),
    anAd({ id: 7, hoursWeek: { min: 40, max: 40 } }),
    anAd({ id: 8, languages: [{ code: 'en', level: 'C1', essential: true }] }),
    anAd({ id: 9, startsOn: NOW - DAY }),
    anAd({ id: 10, lat: null, lon: null }),
  ];
  await write(ads);
  const profile = aProfile({
    skills: [{ id: 11 }, { id: 12 }],
    near: CREMONA,
    radiusKm: 20,
    contracts: ['fixed_term'],
    refusedOccupations: [501],
    hours: { min: 10, max: 30 },
    languages: [{ code: 'en', level: 'B2' }],
    availableFrom: NOW,
  });
  const { total, items } = await database.read((db) => sqlMatch(db, profile, NOW));
  expect(total).toBe(1);
  expect(items.map(({ id }) => id)).toEqual([1]);
  expect(items[0]?.score).toBe(Object.values(items[0]?.points ?? {}).reduce((sum, points) => sum + points, 0));
});

test('a parità di punti decide chi ha meno candidature, poi il più recente, poi il numero', async () => {
  const ads = [
    anAd({ id: 1, applications: 3 }),
    anAd({ id: 2, applications: 1 }),
    anAd({ id: 3, applications: 1 }),
    anAd({ id: 4, applications: 1, publishedAt: NOW - 2 * DAY + 1 }),
  ];
  await write(ads);
  const { total, items } = await database.read((db) => sqlMatch(db, aProfile({ skills: [{ id: 11 }], limit: 3 }), NOW));
  expect(total).toBe(4);
  expect(items.map(({ id }) => id)).toEqual([4, 2, 3]);
});
