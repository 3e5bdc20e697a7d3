import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { ADULTS_ONLY, CONSENT_VERSION, type Purpose } from '../../domain/consent-purposes.ts';
import { accountOf } from '../../store/subjects.ts';

export interface ConsentEntry {
  readonly purpose: string;
  readonly version: string;
  readonly givenAt: Date;
  readonly withdrawnAt: Date | null;
}

/** Every consent a person ever gave, newest first. */
export async function consentsOf(db: Db, person: number): Promise<ConsentEntry[]> {
  const rows = await db
    .selectFrom('accounts_consent')
    .select(['purpose', 'version', 'given_at as givenAt', 'withdrawn_at as withdrawnAt'])
    .where('person_id', '=', person)
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows;
}

/**
 * Whether a person agrees now, to the text of now. Ask at the moment of use, in the same transaction: a withdrawal counts at once. Needs
 * rows that show the person.
 */
export async function hasConsent(db: Db, person: number, purpose: Purpose): Promise<boolean> {
  const row = await db
    .selectFrom('accounts_consent')
    .select('id')
    .where('person_id', '=', person)
    .where('purpose', '=', purpose)
    .where('version', '=', CONSENT_VERSION[purpose])
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export type ConsentEvents = Pick<Platform, 'events'>;

/** Gives a consent; twice is once. False when a protected profile may not give it. */
export async function giveConsent(platform: ConsentEvents, db: Db, now: Date, person: number, purpose: Purpose): Promise<boolean> {
  const account = await accountOf(db, person);
  if (!account || (account.isProtected && ADULTS_ONLY.includes(purpose))) return false;
  if (await hasConsent(db, person, purpose)) return true;
  const version = CONSENT_VERSION[purpose];
  await db.insertInto('accounts_consent').values({ person_id: person, purpose, version, given_at: now, withdrawn_at: null }).execute();
  await note(platform, db, account.publicId, 'accounts.give-consent', purpose);
  return true;
}

/** Withdraws every open consent to a purpose, older texts included. The history stays. */
export async function withdrawConsent(platform: ConsentEvents, db: Db, now: Date, person: number, purpose: Purpose): Promise<void> {
  const account = await accountOf(db, person);
  const done = await db
    .updateTable('accounts_consent')
    .set({ withdrawn_at: now })
    .where('person_id', '=', person)
    .where('purpose', '=', purpose)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (account && done.numUpdatedRows > 0n) await note(platform, db, account.publicId, 'accounts.withdraw-consent', purpose);
}

async function note(platform: ConsentEvents, db: Db, publicId: string, action: string, purpose: Purpose): Promise<void> {
  await recordAudit(db, { actor: publicId, action, object: `accounts_person:${publicId}`, details: { purpose } });
  await platform.events.publish(db, 'accounts.consent-changed', { person: publicId, purpose });
}
