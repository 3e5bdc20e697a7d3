import type { Db } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { queueNotice } from './notices.ts';
import { issueTicket } from './tickets.ts';

export const CONFIRM_EMAIL = 'confirm-email';
const LIFETIME_MS = 3 * 24 * 3_600_000;

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
