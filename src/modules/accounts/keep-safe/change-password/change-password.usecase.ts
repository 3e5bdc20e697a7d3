import type { Session } from '../../../../kernel/access/viewer.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { rowsOf } from '../../../../platform/db/row-context.ts';
import type { Platform } from '../../../../platform/platform.ts';
import type { PasswordOwner } from '../../domain/passwords/password-rules.ts';
import { factorsOf, neverEntersAlone } from '../../store/factors/factors-of.ts';
import { rotateSession } from '../../store/factors/rotate-session.ts';
import { noteSecurity } from '../../store/factors/security-notice.ts';
import { voidLinks } from '../../store/factors/void-links.ts';
import { hashPassword, passwordProblem, setPassword, verifyPassword } from '../../store/passwords/passwords.ts';
import { endSessionsOf } from '../../store/sessions.ts';
import { countTry, forgetTries } from '../limit-tries.ts';

export interface Holder {
  readonly hash: string | null;
  readonly owner: PasswordOwner;
}

/** The password as it stands, and what a new one is checked against. */
export async function passwordHolder(db: Db, { viewer }: Session): Promise<Holder> {
  const { hash, email, given_name, family_name } = await db
    .selectFrom('accounts_person as person')
    .leftJoin('accounts_password as password', 'password.person_id', 'person.id')
    .select(['hash', 'email', 'given_name', 'family_name'])
    .where('person.id', '=', viewer.person)
    .executeTakeFirstOrThrow();
  const { app, passkeys } = await factorsOf(db, viewer.person);
  const names = [given_name, family_name, ...viewer.hats.flatMap((hat) => hat.organisation?.name ?? [])];
  return { hash, owner: { email: email ?? '', names, secondFactor: app || passkeys > 0 || neverEntersAlone(viewer) } };
}

export type Changed =
  | { readonly outcome: 'changed'; readonly cookie: string }
  | { readonly outcome: 'wrong' | 'over' }
  | { readonly outcome: 'wait'; readonly minutes: number }
  | { readonly outcome: 'refused'; readonly problem: string };

/** The new password, a new cookie for this device, and the end of every other session. */
export async function changePassword(
  platform: Platform,
  session: Session,
  now: Date,
  { holder, current, wanted }: { holder: Holder; current: string; wanted: string },
): Promise<Changed> {
  const { viewer } = session;
  const { person, publicId } = viewer;
  const { waitMs } = await countTry(platform, person);
  if (waitMs > 0) return { outcome: 'wait', minutes: Math.ceil(waitMs / 60_000) };
  if (holder.hash !== null && !(await verifyPassword(holder.hash, current)).ok) return { outcome: 'wrong' };
  await forgetTries(platform, person);
  const problem = passwordProblem(wanted, holder.owner);
  if (problem) return { outcome: 'refused', problem };
  const hash = await hashPassword(wanted);
  return platform.database.write(async (db): Promise<Changed> => {
    await endSessionsOf(db, person, session.id);
    const kept = session.factors === 2 ? 2 : 1;
    const cookie = await rotateSession(db, now, session, { factors: kept });
    if (cookie === null) return { outcome: 'over' };
    await setPassword(db, person, hash);
    await voidLinks(db, person);
    await noteSecurity(db, platform, { person, publicId, now, event: 'password-changed', action: 'accounts.change-password' });
    return { outcome: 'changed', cookie };
  }, rowsOf(viewer));
}
