import type { Viewer } from '../../../../kernel/access/viewer.ts';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { lockOrganisation } from '../../store/organisations/own-organisation.ts';
import { addProof, refreshTrust } from '../../store/organisations/proofs.ts';
import { tellLeads } from '../../store/organisations/suspend-organisation.ts';

interface Decision {
  readonly viewer: Viewer;
  readonly organisation: number;
}

/**
 * Accepts or refuses a proof that waits; of two who decide at once, one does. Trust is worked out again and the leads are told. False when it was decided
 * already or is not there. Needs the directory's rows.
 */
export async function decideProof(
  platform: Platform,
  db: Db,
  { viewer, organisation, proof, accept, reason }: Decision & { readonly proof: number; readonly accept: boolean; readonly reason: string },
): Promise<boolean> {
  const { name, public_id } = await lockOrganisation(db, organisation);
  const outcome = accept ? 'accepted' : 'refused';
  const decided = await db
    .updateTable('accounts_verification')
    .set({ outcome, reason: reason || null, decided_by: viewer.person, decided_at: platform.clock.now() })
    .where('id', '=', proof)
    .where('organisation_id', '=', organisation)
    .where('outcome', '=', 'waiting')
    .returning('id')
    .executeTakeFirst();
  if (!decided) return false;
  const trust = await refreshTrust(db, organisation);
  const object = `accounts_organisation:${public_id}`;
  await recordAudit(db, { actor: viewer.publicId, action: 'accounts.decide-proof', object, details: { outcome, trust } });
  await tellLeads(platform, db, organisation, accept ? 'proof-accepted' : 'proof-refused', { organisation: name, reason });
  return true;
}

/** The local centre knows the place: that is a proof as good as a document. Needs the directory's rows. */
export async function vouchFor(
  platform: Platform,
  db: Db,
  { viewer, organisation, reason }: Decision & { readonly reason: string },
): Promise<void> {
  const { name, public_id } = await lockOrganisation(db, organisation);
  const now = platform.clock.now();
  const id = await addProof(db, { organisation, proof: 'visit', outcome: 'accepted', offeredBy: null, decidedBy: viewer.person, now });
  await db.updateTable('accounts_verification').set({ reason }).where('id', '=', id).execute();
  const trust = await refreshTrust(db, organisation);
  const object = `accounts_organisation:${public_id}`;
  await recordAudit(db, { actor: viewer.publicId, action: 'accounts.vouch-for', object, details: { trust } });
  await tellLeads(platform, db, organisation, 'proof-accepted', { organisation: name, reason });
}
