import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { processesUnder } from '../support/embedded.ts';
import { jobPosting, jobPostingFeed } from '../support/feed.ts';
import { eventually, type Installation, installation, prepareProduct, promised } from '../support/product.ts';
import { askDatabase } from '../support/rows.ts';

const ADS = 2000;

// Real processes on a machine that may be busy: what is measured has its own limits.
vi.setConfig({ testTimeout: 240_000 });
beforeAll(async () => void (await prepareProduct()));

function feedIn(place: Installation, from: number, count: number): string {
  const file = join(place.dataDir, `feed-${from}.json`);
  writeFileSync(file, jobPostingFeed(Array.from({ length: count }, (_, index) => jobPosting(from + index))));
  return file;
}

/** Imports one ad while the site serves: people find it within two seconds. */
async function expectFoundLive(place: Installation, url: string): Promise<void> {
  const file = join(place.dataDir, 'one.json');
  writeFileSync(file, jobPostingFeed([jobPosting(90_001, { title: 'Ornitologo notturno' })]));
  const found = async () => {
    const answer = (await (await fetch(`${url}/api/v1/opportunities?q=ornitologo+notturno`)).json()) as { total: number };
    return answer.total === 1;
  };
  expect(await found()).toBe(false);
  expect((await place.run(['import', 'jobs', file])).code).toBe(0);
  await eventually(found, promised(2000));
  expect(await (await fetch(`${url}/opportunita?q=ornitologo+notturno`)).text()).toContain('Ornitologo notturno');
}

const COUNTS = `select count(*)::int as ads, count(distinct (source_id, external_key))::int as different,
  (select count(*)::int from opportunities_staged) as staged,
  (select count(*)::int from opportunities_import_run where state = 'interrupted') as interrupted from opportunities_ad`;

describe("l'importazione di annunci", () => {
  test('uccisa due volte a metà, alla terza finisce: tutti gli annunci, nessun doppione; alla quarta non cambia nulla; un annuncio nuovo si trova entro due secondi', async () => {
    const place = await installation({ prepared: true });
    const server = await place.serve();
    const file = feedIn(place, 1, ADS);
    const staged = async () => (await askDatabase<{ staged: number; ads: number }>(place, COUNTS))[0];
    const reading = place.spawn(['import', 'jobs', file, '--source', 'prova']);
    await eventually(async () => ((await staged())?.staged ?? 0) > 0);
    await pause(Math.random() * 100);
    await reading.kill();
    const publishing = place.spawn(['import', 'jobs', file, '--source', 'prova']);
    await eventually(async () => ((await staged())?.ads ?? 0) > 0);
    await publishing.kill();
    const half = (await staged())?.ads ?? 0;
    const third = await place.run(['import', 'jobs', file, '--source', 'prova', '--json']);
    expect(third.code, third.stderr).toBe(0);
    expect(JSON.parse(third.stdout)).toMatchObject({ read: ADS, rejected: 0 });
    expect(await askDatabase(place, COUNTS)).toEqual([{ ads: ADS, different: ADS, staged: 0, interrupted: 2 }]);
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(ADS);
    const fourth = await place.run(['import', 'jobs', file, '--source', 'prova', '--json']);
    expect(JSON.parse(fourth.stdout)).toMatchObject({ read: ADS, new: 0, changed: 0, unchanged: ADS });
    await expectFoundLive(place, server.url);
    await server.stop();
  });

  test('fermata con Ctrl-C esce subito col codice dei segnali e non lascia server accesi', async () => {
    const place = await installation({ prepared: true });
    const running = place.spawn(['import', 'jobs', feedIn(place, 1, ADS), '--source', 'prova']);
    await eventually(async () => (await askDatabase<{ staged: number }>(place, COUNTS))[0]?.staged);
    running.process.kill('SIGINT');
    expect((await running.ended).code).toBe(130);
    expect(processesUnder(place.dataDir)).toEqual([]);
  });
});
