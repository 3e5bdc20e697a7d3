import type { Db } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { FOR_MAIL } from '../domain/delays.ts';
import { countAttempt } from './attempts.ts';
import { queueNotice } from './notices.ts';
import type { KnownPerson } from './person-by-email.ts';
import { issueTicket } from './tickets.ts';

export const CONFIRM_EMAIL = 'confirm-email';
const LIFETIME_MS = 3 * 24 * 3_600_000;

/** No session before the address is theirs: the link to confirm it goes out once more, as often as mail to one address may. */
export async function remindToConfirm(platform: Platform, db: Db, person: KnownPerson): Promise<void> {
  const wait = await countAttempt(platform, db, [{ use: 'mail to', subject: person.email, patience: FOR_MAIL }]);
  if (wait === 0) await queueConfirmation(platform, db, person);
}

/** Sends the link with which a person confirms that an address is theirs: `/conferma/{token}`, three days, once. */
export async function queueConfirmation(
  platform: Platform,
  db: Db,
  person: { readonly id: number; readonly email: string; readonly locale: 'it' | 'en'; readonly given: string },
): Promise<void> {
  const data = { email: person.email };
  const token = await issueTicket(db, platform.clock.now(), { purpose: CONFIRM_EMAIL, person: person.id, lifetimeMs: LIFETIME_MS, data });
  await queueNotice(platform, db, person, { name: 'confirm', path: `/conferma/${token}`, params: { name: person.given } });
}
