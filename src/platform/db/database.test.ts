import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { asOwner, testDatabase } from '../../../test/support/database.ts';

const database = await testDatabase();
await asOwner(
  database,
  'create table prova_conto (id int primary key, saldo int8 not null, giorno date, quando timestamptz, numeri int8[]); grant all on prova_conto to public',
);
await database.pool.query(
  "insert into prova_conto values (1, 100, '2026-03-29', '2026-03-29T01:30:00+01:00', '{1,NULL,3}'), (2, 100, null, null, null)",
);

describe('leggere e scrivere', () => {
  test('una lettura non può scrivere', async () => {
    const attempt = database.read((db) => db.insertInto('platform_heartbeat').values({ name: 'x' }).execute());
    await expect(attempt).rejects.toMatchObject({ code: '25006' });
  });

  test('una lettura vede un solo istante, anche se altri scrivono nel mezzo', async () => {
    const count = sql<{ n: number }>`select count(*) as n from platform_heartbeat`;
    const seen = await database.read(async (db) => {
      const before = await count.execute(db);
      await database.write((other) => other.insertInto('platform_heartbeat').values({ name: 'nel mezzo' }).execute());
      return [before.rows[0]?.n, (await count.execute(db)).rows[0]?.n];
    });
    expect(seen).toEqual([0, 0]);
  });

  test('una scrittura che fallisce a metà non lascia niente', async () => {
    const attempt = database.write(async (db) => {
      await db.insertInto('platform_heartbeat').values({ name: 'a metà' }).execute();
      throw new Error('guasto');
    });
    await expect(attempt).rejects.toThrow('guasto');
    const rows = await database.read((db) => db.selectFrom('platform_heartbeat').select('name').where('name', '=', 'a metà').execute());
    expect(rows).toEqual([]);
  });

  test('due spostamenti incrociati si bloccano a vicenda: riescono tutti e due', async () => {
    let runs = 0;
    const move = (from: number, to: number) =>
      database.write(async (db) => {
        runs += 1;
        await sql`update prova_conto set saldo = saldo - 10 where id = ${from}`.execute(db);
        await sql`select pg_sleep(0.1)`.execute(db);
        await sql`update prova_conto set saldo = saldo + 10 where id = ${to}`.execute(db);
      });
    await Promise.all([move(1, 2), move(2, 1)]);
    expect(runs).toBe(3);
    const { rows } = await database.pool.query('select saldo from prova_conto order by id');
    expect(rows).toEqual([{ saldo: 100 }, { saldo: 100 }]);
  });

  test('numeri, giorni e istanti arrivano nel tipo giusto; la sessione è in UTC', async () => {
    const { rows } = await database.pool.query('select *, now()::text as adesso from prova_conto where id = 1');
    expect(rows[0]).toMatchObject({ saldo: 100, giorno: '2026-03-29', quando: new Date('2026-03-29T00:30:00Z'), numeri: [1, null, 3] });
    expect(rows[0].adesso).toMatch(/\+00$/);
    await expect(database.pool.query('select 9007199254740993::int8')).rejects.toThrow(RangeError);
  });

  test('la sessione ha un nome e dei limiti di tempo', async () => {
    const { rows } = await database.pool.query(
      "select current_setting('application_name') as a, current_setting('statement_timeout') as s, current_setting('idle_in_transaction_session_timeout') as i",
    );
    expect(rows).toEqual([{ a: 'talenthub', s: '30s', i: '1min' }]);
  });

  test('nessun comando resta preparato sul server', async () => {
    await database.read((db) => db.selectFrom('platform_setting').select('key').where('key', '=', 'x').execute());
    const { rows } = await database.pool.query('select count(*) as n from pg_prepared_statements');
    expect(rows).toEqual([{ n: 0 }]);
  });

  test('se il server taglia tutte le connessioni, la richiesta seguente riesce', async () => {
    await database.ping();
    const cut = database.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()');
    await cut.catch(() => undefined);
    expect(await database.read((db) => db.selectFrom('platform_setting').select('key').execute())).toEqual([]);
    expect(await database.write((db) => db.selectFrom('platform_setting').select('key').execute())).toEqual([]);
    await database.ping();
  });
});
