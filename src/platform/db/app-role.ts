import type { Pool, PoolClient } from 'pg';

/** The role that pages and jobs use: it owns no table, cannot change the schema and cannot bypass row-level security. */
export const APP_ROLE = 'talenthub_app';

/** The right to become a role, which PostgreSQL 15 does not tell from being its member. */
const MAY_SET = "case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end";

/** Tables of the platform that the app's role may not read at all. */
const OWNER_ONLY = ['platform_context_key'];
/** Tables that are only ever added to, with the columns that the app fills; the rest is the database's own. */
const APPEND_ONLY: Readonly<Record<string, readonly string[]>> = { platform_audit: ['at', 'actor', 'action', 'object', 'details'] };
/** Tables that only functions of the owner write. */
const READ_ONLY = ['platform_audit_head'];

/**
 * Gives the app's role its rights on everything that exists now. Returns false where the owner of the database may not make roles: then the
 * app runs as the owner, row-level security is forced on it, and `doctor` says so.
 */
export async function grantAppRole(pool: Pool): Promise<boolean> {
  const client = await pool.connect();
  try {
    if (!(await ensureRole(client))) return false;
    // One implicit transaction; the lock because two processes that grant at once trip over each other's catalogue rows.
    await client.query(`select pg_advisory_xact_lock(hashtextextended('talenthub grants', 0));
      grant usage on schema public to ${APP_ROLE};
      grant select, insert, update, delete on all tables in schema public to ${APP_ROLE};
      grant usage, select on all sequences in schema public to ${APP_ROLE};
      revoke all on ${OWNER_ONLY.join(', ')} from ${APP_ROLE};
      ${appendOnly()};
      revoke insert, update, delete on ${READ_ONLY.join(', ')} from ${APP_ROLE}`);
    return true;
  } finally {
    client.release();
  }
}

function appendOnly(): string {
  return Object.entries(APPEND_ONLY)
    .map(
      ([table, columns]) =>
        `revoke all on ${table} from ${APP_ROLE}; grant select, insert (${columns.join(', ')}) on ${table} to ${APP_ROLE}`,
    )
    .join('; ');
}

async function ensureRole(client: PoolClient): Promise<boolean> {
  try {
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${APP_ROLE}') then
        create role ${APP_ROLE} nologin nosuperuser nocreatedb nocreaterole nobypassrls;
      end if;
      if not pg_has_role(current_user, '${APP_ROLE}', ${MAY_SET}) then execute format('grant ${APP_ROLE} to %I', current_user); end if;
      exception when duplicate_object or unique_violation then null;
    end $$`);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return false;
    throw error;
  }
}

/** SQL by which a new connection of a pool gives up the owner's rights; does nothing where the role does not exist (yet). */
export const ACT_AS_APP_ROLE = `do $$ begin
  if exists (select from pg_roles where rolname = '${APP_ROLE}' and pg_has_role(current_user, oid, ${MAY_SET})) then set role ${APP_ROLE}; end if;
end $$`;
