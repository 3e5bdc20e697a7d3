import { sql } from 'kysely';
import { type Finding, finding } from '../../platform/doctor/finding.ts';
import type { Platform } from '../../platform/platform.ts';
import './store/tables.ts';

const SYSTEM = { kind: 'system', why: 'doctor counts the administrators' } as const;

/** Somebody must be able to administer, and nobody with a password alone. */
export async function examineAccounts({ database }: Platform): Promise<readonly Finding[]> {
  const { rows } = await database.read(
    (db) =>
      sql<{ admins: number; bare: number }>`
        select count(*)::int as admins, count(*) filter (where not exists (
            select from accounts_totp t where t.person_id = p.id and t.confirmed_at is not null)
          and not exists (select from accounts_passkey k where k.person_id = p.id))::int as bare
        from accounts_personal_role r join accounts_person p on p.id = r.person_id
        where r.role = 'admin' and p.status in ('active', 'leaving')`.execute(db),
    SYSTEM,
  );
  const { admins = 0, bare = 0 } = rows[0] ?? {};
  if (admins === 0) return [finding('administrators', 'warn', 'nobody: `talenthub user create --email … --role admin`')];
  if (bare > 0) return [finding('administrators', 'warn', `${bare} of ${admins} have no second factor yet`)];
  return [finding('administrators', 'ok', `${admins}, each with a second factor`)];
}
