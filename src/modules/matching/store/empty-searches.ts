import { sql } from 'kysely';
import { romeDate } from '../../../kernel/rome-time.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { withoutAsking } from '../domain/asking-words.ts';
import { wordsToCount } from '../domain/words-to-count.ts';
import type { FoundAds } from './find-ads.ts';
import { isKnownWord } from './understand-search.ts';
import './tables.ts';

export const KEPT_DAYS = 90;
/** What fewer visitors wrote stays unsaid: it could be somebody's. */
export const LEAST_COUNT = 3;
const FLUSH_MS = 30_000;
/** Different searches waiting to be written; more come only from programs. */
const MOST_WAITING = 500;

/** Searches to be counted, by day and words; written in one go, for a GET only reads. Lost when the process dies: they are only hints. */
class EmptySearches {
  #waiting = new Map<string, { day: string; words: string; count: number }>();

  note(day: string, words: string): void {
    const key = `${day} ${words}`;
    const known = this.#waiting.get(key);
    if (known) known.count++;
    else if (this.#waiting.size < MOST_WAITING) this.#waiting.set(key, { day, words, count: 1 });
  }

  async write(platform: Platform): Promise<void> {
    const rows = [...this.#waiting.values()];
    if (rows.length === 0) return;
    this.#waiting = new Map();
    await platform.database.write((db) => add(db, rows));
  }
}

const counters = new WeakMap<Platform, EmptySearches>();

function counterOf(platform: Platform): EmptySearches {
  const known = counters.get(platform) ?? new EmptySearches();
  counters.set(platform, known);
  return known;
}

/** Counts the words of a search when they find nothing anywhere, whatever the filters. No visitor is remembered. */
export function countWhenEmpty(platform: Platform, found: FoundAds, now: Date): void {
  const { index, query, result } = found;
  if (result.total > 0 || !query.text || !index) return;
  const { text, synonyms = [] } = query;
  if (index.search({ text, synonyms, sort: 'date', offset: 0, limit: 0 }, now.getTime()).total > 0) return;
  // The words as typed: capital letters tell names.
  const words = withoutAsking(wordsToCount(found.request.q, (word) => isKnownWord(word, found)) ?? '');
  if (words !== '') counterOf(platform).note(romeDate(now).toString(), words);
}

/** Writes what was counted since the last time. */
export function writeEmptySearches(platform: Platform): Promise<void> {
  return counterOf(platform).write(platform);
}

/** Writes now and then, and at the end. Returns how to stop. */
export function startCounting(platform: Platform): () => Promise<void> {
  const write = () => writeEmptySearches(platform).catch((err: unknown) => platform.log.warn({ err }, 'empty searches were not counted'));
  const timer = setInterval(write, FLUSH_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await write();
  };
}

async function add(db: Db, rows: readonly { day: string; words: string; count: number }[]): Promise<void> {
  // In one order in every process, so that two of them never wait for each other.
  const sorted = [...rows].sort((a, b) => (a.day + a.words < b.day + b.words ? -1 : 1));
  await db
    .insertInto('matching_empty_search')
    .values(sorted)
    .onConflict((conflict) => conflict.columns(['day', 'words']).doUpdateSet({ count: sql`matching_empty_search.count + excluded.count` }))
    .execute();
}

export interface EmptySearch {
  readonly words: string;
  readonly count: number;
  /** YYYY-MM-DD. */
  readonly lastDay: string;
}

/** What was searched at least `LEAST_COUNT` times in 90 days and found nothing, most frequent first. */
export async function emptySearches(db: Db, limit: number): Promise<readonly EmptySearch[]> {
  const { rows } = await sql<EmptySearch>`
    select words, sum(count)::integer as count, to_char(max(day), 'YYYY-MM-DD') as "lastDay"
    from matching_empty_search group by words having sum(count) >= ${LEAST_COUNT}
    order by 2 desc, 1 limit ${limit}`.execute(db);
  return rows;
}

/** Removes the days that are over. */
export async function clearEmptySearches(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('matching_empty_search')
    .where('day', '<', romeDate(now).subtract({ days: KEPT_DAYS }).toString())
    .execute();
}
