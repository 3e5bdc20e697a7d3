import { type Kysely, sql } from 'kysely';
import { APP_ROLE } from '../../src/platform/db/app-role.ts';
import { DIRECTORY, narrowTable, ofOrganisation, ofViewer, SYSTEM } from '../../src/platform/db/protect.ts';

const READ = ['select'] as const;
const WRITE = ['insert', 'update', 'delete'] as const;
const EVERYTHING = [...READ, ...WRITE] as const;

/**
 * To see a row is not to write it. An opened file shows a person's rows to whoever follows them, and one's own rows are one's own to see: that
 * must give nobody a role, a password, a key, a consent or a case. Of secrets an opened file shows nothing at all.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const own = [SYSTEM, ofViewer('person_id')];
  for (const table of ['password', 'recovery_code', 'external_identity', 'known_device', 'export']) {
    await narrowTable(db, `accounts_${table}`, EVERYTHING, own);
  }
  // Whether somebody has a second factor is shown to who administers.
  for (const table of ['accounts_totp', 'accounts_passkey']) {
    await narrowTable(db, table, READ, [...own, DIRECTORY]);
    await narrowTable(db, table, WRITE, own);
  }
  for (const table of ['consent', 'departure']) await narrowTable(db, `accounts_${table}`, WRITE, own);
  // A session is ended with the membership it wears, also by whoever ends that; opened only by its person.
  await narrowTable(db, 'accounts_session', ['insert', 'update'], own);
  await narrowTable(db, 'accounts_ticket', ['insert'], [...own, DIRECTORY]);
  await narrowTable(db, 'accounts_person', ['insert', 'delete'], [SYSTEM]);
  await narrowRights(db);
  await narrowOrganisations(db);
  // A copy of one's data lists the mail one was sent.
  await sql`create policy addressee on platform_mail for select
    using (to_address = (select email from accounts_person where id = (select platform_viewer())))`.execute(db);
}

async function narrowRights(db: Kysely<unknown>): Promise<void> {
  await narrowTable(db, 'accounts_personal_role', WRITE, [SYSTEM, DIRECTORY]);
  await narrowTable(db, 'accounts_membership', ['insert'], [SYSTEM, DIRECTORY]);
  await narrowTable(db, 'accounts_membership', ['update'], [SYSTEM, DIRECTORY, ofOrganisation('organisation_id')]);
  await narrowTable(db, 'accounts_membership', ['delete'], [SYSTEM]);
  await narrowTable(db, 'accounts_family_bond', WRITE, [SYSTEM, ofViewer('youth_id')]);
  await narrowTable(db, 'accounts_case', ['insert', 'delete'], [SYSTEM]);
  await narrowTable(db, 'accounts_case', ['update'], [SYSTEM, ofOrganisation('organisation_id')]);
  await narrowTable(db, 'accounts_invitation', ['insert'], [SYSTEM, ofViewer('invited_by')]);
  // The log of opened files is only added to, and by nobody in another's name.
  await narrowTable(db, 'accounts_file_access', ['insert'], [SYSTEM, ofViewer('viewer_id')]);
  await narrowTable(db, 'accounts_file_access', ['update', 'delete'], [SYSTEM]);
}

/**
 * Names of organisations are for everybody to read, so they have no row-level security; where they work, and what they are trusted with, is not for
 * everybody to write. Only the role of pages and jobs is asked: the owner has migrations and backups to do.
 */
async function narrowOrganisations(db: Kysely<unknown>): Promise<void> {
  await sql`create function accounts_refuse_foreign_write() returns trigger language plpgsql as $$
    begin
      if current_user <> '${sql.raw(APP_ROLE)}' or platform_is_system() or platform_sees_directory() then return coalesce(new, old); end if;
      if tg_table_name = 'accounts_organisation' and tg_op = 'UPDATE' then
        if new.id = old.id and old.id = any (platform_organisations()) then return new; end if;
      end if;
      raise exception 'this transaction acts for another organisation' using errcode = 'insufficient_privilege';
    end $$`.execute(db);
  for (const table of ['accounts_organisation', 'accounts_coverage']) {
    await sql`create trigger own_only before insert or update or delete on ${sql.table(table)}
      for each row execute function accounts_refuse_foreign_write()`.execute(db);
  }
}
