import type { Platform } from '../../../platform/platform.ts';
import { keyedHash } from '../store/seal.ts';

const SYSTEM = { kind: 'system', why: 'tries at codes are counted without a name' } as const;
/** So many wrong codes cost nothing: clocks and fingers slip. */
export const FREE_TRIES = 5;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** Tries are forgotten after a day without one. */
const FORGOTTEN_MS = 24 * 3_600_000;

type Parts = Pick<Platform, 'database' | 'secret'>;

export interface Try {
  /** How long to wait; 0 when this one may be checked. It counts as failed until `forgetTries`. */
  readonly waitMs: number;
  /** Tries since the last success, this one included. */
  readonly tries: number;
}

/**
 * Counts a try at a code of six digits before it is checked, so that a thousand at once are a thousand. After five wrong ones each further
 * one doubles the pause, up to an hour: some 35 codes a day, of which three in a million are right.
 */
export function countTry({ database, secret }: Parts, person: number, now: Date): Promise<Try> {
  return database.write(async (db) => {
    const key_hash = keyOf(secret, person);
    await db
      .insertInto('accounts_attempt')
      .values({ key_hash, last_at: now, blocked_until: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await db.selectFrom('accounts_attempt').selectAll().where('key_hash', '=', key_hash).forUpdate().executeTakeFirstOrThrow();
    const waitMs = (row.blocked_until?.getTime() ?? 0) - now.getTime();
    if (waitMs > 0) return { waitMs, tries: row.failures };
    const tries = now.getTime() - row.last_at.getTime() > FORGOTTEN_MS ? 1 : row.failures + 1;
    const change = { failures: tries, last_at: now, blocked_until: pauseAfter(tries, now) };
    await db.updateTable('accounts_attempt').set(change).where('key_hash', '=', key_hash).execute();
    return { waitMs: 0, tries };
  }, SYSTEM);
}

/** A right code ends the series. */
export async function forgetTries({ database, secret }: Parts, person: number): Promise<void> {
  await database.write((db) => db.deleteFrom('accounts_attempt').where('key_hash', '=', keyOf(secret, person)).execute(), SYSTEM);
}

function pauseAfter(tries: number, now: Date): Date | null {
  if (tries < FREE_TRIES) return null;
  return new Date(now.getTime() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - FREE_TRIES)));
}

function keyOf(secret: string, person: number): string {
  return keyedHash(secret, 'attempt', `code of ${person}`);
}
