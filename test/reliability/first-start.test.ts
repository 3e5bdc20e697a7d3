import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { processesUnder } from '../support/embedded.ts';
import { freePort, type Installation, installation, prepareProduct, ready } from '../support/product.ts';
import { askDatabase } from '../support/rows.ts';

// Where in the first start the process is killed: empty disk, database being made, tables, places, taxonomy, invented ads.
const KILLED_AT_MS = [100, 400, 900, 1600];
const DEMO_ADS = 3200;

// Real processes on a machine that may be busy: what is measured has its own limits.
vi.setConfig({ testTimeout: 240_000 });
beforeAll(async () => void (await prepareProduct()));

const COUNTS = `select
  (select count(*)::int from territory_place) as places,
  (select count(distinct istat)::int from territory_place) as "differentPlaces",
  (select count(*)::int from taxonomy_occupation) as occupations,
  (select count(*)::int from taxonomy_skill) as skills,
  (select count(*)::int from opportunities_ad) as ads,
  (select count(distinct (source_id, external_key))::int from opportunities_ad) as "differentAds",
  (select count(*)::int from opportunities_source) as sources`;

interface Counts {
  places: number;
  differentPlaces: number;
  occupations: number;
  skills: number;
  ads: number;
  differentAds: number;
  sources: number;
}

async function countsOf(place: Installation): Promise<Counts> {
  const [counts] = await askDatabase<Counts & Record<string, number>>(place, COUNTS);
  if (!counts) throw new Error('no counts');
  return counts;
}

async function expectWhole(place: Installation, url: string, ads: number): Promise<void> {
  const found = await countsOf(place);
  expect(found.places).toBeGreaterThan(7800);
  expect(found.differentPlaces).toBe(found.places);
  expect(found.occupations).toBeGreaterThanOrEqual(250);
  expect(found.skills).toBeGreaterThanOrEqual(900);
  expect(found).toMatchObject({ ads, differentAds: ads, sources: ads > 0 ? 1 : 0 });
  const search = (await (await fetch(`${url}/api/v1/opportunities?limit=1`)).json()) as { total: number };
  expect(search.total > 0).toBe(ads > 0);
  expect(search.total).toBeLessThanOrEqual(ads);
}

describe('il primo avvio', () => {
  test('ucciso di colpo più volte, in momenti diversi e tra gli annunci di prova, riprende e finisce senza doppioni', async () => {
    const place = await installation({ prepared: false, environment: { TALENTHUB_DEMO: 'true' } });
    const port = String(await freePort());
    const killed: string[] = [];
    for (const around of KILLED_AT_MS) {
      const starting = place.spawn(['start'], { PORT: port });
      const moment = Math.round(around * (0.6 + 0.8 * Math.random()));
      await pause(moment);
      await starting.kill();
      killed.push(`${moment} ms`);
      // Now and then the machine goes down with everything.
      if (killed.length % 2 === 0) for (const pid of processesUnder(place.dataDir)) process.kill(pid, 'SIGKILL');
    }
    const seeding = place.spawn(['start'], { PORT: port });
    while (!/\d+\/3200/.test(seeding.stderr()) && seeding.process.exitCode === null) await pause(10);
    await seeding.kill();
    const server = await ready(place.spawn(['start'], { PORT: port }), `http://127.0.0.1:${port}`);
    await expectWhole(place, server.url, DEMO_ADS);
    expect((await server.stop()).code, `killed after ${killed.join(', ')}`).toBe(0);
    expect(processesUnder(place.dataDir)).toEqual([]);
  });

  test('due primi avvii insieme, su porte diverse, danno un solo contenuto', async () => {
    const place = await installation({ prepared: false });
    const servers = await Promise.all([place.serve(), place.serve()]);
    await expectWhole(place, servers[0].url, 0);
    expect((await servers[0].stop()).code).toBe(0);
    expect((await fetch(`${servers[1].url}/opportunita`)).status).toBe(200);
    expect((await servers[1].stop()).code).toBe(0);
    expect(processesUnder(place.dataDir)).toEqual([]);
  });
});
