import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { FOR_ACCOUNT } from '../domain/delays.ts';
import { forgetAttempts } from '../store/attempts.ts';
import { comeIn } from '../store/come-in.ts';
import { CONFIRM_EMAIL } from '../store/confirmation.ts';
import type { Entered } from '../store/enter.ts';
import { queueNotice } from '../store/notices.ts';
import { setPassword } from '../store/passwords/passwords.ts';
import { type KnownPerson, mayComeIn, personById } from '../store/person-by-email.ts';
import { endSessionsOf } from '../store/sessions.ts';
import { cancelTickets, findTicket, spendTicket } from '../store/tickets.ts';
import { MAILED } from './ask-for-mail.usecase.ts';

/** Whose link this is, while it is good: the ticket must be unused and the address it went to must still be theirs. */
export async function holderOf(platform: Platform, db: Db, purpose: string, token: string): Promise<KnownPerson | null> {
  const ticket = await findTicket(db, platform.clock.now(), purpose, token);
  return ticket ? stillTheirs(db, ticket) : null;
}

async function spend(platform: Platform, db: Db, purpose: string, token: string): Promise<KnownPerson | null> {
  const ticket = await spendTicket(db, platform.clock.now(), purpose, token);
  return ticket ? stillTheirs(db, ticket) : null;
}

async function stillTheirs(db: Db, ticket: { person: number; data: Readonly<Record<string, unknown>> }): Promise<KnownPerson | null> {
  const person = await personById(db, ticket.person);
  return person && mayComeIn(person) && person.email === ticket.data.email ? person : null;
}

/** Signs in with the link that was mailed: one proof, so a second factor is still asked for. */
export async function signInByLink(
  platform: Platform,
  db: Db,
  given: { readonly token: string; readonly device: string; readonly before: { readonly id: number } | null },
): Promise<Entered | null> {
  const person = await spend(platform, db, MAILED.link.purpose, given.token);
  if (!person) return null;
  if (!person.verified) await takeOver(platform, db, person);
  await forgetAttempts(platform, db, { use: 'sign-in to', subject: person.email, patience: FOR_ACCOUNT });
  return comeIn(platform, db, person, { method: 'link', factors: 1, device: given.device }, given.before);
}

/**
 * Sets a new password with the link that was mailed. Every session ends, every other link of the person is worth nothing, the person is told. Nobody is
 * signed in by it, so a second factor is asked for as always.
 */
export async function resetPassword(platform: Platform, db: Db, given: { token: string; hash: string }): Promise<boolean> {
  const person = await spend(platform, db, MAILED.recovery.purpose, given.token);
  if (!person) return false;
  if (!person.verified) await takeOver(platform, db, person);
  await setPassword(db, person.id, given.hash);
  await endSessionsOf(db, person.id);
  await cancelTickets(db, person.id, [MAILED.recovery.purpose, MAILED.link.purpose]);
  await forgetAttempts(platform, db, { use: 'sign-in to', subject: person.email, patience: FOR_ACCOUNT });
  await queueNotice(platform, db, person, { name: 'password-changed', path: '/password-dimenticata', params: { name: person.given } });
  const object = `accounts_person:${person.publicId}`;
  await recordAudit(db, { actor: person.publicId, action: 'accounts.reset-password', object });
  return true;
}

/** The person says that the address is theirs. */
export async function confirmAddress(platform: Platform, db: Db, token: string): Promise<boolean> {
  const person = await spend(platform, db, CONFIRM_EMAIL, token);
  if (!person) return false;
  await markVerified(db, person.id, platform.clock.now());
  await recordAudit(db, { actor: person.publicId, action: 'accounts.confirm-address', object: `accounts_person:${person.publicId}` });
  return true;
}

async function markVerified(db: Db, person: number, now: Date): Promise<void> {
  await db.updateTable('accounts_person').set({ email_verified_at: now }).where('id', '=', person).execute();
}

/**
 * Somebody proves for the first time that they read this address. Whoever made the account before may have been somebody else who typed
 * it: their password, keys, codes and sessions go, so that nobody waits inside an account for its owner (pre-hijacking).
 */
async function takeOver(platform: Platform, db: Db, person: KnownPerson): Promise<void> {
  for (const table of [
    'accounts_password',
    'accounts_totp',
    'accounts_recovery_code',
    'accounts_passkey',
    'accounts_external_identity',
  ] as const) {
    await db.deleteFrom(table).where('person_id', '=', person.id).execute();
  }
  await endSessionsOf(db, person.id);
  await markVerified(db, person.id, platform.clock.now());
}
