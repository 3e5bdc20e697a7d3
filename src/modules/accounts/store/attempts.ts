import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Patience, waitAfter } from '../domain/delays.ts';
import { keyedHash } from './seal.ts';
import './tables.ts';

/** One thing whose tries are counted: `use` tells what for, `subject` whose (an address, an account). Stored as a keyed hash only. */
export interface Counted {
  readonly use: string;
  readonly subject: string;
  readonly patience: Patience;
}

/**
 * Counts a try BEFORE anything is spent on it, so that guesses made at the same time count one by one. Returns 0 when it may go on, else how many
 * milliseconds are left to wait. Pass what is shared by many (the network address) first: two transactions then lock in the same order.
 */
export async function countAttempt(platform: Pick<Platform, 'clock' | 'secret'>, db: Db, counted: readonly Counted[]): Promise<number> {
  for (const each of counted) {
    const wait = await countOne(platform, db, each);
    if (wait > 0) return wait;
  }
  return 0;
}

async function countOne({ clock, secret }: Pick<Platform, 'clock' | 'secret'>, db: Db, counted: Counted): Promise<number> {
  const key = keyOf(secret, counted);
  const now = clock.now();
  const { patience } = counted;
  // The update that changes nothing locks the row until the commit: whoever comes at the same moment waits and sees this try.
  const row = await db
    .insertInto('accounts_attempt')
    .values({ key_hash: key, last_at: now, blocked_until: null })
    .onConflict((it) => it.column('key_hash').doUpdateSet({ key_hash: key }))
    .returningAll()
    .executeTakeFirstOrThrow();
  if (row.blocked_until && row.blocked_until > now) return row.blocked_until.getTime() - now.getTime();
  const stale = now.getTime() - row.last_at.getTime() > patience.forgetMs;
  const failures = stale ? 1 : row.failures + 1;
  const wait = waitAfter(failures, patience);
  const blocked = wait > 0 ? new Date(now.getTime() + wait) : null;
  await db.updateTable('accounts_attempt').set({ failures, last_at: now, blocked_until: blocked }).where('key_hash', '=', key).execute();
  return 0;
}

/** How many tries count against it now, this one included. */
export async function failuresOf({ secret }: Pick<Platform, 'secret'>, db: Db, counted: Counted): Promise<number> {
  const row = await db.selectFrom('accounts_attempt').select('failures').where('key_hash', '=', keyOf(secret, counted)).executeTakeFirst();
  return row?.failures ?? 0;
}

/** It was the right person after all: their tries are forgotten. */
export async function forgetAttempts({ secret }: Pick<Platform, 'secret'>, db: Db, counted: Counted): Promise<void> {
  await db.deleteFrom('accounts_attempt').where('key_hash', '=', keyOf(secret, counted)).execute();
}

/** The try was not made in the end (too busy to check it): it does not count. */
export async function giveBackAttempt({ secret }: Pick<Platform, 'secret'>, db: Db, counted: readonly Counted[]): Promise<void> {
  for (const each of counted) {
    await db
      .updateTable('accounts_attempt')
      .set({ failures: sql`greatest(failures - 1, 0)`, blocked_until: null })
      .where('key_hash', '=', keyOf(secret, each))
      .execute();
  }
}

function keyOf(secret: string, { use, subject }: Counted): string {
  return keyedHash(secret, `attempt ${use}`, subject);
}
