import type { Db } from '../../../../platform/db/database.ts';
import '../tables.ts';

/** A way in through a provider outside. */
export interface LinkedIdentity {
  readonly id: number;
  /** Issuer (OpenID Connect) or entity id (SAML). */
  readonly provider: string;
  readonly since: Date;
}

/** Whose identity this is; null when nobody has it. Needs the rows of the system. */
export async function personOfIdentity(db: Db, provider: string, subject: string): Promise<number | null> {
  const row = await db
    .selectFrom('accounts_external_identity')
    .select('person_id')
    .where('provider', '=', provider)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row?.person_id ?? null;
}

export async function identitiesOf(db: Db, person: number): Promise<LinkedIdentity[]> {
  const rows = await db
    .selectFrom('accounts_external_identity')
    .select(['id', 'provider', 'linked_at'])
    .where('person_id', '=', person)
    .orderBy('id')
    .execute();
  return rows.map(({ id, provider, linked_at: since }) => ({ id, provider, since }));
}

/** False when the identity belongs to somebody already, also to this person. */
export async function addIdentity(db: Db, person: number, identity: { provider: string; subject: string }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('accounts_external_identity')
    .values({ person_id: person, provider: identity.provider, subject: identity.subject })
    .onConflict((it) => it.columns(['provider', 'subject']).doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows) > 0;
}

/** Removes it unless nothing else would be left to come in with: a password, a passkey, another provider. */
export async function removeIdentity(db: Db, person: number, id: number): Promise<'removed' | 'last' | 'unknown'> {
  // Holds the person still: two removals at once must not leave nothing.
  await db.selectFrom('accounts_person').select('id').where('id', '=', person).forUpdate().execute();
  const identities = await identitiesOf(db, person);
  if (!identities.some((each) => each.id === id)) return 'unknown';
  const password = db.selectFrom('accounts_password').select('person_id').where('person_id', '=', person);
  const passkey = db.selectFrom('accounts_passkey').select('person_id').where('person_id', '=', person);
  const other = await password.unionAll(passkey).executeTakeFirst();
  if (!other && identities.length === 1) return 'last';
  await db.deleteFrom('accounts_external_identity').where('id', '=', id).where('person_id', '=', person).execute();
  return 'removed';
}
