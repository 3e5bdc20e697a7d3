import { HOME_OF } from '../../../kernel/access/home.ts';
import { type Hat, type Role, type SessionLevel, WITHOUT_SECOND_FACTOR } from '../../../kernel/access/viewer.ts';
import type { Db } from '../../../platform/db/database.ts';
import { hatsOfPerson } from './session-row.ts';
import { startSession } from './sessions.ts';

/** Who proved what: `factors` 2 for a passkey that checked the person, or a provider outside that vouches for two. */
export interface Proof {
  readonly person: number;
  readonly method: string;
  readonly factors: 1 | 2;
  readonly device: string;
  /** The person wants to stay signed in on this device. */
  readonly stays?: boolean;
}

export interface Entered {
  /** The session cookie's value. */
  readonly token: string;
  readonly level: SessionLevel;
  readonly role: Role;
  /** Where to go now. */
  readonly next: string;
}

/**
 * The end of every way to sign in: a new session, as complete as the proof allows. Null when the person has no role left (their
 * organisation was suspended). Must run with the rows of the system or of the person.
 */
export async function enter(db: Db, now: Date, proof: Proof): Promise<Entered | null> {
  const hat = await lastHat(db, proof.person);
  if (!hat) return null;
  const level = proof.factors === 2 ? 'full' : await levelAfterOneProof(db, proof.person, hat);
  const { person, method, factors, device, stays } = proof;
  const token = await startSession(db, now, { person, hat, level, method, factors, device, stays });
  await db.updateTable('accounts_person').set({ last_sign_in_at: now }).where('id', '=', person).execute();
  return { token, level, role: hat.role, next: nextStep(level, hat) };
}

/** The page that follows a sign-in of this level. */
export function nextStep(level: SessionLevel, hat: Pick<Hat, 'role'>): string {
  if (level === 'full') return HOME_OF[hat.role];
  return level === 'second-factor' ? '/accedi/codice' : '/area/sicurezza/secondo-fattore';
}

/** Who has a second factor is always asked for it; who needs one and has none makes it first. */
export async function levelAfterOneProof(db: Db, person: number, hat: Pick<Hat, 'role'>): Promise<SessionLevel> {
  const totp = db.selectFrom('accounts_totp').select('person_id').where('person_id', '=', person).where('confirmed_at', 'is not', null);
  const passkey = db.selectFrom('accounts_passkey').select('person_id').where('person_id', '=', person);
  if (await totp.unionAll(passkey).executeTakeFirst()) return 'second-factor';
  return WITHOUT_SECOND_FACTOR.includes(hat.role) ? 'full' : 'enrol';
}

/** The hat worn last, if it still exists; else the first one. */
async function lastHat(db: Db, person: number): Promise<Hat | undefined> {
  const hats = await hatsOfPerson(db, person);
  const last = await db
    .selectFrom('accounts_session')
    .select(['role', 'membership_id'])
    .where('person_id', '=', person)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return hats.find((hat) => hat.role === last?.role && hat.membership === last.membership_id) ?? hats[0];
}
