import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { mustBeVerified } from '../../domain/organisations/trust.ts';
import { queueNotice } from '../notices.ts';
import { lockOrganisation } from './own-organisation.ts';

/** `{organisation}` (public id): whatever is published in its name must not be seen any more. */
export const SUSPENDED = 'accounts.organisation-suspended';
/** `{organisation, active}`: it may be seen again when it is active; else it still waits to be verified. */
export const REOPENED = 'accounts.organisation-reopened';

export interface Suspension {
  readonly organisation: number;
  /** Shown to the organisation's leads. */
  readonly reason: string;
  readonly by: { readonly publicId: string };
}

/**
 * The organisation disappears at once: its hats are worn by nobody (the session look-up asks its status), and sessions that wore one end. Run it
 * with the directory's rows and the files of its members (`membersOf`), or the system's. False when it is suspended already or closed.
 */
export async function suspendOrganisation(platform: Platform, db: Db, { organisation, reason, by }: Suspension): Promise<boolean> {
  const { status, public_id, name } = await lockOrganisation(db, organisation);
  if (status === 'suspended' || status === 'closed') return false;
  await db
    .updateTable('accounts_organisation')
    .set({ status: 'suspended', status_reason: reason })
    .where('id', '=', organisation)
    .execute();
  const members = db.selectFrom('accounts_membership').select('id').where('organisation_id', '=', organisation);
  await db.deleteFrom('accounts_session').where('membership_id', 'in', members).execute();
  await platform.events.publish(db, SUSPENDED, { organisation: public_id });
  await recordAudit(db, { actor: by.publicId, action: 'accounts.suspend-organisation', object: `accounts_organisation:${public_id}` });
  await tellLeads(platform, db, organisation, 'organisation-suspended', { organisation: name, reason });
  return true;
}

/** Brings it back as it was: seen when it was verified, waiting otherwise. False when it is not suspended. */
export async function unsuspendOrganisation(
  platform: Platform,
  db: Db,
  { organisation, by }: Omit<Suspension, 'reason'>,
): Promise<boolean> {
  const { status, public_id, name, kind, trust } = await lockOrganisation(db, organisation);
  if (status !== 'suspended') return false;
  const next = mustBeVerified(kind) && trust !== 'verified' ? 'pending' : 'active';
  await db.updateTable('accounts_organisation').set({ status: next, status_reason: null }).where('id', '=', organisation).execute();
  await platform.events.publish(db, REOPENED, { organisation: public_id, active: next === 'active' });
  await recordAudit(db, { actor: by.publicId, action: 'accounts.unsuspend-organisation', object: `accounts_organisation:${public_id}` });
  await tellLeads(platform, db, organisation, 'organisation-back', { organisation: name });
  return true;
}

/** People who belong to it now. */
export async function membersOf(db: Db, organisation: number): Promise<number[]> {
  const rows = await db
    .selectFrom('accounts_membership')
    .select('person_id')
    .where('organisation_id', '=', organisation)
    .where('until', 'is', null)
    .execute();
  return rows.map((row) => row.person_id);
}

/** A mail to everybody who leads the organisation. Needs rows that show them. */
export async function tellLeads(
  platform: Platform,
  db: Db,
  organisation: number,
  name: string,
  params: Readonly<Record<string, string>>,
): Promise<void> {
  const leads = await db
    .selectFrom('accounts_membership as m')
    .innerJoin('accounts_person as p', 'p.id', 'm.person_id')
    .select(['p.email', 'p.locale'])
    .where('m.organisation_id', '=', organisation)
    .where('m.lead', '=', true)
    .where('m.until', 'is', null)
    .execute();
  for (const { email, locale } of leads) {
    if (email !== null) await queueNotice(platform, db, { email, locale }, { name, path: '/area/organizzazione/verifica', params });
  }
}
