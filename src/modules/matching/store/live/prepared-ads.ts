import { sql } from 'kysely';
import type { Db } from '../../../../platform/db/database.ts';
import type { Taxonomy } from '../../../taxonomy/api.ts';
import { decodeFacts, ENGINE_VERSION, encodeFacts, type NumberedAd, type PreparedAd } from '../../engine/prepared-ad.ts';
import { forgetWords, numbersOf } from './numbered-words.ts';
import '../tables.ts';

const STAMP = 'matching.prepared';

/** Under which engine and which occupations ads are prepared now. */
export function preparedStamp(taxonomy: Taxonomy): string {
  return `${ENGINE_VERSION}/${taxonomy.version}`;
}

/** The stamp of all rows; '' when there are none yet. */
export async function storedStamp(db: Db): Promise<string> {
  const row = await db.selectFrom('platform_setting').select('value').where('key', '=', STAMP).executeTakeFirst();
  return row ? String(row.value) : '';
}

/** Forgets every row and word; those written from now on have this stamp. */
export async function clearPreparedAds(db: Db, stamp: string, now: Date): Promise<void> {
  await db.deleteFrom('matching_prepared_ad').execute();
  await forgetWords(db);
  const value = JSON.stringify(stamp);
  await db
    .insertInto('platform_setting')
    .values({ key: STAMP, value, source: 'job', updated_at: now })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, updated_at: now }))
    .execute();
}

export async function writePreparedAds(db: Db, ads: readonly PreparedAd[]): Promise<void> {
  if (ads.length === 0) return;
  const numbers = await numbersOf(
    db,
    ads.flatMap(({ words }) => words),
  );
  const words = ads.map((ad) => `{${ad.words.map((word) => numbers.get(word)).join()}}`);
  await sql`insert into matching_prepared_ad (ad_id, document, words)
    select ad_id, document, words::integer[]
    from unnest(${ads.map(({ id }) => id)}::bigint[], ${ads.map(encodeFacts)}::text[], ${words}::text[]) as row (ad_id, document, words)
    on conflict (ad_id) do update set document = excluded.document, words = excluded.words`.execute(db);
}

export async function removePreparedAds(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom('matching_prepared_ad').where('ad_id', '=', sql<number>`any(${ids}::bigint[])`).execute();
}

/** Reads the words as text: a driver that makes an array of them takes longer than everything else. */
export interface PreparedRow {
  readonly ad_id: number;
  readonly document: string;
  readonly words: string;
}

/** At most `limit` prepared ads with a larger id than `after`, by id. */
export async function preparedAfter(db: Db, after: number, limit: number): Promise<PreparedRow[]> {
  return db
    .selectFrom('matching_prepared_ad')
    .select(['ad_id', 'document', sql<string>`words::text`.as('words')])
    .where('ad_id', '>', after)
    .orderBy('ad_id')
    .limit(limit)
    .execute();
}

export function readPrepared({ document, words }: PreparedRow): NumberedAd {
  return { ...decodeFacts(document), words: JSON.parse(`[${words.slice(1, -1)}]`) as number[] };
}
