import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { modules } from '../../src/app.ts';
import { addPerson, signedIn } from '../../src/modules/accounts/testing/sign-in.ts';
import { CONTEXT_SETTING, signContext } from '../../src/platform/db/row-context.ts';
import { TEST_NOW } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';

const database = await testDatabase();

/** What a protected table shows when the transaction carries this (forged or genuine) context. */
async function withContext(text: string): Promise<number[]> {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    await client.query('select set_config($1, $2, true)', [CONTEXT_SETTING, text]);
    const { rows } = await client.query<{ id: number }>('select id from accounts_person order by id');
    return rows.map((row) => row.id);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

describe('le righe delle persone si vedono solo con un contesto', () => {
  test('una transazione che lo dimentica legge zero righe, da ogni tabella protetta', async () => {
    await signedIn(database, new Date(TEST_NOW), 'operator');
    await signedIn(database, new Date(TEST_NOW), 'youth');
    const { rows } = await database.pool.query<{ name: string }>('select relname as name from pg_class where relforcerowsecurity');
    expect(rows.length).toBeGreaterThan(12);
    for (const { name } of rows) expect((await database.pool.query(`select from ${name} limit 1`)).rowCount, name).toBe(0);
    expect(await database.read((db) => db.selectFrom('accounts_person').selectAll().execute())).toEqual([]);
  });

  test('ogni tabella con una persona dentro è protetta, anche dal proprietario', async () => {
    const { rows } = await database.pool.query<{ table: string }>(
      `select distinct c.relname as table from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname in ('person_id', 'youth_id') and not c.relforcerowsecurity`,
    );
    expect(rows).toEqual([]);
    const personal = modules
      .filter((module) => module.name === 'accounts')
      .flatMap((module) => module.tables.filter((table) => table.personal));
    for (const { name } of personal) {
      const { rows: found } = await database.pool.query('select relforcerowsecurity as forced from pg_class where relname = $1', [name]);
      expect(found[0]?.forced, name).toBe(true);
    }
  });

  test('ognuno vede sé stesso; una pratica aperta aggiunge quella persona e nessun’altra', async () => {
    const [anna, bruno, carla] = await Promise.all([addPerson(database), addPerson(database), addPerson(database)]);
    const seen = (files?: readonly number[]) =>
      database.read((db) => db.selectFrom('accounts_person').select('id').orderBy('id').execute(), {
        kind: 'person',
        person: anna.id,
        ...(files ? { files } : {}),
      });
    expect((await seen()).map((row) => row.id)).toEqual([anna.id]);
    expect((await seen([bruno.id])).map((row) => row.id)).toEqual([anna.id, bruno.id].sort((a, b) => a - b));
    expect((await seen()).map((row) => row.id)).not.toContain(carla.id);
  });

  test('un contesto inventato, ritoccato o firmato con un’altra chiave non vale niente', async () => {
    const forged = ['{"kind":"system"}', `{"kind":"system"}.${'0'.repeat(64)}`, '.', '', 'x'.repeat(2000), 'null'];
    forged.push(signContext(Buffer.alloc(32, 1), { kind: 'system', why: 'forged' }));
    for (const text of forged) expect(await withContext(text), text.slice(0, 30)).toEqual([]);
  });

  test('nemmeno SQL entrato da una casella di ricerca: la chiave è illeggibile e i privilegi non si riprendono', async () => {
    for (const smuggled of [
      'select key from platform_context_key',
      'alter table accounts_person no force row level security',
      'alter table accounts_person disable row level security',
      'drop policy context on accounts_person',
      'create function platform_is_system() returns boolean language sql as $$ select true $$',
      'set role talenthub',
      "select set_config('role', 'talenthub', false)",
      "update platform_audit set actor = 'nobody'",
      'delete from platform_audit',
      'truncate accounts_person',
    ]) {
      await expect(database.pool.query(smuggled), smuggled).rejects.toThrow(/permission denied|must be owner/);
    }
    // What a UNION could do inside one search: it can set the context, but it cannot sign one.
    const { rows } = await database.pool.query(
      `with forged as materialized (select set_config('${CONTEXT_SETTING}', '{"kind":"system"}.${'0'.repeat(64)}', true) as it)
       select email as title from forged, accounts_person union select title from opportunities_ad`,
    );
    expect(rows).toEqual([]);
  });

  test('con un solo indirizzo le connessioni rinunciano da sole ai diritti del proprietario', async () => {
    const { rows } = await database.pool.query<{ who: string; owner: string }>(
      `select current_user as who, (select tableowner from pg_tables where tablename = 'accounts_person') as owner`,
    );
    expect(rows[0]?.who).toBe('talenthub_app');
    expect(rows[0]?.owner).not.toBe('talenthub_app');
    const login = new pg.Client({ connectionString: database.url });
    await login.connect();
    const role = await login.query("select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'talenthub_app'");
    await login.end();
    expect(role.rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }]);
  });
});
