import type { Db } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { noteSecurity } from '../store/factors/security-notice.ts';
import { voidLinks } from '../store/factors/void-links.ts';
import type { KnownPerson } from '../store/person-by-email.ts';
import { endSessionsOf } from '../store/sessions.ts';
import { linkToSetPassword } from './create-user.usecase.ts';

/**
 * For who lost their phone and their recovery codes: every proof they had is void, whoever holds it, and one link lets them begin anew. Sign-in
 * with a provider stays. Needs the rows of the system. Returns the path of the link; hand it over to nobody but the person.
 */
export async function recoverPerson(platform: Platform, db: Db, { id, publicId, email }: KnownPerson): Promise<string> {
  await endSessionsOf(db, id);
  await voidLinks(db, id);
  for (const table of ['accounts_totp', 'accounts_passkey', 'accounts_recovery_code', 'accounts_password'] as const) {
    await db.deleteFrom(table).where('person_id', '=', id).execute();
  }
  const notice = { person: id, publicId, actor: null, now: platform.clock.now() };
  await noteSecurity(db, platform, { ...notice, event: 'access-reset', action: 'accounts.reset-access' });
  return linkToSetPassword(platform, db, id, email);
}
