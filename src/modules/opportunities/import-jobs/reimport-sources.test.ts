import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TEST_NOW, testPlatform } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { fixedClock } from '../../../platform/clock/clock.ts';
import { loadPlaces } from '../../territory/testing/load-places.ts';
import { memoryClient } from '../sources/memory-client.ts';
import { importBench } from '../testing/import-bench.ts';
import { lines, offers } from '../testing/offers.ts';
import { reimportSources } from './reimport-sources.job.ts';

const database = await testDatabase();
const clock = fixedClock(TEST_NOW);
const platform = testPlatform(database, { clock });
const pages = new Map<string, { body: string; etag?: string }>();
const client = memoryClient(pages);
const bench = importBench(platform, client);
const URL_A = 'https://lavoro.example/feed.jsonl';

beforeAll(() => loadPlaces(database));
afterAll(() => bench.remove());

const open = async () =>
  (await database.pool.query<{ n: number }>('select count(*) as n from opportunities_ad where withdrawn_at is null')).rows[0]?.n;
const lastState = async () =>
  (await database.pool.query<{ state: string }>('select state from opportunities_import_run order by id desc limit 1')).rows[0]?.state;

describe('fonti che si reimportano da sole', () => {
  test('registrata con --every, la fonte è importata subito e poi quando è ora', async () => {
    pages.set(URL_A, { body: lines(offers(10)), etag: '"1"' });
    expect(await bench.run(URL_A, '--every', '60', '--source', 'Rete')).toMatchObject({ code: 0, counts: { new: 10 } });
    pages.set(URL_A, { body: lines(offers(8)), etag: '"2"' });
    await reimportSources(platform, client);
    expect(await open(), 'non è ancora ora').toBe(10);
    clock.set('2026-11-21T10:30:00Z');
    await reimportSources(platform, client);
    expect(await open(), 'quello che ha lasciato la fonte è chiuso').toBe(8);
  });

  test('se la fonte risponde che non è cambiata, non si tocca niente', async () => {
    clock.set('2026-11-21T12:00:00Z');
    await reimportSources(platform, client);
    expect(await lastState()).toBe('not-modified');
    expect(await open()).toBe(8);
  });

  test('una fonte rotta non chiude niente e non ferma le altre; la versione letta male non è ricordata', async () => {
    pages.set('https://altra.example/x.jsonl', { body: lines(offers(3, 'Q')) });
    await bench.run('https://altra.example/x.jsonl', '--every', '60', '--source', 'Altra');
    pages.set(URL_A, { body: '{"offerte": [{"ID_Ric', etag: '"3"' });
    pages.set('https://altra.example/x.jsonl', { body: lines(offers(4, 'Q')) });
    clock.set('2026-11-21T16:00:00Z');
    await reimportSources(platform, client);
    expect(await open()).toBe(12);
    pages.set(URL_A, { body: lines(offers(9)), etag: '"3"' });
    clock.set('2026-11-21T20:00:00Z');
    await reimportSources(platform, client);
    expect(await open()).toBe(13);
  });
});
