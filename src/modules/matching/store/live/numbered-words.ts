import { sql } from 'kysely';
import type { Db } from '../../../../platform/db/database.ts';
import '../tables.ts';

/** Held until the transaction ends: shared by who gives ads their numbers, alone by who takes numbers away. */
const LOCK = sql`hashtextextended('talenthub words', 0)`;

/** The number of each word; new ones get theirs. */
export async function numbersOf(db: Db, words: Iterable<string>): Promise<ReadonlyMap<string, number>> {
  await sql`select pg_advisory_xact_lock_shared(${LOCK})`.execute(db);
  // Sorted, so that two who add the same words do not wait for each other.
  const asked = [...new Set(words)].sort();
  const numbers = await known(db, asked);
  const missing = asked.filter((word) => !numbers.has(word));
  if (missing.length === 0) return numbers;
  await sql`insert into matching_word (word) select unnest(${missing}::text[]) on conflict (word) do nothing`.execute(db);
  return new Map([...numbers, ...(await known(db, missing))]);
}

async function known(db: Db, words: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.selectFrom('matching_word').selectAll().where('word', '=', sql<string>`any(${words}::text[])`).execute();
  return new Map(rows.map(({ number, word }) => [word, number]));
}

/** At most `limit` words whose number is larger than `after`, by number. */
export async function wordsAfter(db: Db, after: number, limit: number): Promise<{ number: number; word: string }[]> {
  return db.selectFrom('matching_word').selectAll().where('number', '>', after).orderBy('number').limit(limit).execute();
}

/**
 * Removes the words that no prepared ad holds any more: what an ad said is not kept when the ad is gone. Not `not in`: where the numbers
 * do not fit into working memory PostgreSQL would go through all of them for each word.
 */
export async function forgetWords(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(db);
  await sql`
    delete from matching_word
    where not exists (
      select from (select distinct unnest(words) as number from matching_prepared_ad) as used where used.number = matching_word.number
    )`.execute(db);
}
