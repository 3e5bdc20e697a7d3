import { readdirSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { latestMigration, migrate } from '../../src/platform/db/migrate.ts';
import { emptyTestDatabase, testDatabase } from '../../test/support/database.ts';
import { migrations } from './index.ts';

const database = await testDatabase();
const emptyUrl = await emptyTestDatabase();
const raceUrl = await emptyTestDatabase();

const files = readdirSync(import.meta.dirname)
  .filter((name) => /^\d{4}_.*\.ts$/.test(name))
  .map((name) => name.slice(0, -3))
  .sort();

describe('le migrazioni', () => {
  test('la cartella e la lista dicono le stesse cose, in ordine', () => {
    expect(Object.keys(migrations)).toEqual(files);
    expect(latestMigration()).toBe(files.at(-1));
  });

  test('ogni file si chiama numero, modulo, cosa, e nessun numero si ripete', () => {
    for (const name of files) expect(name).toMatch(/^\d{4}_[a-z]+(_[a-z0-9]+)+$/);
    expect(new Set(files.map((name) => name.slice(0, 4))).size).toBe(files.length);
  });

  test('ogni tabella porta il nome del modulo di una migrazione', async () => {
    const modules = new Set(files.map((name) => name.split('_')[1]));
    const { rows } = await database.pool.query<{ tablename: string }>("select tablename from pg_tables where schemaname = 'public'");
    expect(rows.map((row) => row.tablename).filter((name) => !modules.has(name.split('_')[0]))).toEqual([]);
  });

  test('su una base vuota le applica tutte; la seconda volta non c’è niente da fare', async () => {
    expect(await migrate({ url: emptyUrl })).toEqual({ applied: files });
    expect(await migrate({ url: emptyUrl })).toEqual({ applied: [] });
  });

  test('quattro processi che migrano insieme: ogni migrazione è applicata una volta sola', async () => {
    const runs = await Promise.all([1, 2, 3, 4].map(() => migrate({ url: raceUrl })));
    expect(runs.flatMap((run) => run.applied).sort()).toEqual(files);
  });

  test('le tabelle dichiarate esistono con le colonne dichiarate', async () => {
    await database.write(async (db) => {
      const event = await db.insertInto('platform_event').values({ type: 'prova', payload: '{}' }).returningAll().executeTakeFirstOrThrow();
      expect(event).toEqual({ id: 1, type: 'prova', payload: {}, created_at: expect.any(Date), handled_at: null });
      const heartbeat = await db.insertInto('platform_heartbeat').values({ name: 'prova' }).returningAll().executeTakeFirstOrThrow();
      expect(heartbeat.details).toEqual({});
      const { rows } = await sql<{ n: number }>`select count(*) as n from platform_audit`.execute(db);
      expect(rows).toEqual([{ n: 0 }]);
    });
  });
});
