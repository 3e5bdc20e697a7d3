import { err, ok, type Result } from '../../../kernel/result.ts';
import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { queueConfirmation } from '../store/confirmation.ts';
import { anotherAdminIsLeft } from '../store/last-admin.ts';
import { queueNotice } from '../store/notices.ts';
import { type KnownPerson, personById } from '../store/person-by-email.ts';
import { endSessionsOf } from '../store/sessions.ts';
import { administerErrors } from './administer.errors.ts';

/** Who administers: a person, or the command line (null). */
export interface Actor {
  readonly person: number | null;
  readonly publicId: string | null;
}

/**
 * What is done to whom. Every function here runs in a transaction that sees the directory and the person's own rows, notes itself in the
 * audit and tells the person by mail.
 */
export interface Deed {
  readonly by: Actor;
  readonly person: number;
}

/** Nobody suspended comes in: every session ends at once. `reason` is told to the person and kept with the account. */
export async function suspendPerson(platform: Platform, db: Db, deed: Deed & { reason: string }): Promise<Result<void>> {
  if (deed.by.person === deed.person) return err(administerErrors.self);
  if (!(await anotherAdminIsLeft(db, deed.person))) return err(administerErrors.lastAdmin);
  const changed = await db
    .updateTable('accounts_person')
    .set({ status: 'suspended', status_reason: deed.reason })
    .where('id', '=', deed.person)
    .where('status', 'in', ['active', 'leaving'])
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return err(administerErrors.already);
  await endSessionsOf(db, deed.person);
  return done(platform, db, deed, { action: 'suspend-person', mail: 'suspended', params: { reason: deed.reason } });
}

export async function unsuspendPerson(platform: Platform, db: Db, deed: Deed & { reason: string }): Promise<Result<void>> {
  // Who had asked for erasure before goes on leaving: the wish is still theirs.
  const changed = await db
    .updateTable('accounts_person')
    .set((it) => ({
      status: it
        .case()
        .when('erase_after', 'is', null)
        .then('active' as const)
        .else('leaving' as const)
        .end(),
      status_reason: null,
    }))
    .where('id', '=', deed.person)
    .where('status', '=', 'suspended')
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return err(administerErrors.already);
  return done(platform, db, deed, { action: 'unsuspend-person', mail: 'unsuspended', params: { reason: deed.reason } });
}

export async function grantAdmin(platform: Platform, db: Db, deed: Deed): Promise<Result<void>> {
  const added = await db
    .insertInto('accounts_personal_role')
    .values({ person_id: deed.person, role: 'admin', granted_by: deed.by.person })
    .onConflict((it) => it.doNothing())
    .executeTakeFirst();
  if ((added.numInsertedOrUpdatedRows ?? 0n) === 0n) return err(administerErrors.already);
  return done(platform, db, deed, { action: 'grant-admin', mail: 'admin-granted' });
}

export async function revokeAdmin(platform: Platform, db: Db, deed: Deed): Promise<Result<void>> {
  if (deed.by.person === deed.person) return err(administerErrors.self);
  if (!(await anotherAdminIsLeft(db, deed.person))) return err(administerErrors.lastAdmin);
  const gone = await db
    .deleteFrom('accounts_personal_role')
    .where('person_id', '=', deed.person)
    .where('role', '=', 'admin')
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) return err(administerErrors.already);
  await db.deleteFrom('accounts_session').where('person_id', '=', deed.person).where('role', '=', 'admin').execute();
  return done(platform, db, deed, { action: 'revoke-admin', mail: 'admin-revoked' });
}

/** Signs the person out everywhere. */
export async function endAllSessions(platform: Platform, db: Db, deed: Deed): Promise<Result<void>> {
  await endSessionsOf(db, deed.person);
  return done(platform, db, deed, { action: 'end-sessions-of', mail: 'sessions-ended' });
}

/** Sends the link that confirms the address once more. */
export async function resendConfirmation(platform: Platform, db: Db, deed: Deed): Promise<Result<void>> {
  const person = await personById(db, deed.person);
  if (!person) return err(administerErrors.unknown);
  if (person.verified) return err(administerErrors.already);
  await queueConfirmation(platform, db, person);
  await note(db, deed, person, 'resend-confirmation');
  return ok(undefined);
}

interface Aftermath {
  readonly action: string;
  readonly mail: string;
  readonly params?: Readonly<Record<string, string>>;
}

async function done(platform: Platform, db: Db, deed: Deed, { action, mail, params }: Aftermath): Promise<Result<void>> {
  const person = await personById(db, deed.person);
  if (!person) return err(administerErrors.unknown);
  await note(db, deed, person, action);
  await queueNotice(platform, db, person, { name: mail, path: '/area/account', params: { name: person.given, ...params } });
  return ok(undefined);
}

/** The reason is not repeated in the audit: it may speak of the person. */
function note(db: Db, { by }: Deed, person: KnownPerson, action: string): Promise<void> {
  return recordAudit(db, { actor: by.publicId, action: `accounts.${action}`, object: `accounts_person:${person.publicId}` });
}
