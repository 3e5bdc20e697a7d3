import type { Session } from '../../../../kernel/access/viewer.ts';
import type { Db } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { readAttestation } from '../../domain/passkey-answer.ts';
import { dropCodesWithoutFactor, factorsOf, lockPerson, mustHaveSecondFactor } from '../../store/factors/factors-of.ts';
import { keepPasskey } from '../../store/factors/passkeys.ts';
import { rotateSession } from '../../store/factors/rotate-session.ts';
import { noteSecurity } from '../../store/factors/security-notice.ts';
import { rowsFor } from '../half-session.ts';

/** A new key's question is for one session. */
export const newKeyUse = ({ id }: Session) => `create ${id}`;

/** Keeps a new passkey; the session is complete from then on, with a new cookie. */
export async function addPasskey(
  platform: Platform,
  session: Session,
  now: Date,
  given: { answer: string; name: string },
): Promise<string | 'refused' | 'over'> {
  const answer = readAttestation(given.answer);
  if (!answer) return 'refused';
  const { person, publicId } = session.viewer;
  return platform.database
    .write(async (db) => {
      await lockPerson(db, person);
      if (!(await keepPasskey(db, platform, { answer, use: newKeyUse(session), person, name: given.name, now }))) return 'refused';
      const cookie = await rotateSession(db, now, session, { factors: 2 });
      // Thrown, so that a session that ended meanwhile leaves no key behind.
      if (cookie === null) throw new SessionOver();
      await noteSecurity(db, platform, { person, publicId, now, event: 'passkey-added', action: 'accounts.add-passkey' });
      return cookie;
    }, rowsFor(session))
    .catch((error: unknown) => {
      if (error instanceof SessionOver) return 'over';
      throw error;
    });
}

class SessionOver extends Error {}

/** False when the person has no such key. */
export async function renamePasskey(db: Db, person: number, id: number, name: string): Promise<boolean> {
  const renamed = await db
    .updateTable('accounts_passkey')
    .set({ name })
    .where('id', '=', id)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return renamed.numUpdatedRows === 1n;
}

export async function removePasskey(platform: Platform, session: Session, now: Date, id: number): Promise<'removed' | 'last' | 'unknown'> {
  const { person, publicId } = session.viewer;
  return platform.database.write(async (db) => {
    await lockPerson(db, person);
    const { app, passkeys } = await factorsOf(db, person);
    const known = await db
      .selectFrom('accounts_passkey')
      .select('id')
      .where('id', '=', id)
      .where('person_id', '=', person)
      .executeTakeFirst();
    if (!known) return 'unknown';
    if (!app && passkeys === 1 && mustHaveSecondFactor(session.viewer)) return 'last';
    await db.deleteFrom('accounts_passkey').where('id', '=', id).execute();
    await dropCodesWithoutFactor(db, person);
    await noteSecurity(db, platform, { person, publicId, now, event: 'passkey-removed', action: 'accounts.remove-passkey' });
    return 'removed';
  }, rowsFor(session));
}
