import { migrations } from '../../../db/migrations/index.ts';
import type { Database } from '../db/database.ts';
import { MIGRATION_TABLE } from '../db/migrate.ts';
import type { Platform } from '../platform.ts';
import { type Finding, finding } from './finding.ts';

const MOST_SKEW_MS = 5000;

/** The database: reachable, up to date, its clock, the rights of the app's role, row-level security. */
export async function examineDatabase(platform: Platform): Promise<readonly Finding[]> {
  const { database } = platform;
  return [
    await server(database),
    await clockSkew(platform),
    ...(await roles(platform)),
    await rowSecurity(database),
    await pendingMigrations(database),
  ];
}

async function server({ pool }: Database): Promise<Finding> {
  const { rows } = await pool.query<{ version: string }>('select version()');
  return finding('database', 'ok', rows[0]?.version.split(' on ')[0] ?? '');
}

/** Codes of the second factor, expiries and the order of the audit all believe the clocks. */
async function clockSkew({ database, clock }: Platform): Promise<Finding> {
  const before = clock.now().getTime();
  const { rows } = await database.pool.query<{ now: Date }>('select clock_timestamp() as now');
  const middle = (before + clock.now().getTime()) / 2;
  const skew = Math.round(Math.abs((rows[0]?.now.getTime() ?? 0) - middle));
  return finding('clock', skew > MOST_SKEW_MS ? 'warn' : 'ok', `${skew} ms from the database's clock`);
}

interface RoleFacts {
  readonly role: string;
  readonly login: string;
  readonly superuser: boolean;
  readonly bypass: boolean;
  readonly loginsuper: boolean;
  readonly owned: number;
}

async function roles({ database, config }: Platform): Promise<readonly Finding[]> {
  const { rows } = await database.pool.query<RoleFacts>(`
    select current_user as role, session_user as login, r.rolsuper as superuser, r.rolbypassrls as bypass, s.rolsuper as loginsuper,
      (select count(*)::int from pg_tables where schemaname = 'public' and tableowner = current_user) as owned
    from pg_roles r, pg_roles s where r.rolname = current_user and s.rolname = session_user`);
  const facts = rows[0];
  if (!facts) return [finding('database-roles', 'wrong', 'the role of the connection is unknown')];
  const faults = [
    facts.superuser ? 'superuser' : '',
    facts.bypass ? 'may bypass row-level security' : '',
    facts.owned > 0 ? `owns ${facts.owned} tables` : '',
  ].filter((fault) => fault !== '');
  const bad = facts.superuser || facts.bypass ? 'wrong' : facts.owned > 0 ? 'warn' : 'ok';
  const role = finding(
    'database-roles',
    bad,
    `pages act as ${facts.role}${faults.length > 0 ? `: ${faults.join(', ')}` : ', owner of nothing'}`,
  );
  return [role, twoUrls(config.DATABASE_URL !== undefined, config.DATABASE_OWNER_URL !== undefined, facts)];
}

/** With one URL the connections give up the owner's rights by themselves, but whoever gets the URL has them. */
function twoUrls(outside: boolean, owner: boolean, { login, loginsuper }: RoleFacts): Finding {
  if (!outside) return finding('database-urls', 'ok', 'embedded server, two roles');
  if (owner && !loginsuper) return finding('database-urls', 'ok', `DATABASE_URL logs in as ${login}, DATABASE_OWNER_URL owns the tables`);
  return finding('database-urls', 'warn', 'DATABASE_URL logs in as the owner: give pages a role of their own and set DATABASE_OWNER_URL');
}

/** Every protected table must be protected from its owner too, and no table with people in it may be left out. */
async function rowSecurity({ pool }: Database): Promise<Finding> {
  const { rows } = await pool.query<{ name: string; protected: boolean; forced: boolean }>(`
    select c.relname as name, c.relrowsecurity as protected, c.relforcerowsecurity as forced
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and (c.relrowsecurity or exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname in ('person_id', 'youth_id') and not a.attisdropped))`);
  const open = rows.filter((row) => !row.protected || !row.forced).map((row) => row.name);
  if (rows.length === 0) return finding('row-security', 'wrong', 'no protected table: run `talenthub migrate`');
  if (open.length > 0) return finding('row-security', 'wrong', `not forced on ${open.join(', ')}`);
  return finding('row-security', 'ok', `forced on ${rows.length} tables`);
}

async function pendingMigrations({ pool }: Database): Promise<Finding> {
  const { rows } = await pool.query<{ name: string }>(`select name from ${MIGRATION_TABLE}`);
  const applied = new Set(rows.map((row) => row.name));
  const missing = Object.keys(migrations).filter((name) => !applied.has(name));
  if (missing.length > 0) return finding('migrations', 'wrong', `${missing.length} to apply: run \`talenthub migrate\``);
  const newer = [...applied].filter((name) => !(name in migrations)).length;
  if (newer > 0) return finding('migrations', 'wrong', `${newer} of a newer release: this program is older than its database`);
  return finding('migrations', 'ok', `${applied.size} applied`);
}
