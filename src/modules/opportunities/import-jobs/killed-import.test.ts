import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPlatform } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { systemClock } from '../../../platform/clock/clock.ts';
import { loadPlaces } from '../../territory/testing/load-places.ts';
import { importBench } from '../testing/import-bench.ts';
import { lines, offers } from '../testing/offers.ts';

const database = await testDatabase();
const bench = importBench(testPlatform(database, { clock: systemClock }));
const ADS = 2000;

beforeAll(() => loadPlaces(database));
afterAll(() => bench.remove());

const number = async (sql: string) => (await database.pool.query<{ n: number }>(sql)).rows[0]?.n ?? 0;

/** Starts an import in another process and kills it (no clean-up of any kind) as soon as the condition holds. */
async function importUntil(file: string, source: string, condition: () => Promise<boolean>): Promise<void> {
  const child = spawn(process.execPath, [path.resolve(import.meta.dirname, '../testing/import-child.ts'), file, '--source', source], {
    env: { ...process.env, NODE_ENV: 'test', DATABASE_URL: database.url, TALENTHUB_DATA_DIR: bench.folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over && !(await condition())) await pause(2);
  child.kill('SIGKILL');
  expect(await ended, 'the import ended before it could be killed').toBe(null);
}

describe('importazione uccisa a metà (kill -9)', () => {
  test.each([
    ['mentre legge: niente è ancora pubblicato', 'lettura', 'opportunities_staged'],
    ['mentre pubblica: una parte è già pubblicata', 'pubblicazione', 'opportunities_ad'],
  ])('%s; la volta dopo si completa, senza doppioni', { timeout: 120_000 }, async (_what, source, table) => {
    const file = bench.file(`${source}.jsonl`, lines(offers(ADS, source)));
    const before = await number('select count(*) as n from opportunities_ad');
    await importUntil(
      file,
      source,
      async () => (await number(`select count(*) as n from ${table}`)) > (table === 'opportunities_ad' ? before : 0),
    );
    const published = (await number('select count(*) as n from opportunities_ad')) - before;
    expect(published).toBeLessThan(ADS);

    const next = await bench.run(file, '--source', source);
    expect(next).toMatchObject({ code: 0, counts: { read: ADS, new: ADS - published, unchanged: published, duplicate: 0 } });
    expect(next.notes.join(' ')).toMatch(/had been interrupted/);
    expect((await number('select count(*) as n from opportunities_ad')) - before).toBe(ADS);
    expect(await number('select count(*) as n from opportunities_staged')).toBe(0);
    const { rows } = await database.pool.query('select state from opportunities_import_run order by id desc limit 2');
    expect(rows.map((row) => row.state)).toEqual(['done', 'interrupted']);
  });

  test('una fonte alla volta: finché un’importazione è viva, la seconda è rifiutata', async () => {
    const { rows } = await database.pool.query("insert into opportunities_source (name) values ('occupata') returning id");
    const insert = `insert into opportunities_import_run (source_id, state, owner, input, complete, started_at, alive_at)
      values ($1, 'reading', 'altra-macchina:1:abc', '', false, now(), now() - $2::interval) returning id`;
    await database.pool.query(insert, [rows[0].id, '5 seconds']);
    const file = bench.file('occupata.jsonl', lines(offers(2, 'O')));
    const refused = await bench.run(file, '--source', 'occupata');
    expect(refused.code).toBe(2);
    expect(refused.notes.join(' ')).toMatch(/already running/);
    await database.pool.query(
      "update opportunities_import_run set alive_at = now() - interval '2 minutes' where owner like 'altra-macchina%'",
    );
    expect((await bench.run(file, '--source', 'occupata')).code).toBe(0);
  });
});
