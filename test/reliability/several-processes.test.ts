import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { emptyTestDatabase } from '../support/database.ts';
import { jobPosting, jobPostingFeed } from '../support/feed.ts';
import { eventually, freePort, type Installation, installation, prepareProduct, promised, ready, type Server } from '../support/product.ts';

// Real processes on a machine that may be busy: what is measured has its own limits.
vi.setConfig({ testTimeout: 240_000 });
const databaseUrl = await emptyTestDatabase();
beforeAll(async () => void (await prepareProduct()));

const SOON_MS = 2000;

async function web(place: Installation, port?: string): Promise<Server> {
  const own = port ?? String(await freePort());
  return ready(place.spawn(['start', '--web'], { PORT: own }), `http://127.0.0.1:${own}`);
}

/** How many ads a process finds for one rare word. */
async function found({ url }: Server, word: string): Promise<number> {
  const answer = await fetch(`${url}/api/v1/opportunities?exact=true&q=${word}`);
  return ((await answer.json()) as { total: number }).total;
}

/** Imports a source that now consists of these titles; the others of the source are closed. */
async function importWhole(place: Installation, titles: readonly string[]): Promise<void> {
  const file = join(place.dataDir, 'source.json');
  writeFileSync(file, jobPostingFeed(titles.map((title, n) => jobPosting(1000 + n, { title, identifier: `fonte-${title}` }))));
  const { code, stderr } = await place.run(['import', 'jobs', file, '--source', 'comune', '--complete', '--force']);
  expect(code, stderr).toBe(0);
}

async function expectSoon(servers: readonly Server[], word: string, count: number): Promise<void> {
  await Promise.all(servers.map((server) => eventually(async () => (await found(server, word)) === count, promised(SOON_MS))));
}

test('due processi web e un lavoratore sullo stesso database: quello che si pubblica o si ritira vale per tutti entro due secondi, e chi muore recupera', async () => {
  const place = await installation({ prepared: false, environment: { DATABASE_URL: databaseUrl } });
  const { code, stderr } = await place.run(['migrate']);
  expect(code, stderr).toBe(0);
  const [first, second] = await Promise.all([web(place), web(place)]);
  const worker = place.spawn(['start', '--worker']);
  await eventually(async () => worker.stdout().includes('worker is ready'));
  expect([await found(first, 'ornitologo'), await found(second, 'ornitologo')]).toEqual([0, 0]);

  await importWhole(place, ['Ornitologo', 'Speleologo']);
  await expectSoon([first, second], 'ornitologo', 1);
  await expectSoon([first, second], 'speleologo', 1);

  await importWhole(place, ['Speleologo']);
  await expectSoon([first, second], 'ornitologo', 0);
  expect([await found(first, 'speleologo'), await found(second, 'speleologo')]).toEqual([1, 1]);

  await second.kill();
  await importWhole(place, ['Vulcanologo']);
  await expectSoon([first], 'vulcanologo', 1);
  const again = await web(place, new URL(second.url).port);
  await expectSoon([again], 'vulcanologo', 1);
  expect([await found(again, 'ornitologo'), await found(again, 'speleologo'), await found(first, 'speleologo')]).toEqual([0, 0, 0]);

  await worker.kill();
  await importWhole(place, ['Vulcanologo', 'Glaciologo']);
  await expectSoon([first, again], 'glaciologo', 1);
  for (const server of [first, again]) expect((await server.stop()).code).toBe(0);
});
