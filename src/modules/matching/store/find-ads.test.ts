import { expect, test } from 'vitest';
import { TEST_NOW, testPlatform } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { EVERYTHING } from '../domain/search-request.ts';
import { synonymGroups } from '../domain/synonym-groups.ts';
import { CREMONA, MILANO, seededApp } from '../testing/seeded-app.ts';
import { adsOf, findAds } from './find-ads.ts';
import { indexOf } from './live-index.ts';
import { followAdTexts } from './sql/write-ad-texts.ts';

const database = await testDatabase();
const { platform, publish } = await seededApp(database);
const now = new Date(TEST_NOW);
const window = { offset: 0, limit: 10 };

/** A process whose index never finishes loading. */
function loadingPlatform(): Platform {
  const other = testPlatform(database);
  indexOf(other).refresh = () => new Promise(() => undefined);
  return other;
}

test('senza indice e senza righe: la ricerca dice che si sta preparando', async () => {
  const answer = await findAds(loadingPlatform(), EVERYTHING, window, now);
  expect(answer).toMatchObject({ ok: false, error: { code: 'matching.index-loading', status: 503 } });
});

test('mentre l’indice si carica risponde il database, con gli stessi annunci', async () => {
  await publish([
    { title: 'Cuoco di bordo', ...MILANO },
    { title: 'Cuoca in mensa', ...CREMONA, pay_min: 20_000, pay_max: 22_000, pay_per: 'year', pay_currency: 'EUR', pay_net: false },
  ]);
  await followAdTexts(platform);
  const loading = loadingPlatform();
  for (const request of [
    { ...EVERYTHING, q: 'cuoco' },
    { ...EVERYTHING, near: 'Cremona' },
    { ...EVERYTHING, salary_min: 21_000 },
    { ...EVERYTHING, province: ['MI'] },
    { ...EVERYTHING, published_since: '1' },
  ]) {
    const [fast, slow] = [await findAds(platform, request, window, now), await findAds(loading, request, window, now)];
    if (!fast.ok || !slow.ok) throw new Error('no answer');
    expect(slow.value.index).toBeNull();
    expect(fast.value.result.total).toBeGreaterThan(0);
    expect(slow.value.result.total).toBe(fast.value.result.total);
    expect(slow.value.result.facets).toEqual(fast.value.result.facets);
    const ids = slow.value.result.hits.map(({ id }) => id);
    expect((await adsOf(loading, ids, now)).map(({ id }) => id)).toEqual(ids);
  }
}, 30_000);

test('dice che cosa non ha capito e cerca con il resto', async () => {
  const asked = { ...EVERYTHING, kind: ['job', 'boh'], near: 'Atlantide Sommersa', occupation: 'non-esiste' };
  const answer = await findAds(platform, asked, window, now);
  if (!answer.ok) throw new Error('no answer');
  expect(answer.value.request.kind).toEqual(['job']);
  expect(answer.value.unknown).toEqual([
    { field: 'kind', value: 'boh' },
    { field: 'near', value: 'Atlantide Sommersa' },
    { field: 'occupation', value: 'non-esiste' },
  ]);
});

test('i sinonimi valgono per la frase più lunga; una frase intera di parole non ne ha', () => {
  const known: Record<string, string[]> = {
    'aiuto cuoco': ['commis'],
    cuoco: ['chef'],
    mensa: ['refettorio', 'Mensa', 'mensa aziendale', 'refettori scolastici'],
  };
  const of = (phrase: string) => known[phrase] ?? [];
  expect(synonymGroups('Aiuto cuoco in mensa', of)).toEqual([
    ['aiuto cuoco', 'commis'],
    ['mensa', 'refettorio'],
  ]);
  expect(synonymGroups('un cuoco che sappia cucinare bene in una mensa', of)).toEqual([]);
});
