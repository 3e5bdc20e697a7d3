import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { addCase } from '../../src/modules/accounts/testing/organisations.ts';
import { addOrganisation, addPerson, signedIn } from '../../src/modules/accounts/testing/sign-in.ts';
import { withPassword } from '../../src/modules/accounts/testing/with-password.ts';
import { CONTEXT_SETTING, loadContextKey, type RowContext, signContext } from '../../src/platform/db/row-context.ts';
import { TEST_NOW } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';

const database = await testDatabase();
const key = await loadContextKey(database.url);
const SYSTEM = { kind: 'system', why: 'a test gives the machine’s context' } as const;
const now = new Date(TEST_NOW);

/** What somebody's SQL would find who got into a transaction on behalf of `context`; everything is rolled back. */
async function inside<T>(context: RowContext | null, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    if (context) await client.query('select platform_enter($1)', [signContext(key, context)]);
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const people = async (client: pg.PoolClient) => (await client.query('select id from accounts_person')).rowCount ?? 0;
const held = async (client: pg.PoolClient) => {
  const { rows } = await client.query<{ it: string }>(`select current_setting('${CONTEXT_SETTING}') as it`);
  return rows[0]?.it ?? '';
};
const put = (client: pg.PoolClient, text: string) => client.query('select set_config($1, $2, true)', [CONTEXT_SETTING, text]);

describe('il contesto di una transazione non apre nient’altro', () => {
  test('letto dentro una transazione e rimesso in un’altra, anche della stessa connessione, non vale niente', async () => {
    await addPerson(database);
    const client = await database.pool.connect();
    await client.query('begin');
    await client.query('select platform_enter($1)', [signContext(key, SYSTEM)]);
    expect(await people(client)).toBeGreaterThan(0);
    const stolen = await held(client);
    await client.query('commit');
    await client.query('begin');
    expect(await people(client)).toBe(0);
    await put(client, stolen);
    expect(await people(client)).toBe(0);
    await client.query('rollback');
    client.release();
    await inside(null, async (other) => {
      await put(other, stolen);
      expect(await people(other)).toBe(0);
    });
  });

  test('una transazione annullata a metà non lascia il suo contesto a chi viene dopo sulla stessa connessione', async () => {
    await inside(SYSTEM, async (client) => {
      await client.query('savepoint a');
      await expect(client.query('select 1 / 0')).rejects.toThrow();
      await client.query('rollback to a');
      expect(await people(client)).toBeGreaterThan(0);
    });
    await inside(null, async (client) => expect(await people(client)).toBe(0));
  });

  test('la firma dell’applicazione messa a mano, tagliata o allungata non vale', async () => {
    const signed = signContext(key, SYSTEM);
    await inside(null, async (client) => {
      for (const text of [signed, `${signed} `, signed.slice(1), signed.replace('.', '\n1\n1.')]) {
        await put(client, text);
        expect(await people(client), text.slice(0, 20)).toBe(0);
      }
      for (const text of [null, '', '.', signed.slice(0, -1), signed.replace('system', 'sistem'), `${signed}0`]) {
        await client.query('select platform_enter($1)', [text]);
        expect(await people(client), String(text).slice(-20)).toBe(0);
      }
    });
  });
});

describe('vedere una riga non è poterla scrivere', () => {
  const refused = (context: RowContext, statement: string, values: readonly unknown[] = []) =>
    inside(context, async (client) => {
      await expect(client.query(statement, [...values]), statement).rejects.toThrow(/row-level security|acts for another organisation/);
    });
  /** Statements that find no row to change are no error: nothing must have changed. */
  const untouched = (context: RowContext, statement: string, values: readonly unknown[] = []) =>
    inside(context, async (client) => expect((await client.query(statement, [...values])).rowCount, statement).toBe(0));

  test('nessuno si dà un ruolo, un’organizzazione o una pratica con le proprie righe', async () => {
    const youth = await addPerson(database, { role: 'youth' });
    const company = await signedIn(database, now, 'company');
    const centre = await addOrganisation(database, { kind: 'youth_centre', provinces: ['CR'] });
    const own = { kind: 'person', person: youth.id } as const;
    const acting = { kind: 'person', person: company.id, organisations: [company.organisation?.id ?? 0] } as const;
    await refused(own, "insert into accounts_personal_role (person_id, role) values ($1, 'admin')", [youth.id]);
    await untouched(own, "update accounts_personal_role set role = 'admin' where person_id = $1", [youth.id]);
    await refused(own, "insert into accounts_membership (person_id, organisation_id, role) values ($1, $2, 'operator')", [
      youth.id,
      centre.id,
    ]);
    await refused(acting, "insert into accounts_membership (person_id, organisation_id, role) values ($1, $2, 'operator')", [
      company.id,
      company.organisation?.id,
    ]);
    await refused(acting, 'update accounts_membership set organisation_id = $2 where person_id = $1', [company.id, centre.id]);
    await refused(acting, 'insert into accounts_case (youth_id, operator_id, organisation_id) values ($1, $2, $3)', [
      youth.id,
      company.id,
      company.organisation?.id,
    ]);
    await refused(acting, "insert into accounts_coverage (organisation_id, level, code) values ($1, 'region', '')", [
      company.organisation?.id,
    ]);
    await refused(acting, "update accounts_organisation set status = 'suspended' where id = $1", [centre.id]);
    await refused(own, 'delete from accounts_organisation where id = $1', [centre.id]);
  });

  test('una pratica aperta fa leggere: non fa cambiare password, chiavi, consensi, legami, profilo', async () => {
    const operator = await signedIn(database, now, 'operator');
    const youth = await withPassword(database);
    const relative = await addPerson(database, { role: 'family' });
    await addCase(database, youth.id, operator.id, operator.organisation?.id ?? 0);
    await database.write(
      (db) => db.insertInto('accounts_totp').values({ person_id: youth.id, secret: 'segreto', confirmed_at: now }).execute(),
      SYSTEM,
    );
    const opened = { kind: 'person', person: operator.id, organisations: [operator.organisation?.id ?? 0], files: [youth.id] } as const;
    await inside(opened, async (client) => {
      const seen = await client.query('select id from accounts_person where id = $1', [youth.id]);
      expect(seen.rowCount).toBe(1);
      for (const secret of ['password', 'totp', 'passkey', 'recovery_code', 'external_identity', 'export'])
        expect((await client.query(`select from accounts_${secret} where person_id = $1`, [youth.id])).rowCount, secret).toBe(0);
    });
    await untouched(opened, "update accounts_password set hash = 'x' where person_id = $1", [youth.id]);
    await refused(opened, "insert into accounts_password (person_id, hash) values ($1, 'x') on conflict do nothing", [youth.id]);
    await refused(
      opened,
      `insert into accounts_session (token_hash, person_id, level, method, role, created_at, seen_at, verified_at, expires_at)
       values ('x', $1, 'full', 'password', 'youth', now(), now(), now(), now() + interval '1 day')`,
      [youth.id],
    );
    await refused(opened, "insert into accounts_consent (person_id, purpose, version, given_at) values ($1, 'companies', '1', now())", [
      youth.id,
    ]);
    await refused(opened, "insert into accounts_family_bond (youth_id, family_id, shares) values ($1, $2, '{profile}')", [
      youth.id,
      relative.id,
    ]);
    await refused(opened, "insert into profiles_profile (person_id, answers, created_at, updated_at) values ($1, '{}', now(), now())", [
      youth.id,
    ]);
    await untouched(opened, 'delete from accounts_person where id = $1', [youth.id]);
  });

  test('nel registro degli accessi si aggiunge soltanto, e a nome proprio', async () => {
    const operator = await signedIn(database, now, 'operator');
    const youth = await addPerson(database, { role: 'youth' });
    const opened = { kind: 'person', person: operator.id, files: [youth.id] } as const;
    const note =
      "insert into accounts_file_access (person_id, viewer_id, viewer_name, action, at) values ($1, $2, 'X', 'accounts.see-case', now())";
    await refused(opened, note, [youth.id, youth.id]);
    await database.write(
      (db) =>
        db
          .insertInto('accounts_file_access')
          .values({
            ...{ person_id: youth.id, viewer_id: operator.id, viewer_name: 'X', viewer_organisation: null },
            ...{ action: 'accounts.see-case', reason: null, at: now },
          })
          .execute(),
      opened,
    );
    await untouched(opened, 'delete from accounts_file_access where person_id = $1', [youth.id]);
    await untouched(opened, "update accounts_file_access set viewer_name = '' where person_id = $1", [youth.id]);
  });

  test('la posta in partenza, che porta collegamenti che aprono account, la legge solo la macchina; ognuno la sua', async () => {
    const [anna, bruno] = [await addPerson(database), await addPerson(database)];
    for (const { email } of [anna, bruno])
      await database.write((db) =>
        db.insertInto('platform_mail').values({ to_address: email, subject: 'a', text: 'link', html: null }).execute(),
      );
    const mails = async (client: pg.PoolClient) => (await client.query<{ to: string }>('select to_address as to from platform_mail')).rows;
    expect(await inside(null, mails)).toEqual([]);
    expect(await inside({ kind: 'person', person: anna.id }, mails)).toEqual([{ to: anna.email }]);
    expect(await inside({ kind: 'person', person: bruno.id, files: [anna.id] }, mails)).toEqual([{ to: bruno.email }]);
    expect((await inside(SYSTEM, mails)).length).toBeGreaterThan(1);
    await untouched({ kind: 'person', person: anna.id }, "update platform_mail set to_address = 'x@evil.example'");
  });
});
