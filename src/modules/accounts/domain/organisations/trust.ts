/** What an organisation can show of itself. `visit`: somebody of the local centre knows it. */
export type ProofKind = 'vat' | 'email_domain' | 'pec' | 'document' | 'visit';
export type TrustLevel = 'unverified' | 'basic' | 'verified';

/** Kinds that register by themselves and are looked at before they are seen; all others are made by the region. */
export const TO_BE_VERIFIED = ['company', 'training_body', 'school', 'university'] as const;

export function mustBeVerified(kind: string): boolean {
  return TO_BE_VERIFIED.some((each) => each === kind);
}

/**
 * How far an organisation is trusted. `basic`: its number has the right control digit and it answers from its own domain or PEC, which a machine
 * can check. `verified`: besides, a person has looked at a document or knows the place. Without a number nothing is proved.
 */
export function trustOf(accepted: ReadonlySet<ProofKind>): TrustLevel {
  if (!accepted.has('vat')) return 'unverified';
  if (accepted.has('document') || accepted.has('visit')) return 'verified';
  return accepted.has('email_domain') || accepted.has('pec') ? 'basic' : 'unverified';
}

/** What still lacks for the next level, in the order in which it is easiest to give. */
export function missingFor(accepted: ReadonlySet<ProofKind>): readonly ProofKind[] {
  return (['vat', 'email_domain', 'pec', 'document'] as const).filter((kind) => !accepted.has(kind));
}
