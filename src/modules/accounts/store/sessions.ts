import { createHash } from 'node:crypto';
import type { Hat, Session, SessionLevel, Sessions } from '../../../kernel/access/viewer.ts';
import { newToken } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { limitsFor, SEEN_EVERY_MS, UNFINISHED_MS } from '../domain/session-limits.ts';
import { hatsOf, readSession, type SessionRow } from './session-row.ts';
import './tables.ts';

const SYSTEM = { kind: 'system', why: 'a session is looked up before anybody is known' } as const;

/** Only the hash of a cookie is kept: who reads the table cannot use it to come in. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The sessions of people with an account. */
export function openSessions(platform: Pick<Platform, 'database' | 'clock'>): Sessions {
  return {
    async find(token) {
      const now = platform.clock.now();
      const row = await platform.database.read((db) => readSession(db, tokenHash(token)), SYSTEM);
      const session = row ? sessionFrom(row, now) : null;
      if (row && session && now.getTime() - row.seen_at.getTime() > SEEN_EVERY_MS) {
        await platform.database.write((db) => touch(db, row.id, now), SYSTEM);
      }
      return session;
    },
  };
}

/** Null when it is over, when the person may not come in, or when the hat it was made for is gone and no other is left. */
function sessionFrom(row: SessionRow, now: Date): Session | null {
  if (row.status !== 'active' && row.status !== 'leaving') return null;
  const hats = hatsOf(row);
  const hat = hats.find((each) => each.role === row.role && each.membership === row.membership);
  if (!hat || row.expires_at <= now || now.getTime() - row.seen_at.getTime() > limitsFor(hat.role).idle) return null;
  const { id, person, level, factors, created_at: createdAt, verified_at: verifiedAt, public_id: publicId, name } = row;
  const caseload = hat.role === 'operator' ? row.caseload : [];
  return { id, level, factors, createdAt, verifiedAt, viewer: { person, publicId, name, hat, hats, caseload } };
}

async function touch(db: Db, id: number, now: Date): Promise<void> {
  await db.updateTable('accounts_session').set({ seen_at: now }).where('id', '=', id).execute();
}

export interface NewSession {
  readonly person: number;
  readonly hat: Pick<Hat, 'role' | 'membership'>;
  readonly level: SessionLevel;
  readonly method: string;
  readonly factors?: 1 | 2;
  /** What the person recognises in the list of their devices: "Chrome · Android". */
  readonly device: string;
  /** The person wants to stay signed in on this device. */
  readonly stays?: boolean;
}

/** Opens a session and returns the cookie's value. A sign-in always makes a new one: what came in before is worth nothing (fixation). */
export async function startSession(db: Db, now: Date, session: NewSession): Promise<string> {
  const token = `${newToken()}${newToken()}`;
  const lifetime = session.level === 'full' ? limitsFor(session.hat.role).absolute : UNFINISHED_MS;
  await db
    .insertInto('accounts_session')
    .values({
      token_hash: tokenHash(token),
      person_id: session.person,
      level: session.level,
      method: session.method,
      factors: session.factors ?? 1,
      role: session.hat.role,
      membership_id: session.hat.membership,
      device: session.device,
      stays: session.stays ?? false,
      created_at: now,
      seen_at: now,
      verified_at: now,
      expires_at: new Date(now.getTime() + lifetime),
    })
    .execute();
  return token;
}

export async function endSession(db: Db, id: number): Promise<void> {
  await db.deleteFrom('accounts_session').where('id', '=', id).execute();
}

/** Signs a person out everywhere, but for one session when it is named. Returns how many ended. */
export async function endSessionsOf(db: Db, person: number, except: number | null = null): Promise<number> {
  let query = db.deleteFrom('accounts_session').where('person_id', '=', person);
  if (except !== null) query = query.where('id', '<>', except);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}
