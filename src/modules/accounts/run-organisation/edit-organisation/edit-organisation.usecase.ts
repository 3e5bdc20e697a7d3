import type { Viewer } from '../../../../kernel/access/viewer.ts';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import type { ProofKind } from '../../domain/organisations/trust.ts';
import { isLead, lockOrganisation } from '../../store/organisations/own-organisation.ts';
import { refreshTrust, voidProofs } from '../../store/organisations/proofs.ts';

export interface OrganisationData {
  readonly name: string;
  readonly vatNumber: string | null;
  readonly website: string | null;
  readonly domain: string | null;
  readonly pec: string | null;
}

export type EditOutcome = 'saved' | 'not-lead' | 'vat-taken' | 'fixed';

/**
 * Changes an organisation's own data. What was proved by the old value is proved no more; name and number of a verified organisation stay as the
 * person who looked saw them.
 */
export async function editOrganisation(db: Db, viewer: Viewer, organisation: number, data: OrganisationData): Promise<EditOutcome> {
  if (!(await isLead(db, viewer))) return 'not-lead';
  const old = await lockOrganisation(db, organisation);
  if (old.trust === 'verified' && (data.name !== old.name || data.vatNumber !== old.vat_number)) return 'fixed';
  if (data.vatNumber !== null && (await takenByAnother(db, organisation, data.vatNumber))) return 'vat-taken';
  const voided: ProofKind[] = [];
  if (data.domain !== old.email_domain) voided.push('email_domain');
  if (data.pec !== old.pec) voided.push('pec');
  await db
    .updateTable('accounts_organisation')
    .set({ name: data.name, vat_number: data.vatNumber, website: data.website, email_domain: data.domain, pec: data.pec })
    .where('id', '=', organisation)
    .execute();
  await voidProofs(db, organisation, voided);
  await refreshTrust(db, organisation);
  await recordAudit(db, { actor: viewer.publicId, action: 'accounts.edit-organisation', object: `accounts_organisation:${old.public_id}` });
  return 'saved';
}

async function takenByAnother(db: Db, organisation: number, vatNumber: string): Promise<boolean> {
  const other = await db
    .selectFrom('accounts_organisation')
    .select('id')
    .where('vat_number', '=', vatNumber)
    .where('id', '<>', organisation)
    .executeTakeFirst();
  return other !== undefined;
}
