import type { Session } from '../../../../kernel/access/viewer.ts';
import type { Db } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { rotateSession } from '../../store/factors/rotate-session.ts';
import { noteSecurity } from '../../store/factors/security-notice.ts';
import { ownRows } from '../half-session.ts';
import { countTry, forgetTries } from '../limit-tries.ts';

export type Completed =
  | { readonly outcome: 'in'; readonly cookie: string }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'wait'; readonly minutes: number }
  /** The half-finished session was used up or ended meanwhile. */
  | { readonly outcome: 'over' };

/** Counts a try, checks the proof, and makes the session complete: one new cookie for one right code. */
export async function completeSignIn(
  platform: Platform,
  session: Session,
  now: Date,
  prove: (db: Db) => Promise<boolean>,
): Promise<Completed> {
  const { person, publicId } = session.viewer;
  const { waitMs, last } = await countTry(platform, person);
  if (waitMs > 0) return { outcome: 'wait', minutes: Math.ceil(waitMs / 60_000) };
  const done = await platform.database.write(async (db): Promise<Completed> => {
    if (!(await prove(db))) {
      const notice = { person, publicId, now, event: 'codes-refused', action: 'accounts.refuse-codes' } as const;
      if (last) await noteSecurity(db, platform, { ...notice, actor: null });
      return { outcome: 'wrong' };
    }
    const cookie = await rotateSession(db, now, session, { factors: 2 });
    return cookie === null ? { outcome: 'over' } : { outcome: 'in', cookie };
  }, ownRows(session));
  if (done.outcome === 'in') await forgetTries(platform, person);
  return done;
}
