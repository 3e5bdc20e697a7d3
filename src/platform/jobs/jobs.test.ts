import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { testPlatform } from '../../../test/support/app.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { silentLog } from '../../../test/support/log.ts';
import type { JobManifest } from '../module/manifest.ts';
import { openJobs } from './jobs.ts';

async function until(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await check()) return;
    await pause(100);
  }
  throw new Error('it did not happen within ten seconds');
}

test('un lavoro chiesto viene fatto, e lascia un segno visibile di quando', async () => {
  const database = await testDatabase();
  const platform = testPlatform(database);
  const jobs = openJobs(database.url, silentLog());
  const done: unknown[] = [];
  const job: JobManifest = { name: 'prova-saluta', run: async (_platform, data) => void done.push(data) };
  await jobs.start({ ...platform, jobs }, [job]);
  await jobs.enqueue('prova-saluta', { a: 1 });
  await until(async () => done.length > 0);
  expect(done).toEqual([{ a: 1 }]);
  await until(async () => (await database.read((db) => db.selectFrom('platform_heartbeat').select('name').execute())).length === 1);
  await jobs.stop();
});

test('un lavoro che fallisce viene ritentato, e chi lo chiede due volte lo ottiene una volta', async () => {
  const database = await testDatabase();
  const platform = testPlatform(database);
  const jobs = openJobs(database.url, silentLog());
  let tries = 0;
  const job: JobManifest = {
    name: 'prova-riprova',
    async run() {
      if (++tries === 1) throw new Error('la prima volta no');
    },
  };
  await jobs.start({ ...platform, jobs }, [job]);
  await jobs.enqueue('prova-riprova', {}, { singletonKey: 'una' });
  await jobs.enqueue('prova-riprova', {}, { singletonKey: 'una' });
  await until(async () => tries >= 2);
  await pause(500);
  expect(tries).toBe(2);
  expect((await jobs.counts()).dead).toBe(0);
  await jobs.stop();
});
