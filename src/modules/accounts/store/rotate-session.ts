import type { Session, SessionLevel } from '../../../kernel/access/viewer.ts';
import type { Db } from '../../../platform/db/database.ts';
import { startSession } from './sessions.ts';

/**
 * Puts a new session in the place of one that has just proved more: same hat, same device, new cookie, so that a cookie somebody saw before
 * is worth nothing. Returns the new cookie's value; null when the old session was over already (used up by another tab, signed out).
 */
export async function rotateSession(
  db: Db,
  now: Date,
  session: Pick<Session, 'id' | 'viewer'>,
  change: { readonly level: SessionLevel; readonly factors: 1 | 2 },
): Promise<string | null> {
  const old = await db
    .deleteFrom('accounts_session')
    .where('id', '=', session.id)
    .returning(['person_id', 'role', 'membership_id', 'method', 'device'])
    .executeTakeFirst();
  if (!old) return null;
  const { person_id: person, role, membership_id: membership, method, device } = old;
  return startSession(db, now, { person, hat: { role, membership }, method, device, ...change });
}
