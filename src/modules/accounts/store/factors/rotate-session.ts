import type { Session } from '../../../../kernel/access/viewer.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { setSession } from '../../../../platform/http/session/session-cookie.ts';
import { cookieSeconds } from '../../domain/session-limits.ts';
import { startSession } from '../sessions.ts';

/**
 * Puts a new, complete session in the place of one that has just proved more: same hat, same device, new cookie, so that a cookie somebody saw
 * before is worth nothing. Returns the `Set-Cookie` value; null when the old session was over already (used up by another tab, signed out).
 */
export async function rotateSession(
  db: Db,
  now: Date,
  session: Pick<Session, 'id'>,
  { factors }: { readonly factors: 1 | 2 },
): Promise<string | null> {
  const old = await db
    .deleteFrom('accounts_session')
    .where('id', '=', session.id)
    .returning(['person_id', 'role', 'membership_id', 'method', 'device', 'stays'])
    .executeTakeFirst();
  if (!old) return null;
  // Whoever has a second factor is asked for it: sessions from before it that gave one proof end, and a sign-in that was to add the first one,
  // begun with the same password, must not add another.
  if (factors === 2) await endHalfProved(db, old.person_id);
  const { person_id: person, role, membership_id: membership, method, device, stays } = old;
  const token = await startSession(db, now, { person, hat: { role, membership }, level: 'full', method, device, stays, factors });
  return setSession(token, cookieSeconds(role, stays));
}

async function endHalfProved(db: Db, person: number): Promise<void> {
  await db
    .deleteFrom('accounts_session')
    .where('person_id', '=', person)
    .where('level', '<>', 'second-factor')
    .where('factors', '=', 1)
    .execute();
}
