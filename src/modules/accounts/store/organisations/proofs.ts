import type { Db } from '../../../../platform/db/database.ts';
import { mustBeVerified, type ProofKind, type TrustLevel, trustOf } from '../../domain/organisations/trust.ts';
import { readVatNumber } from '../../domain/vat-number.ts';
import { lockOrganisation } from './own-organisation.ts';

/** One proof that was offered and what was decided of it. */
export interface Proof {
  readonly id: number;
  readonly proof: ProofKind;
  readonly outcome: 'waiting' | 'accepted' | 'refused';
  readonly reason: string | null;
  readonly file_id: string | null;
  readonly offered_at: Date;
  readonly decided_at: Date | null;
}

/** Newest first. */
export function proofsOf(db: Db, organisation: number): Promise<Proof[]> {
  return db
    .selectFrom('accounts_verification')
    .select(['id', 'proof', 'outcome', 'reason', 'file_id', 'offered_at', 'decided_at'])
    .where('organisation_id', '=', organisation)
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

/** What is proved. The number proves itself by its control digit; all else has a row that was accepted. */
export function acceptedProofs(vatNumber: string | null, proofs: readonly Pick<Proof, 'proof' | 'outcome'>[]): Set<ProofKind> {
  const accepted = new Set(proofs.filter(({ outcome }) => outcome === 'accepted').map(({ proof }) => proof));
  if (vatNumber !== null && readVatNumber(vatNumber) !== null) accepted.add('vat');
  return accepted;
}

export interface NewProof {
  readonly organisation: number;
  readonly proof: ProofKind;
  readonly outcome: 'waiting' | 'accepted';
  readonly file?: string;
  readonly offeredBy: number | null;
  readonly decidedBy?: number;
  readonly now: Date;
}

export async function addProof(db: Db, given: NewProof): Promise<number> {
  const { id } = await db
    .insertInto('accounts_verification')
    .values({
      organisation_id: given.organisation,
      proof: given.proof,
      outcome: given.outcome,
      reason: null,
      file_id: given.file ?? null,
      offered_by: given.offeredBy,
      decided_by: given.decidedBy ?? null,
      offered_at: given.now,
      decided_at: given.outcome === 'accepted' ? given.now : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What was proved by an address or a domain that is no longer the organisation's proves nothing. Run it before `refreshTrust`. */
export async function voidProofs(db: Db, organisation: number, kinds: readonly ProofKind[]): Promise<void> {
  if (kinds.length === 0) return;
  await db.deleteFrom('accounts_verification').where('organisation_id', '=', organisation).where('proof', 'in', kinds).execute();
}

/**
 * Works out the trust again from the accepted proofs. A verified organisation begins to be seen; one that no longer is waits again. Suspended
 * and closed ones stay so.
 */
export async function refreshTrust(db: Db, id: number): Promise<TrustLevel> {
  const { vat_number, status, kind } = await lockOrganisation(db, id);
  const trust = trustOf(acceptedProofs(vat_number, await proofsOf(db, id)));
  const open = status === 'pending' || status === 'active';
  const next = open && mustBeVerified(kind) ? (trust === 'verified' ? 'active' : 'pending') : status;
  await db.updateTable('accounts_organisation').set({ trust, status: next }).where('id', '=', id).execute();
  return trust;
}
