import { sql } from 'kysely';
import type { Db } from '../../../../platform/db/database.ts';
import type { Taxonomy } from '../../../taxonomy/api.ts';
import { ENGINE_VERSION, encodePrepared, type PreparedAd } from '../../engine/prepared-ad.ts';
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

/** Forgets every row; those written from now on have this stamp. */
export async function clearPreparedAds(db: Db, stamp: string, now: Date): Promise<void> {
  await db.deleteFrom('matching_prepared_ad').execute();
  const value = JSON.stringify(stamp);
  await db
    .insertInto('platform_setting')
    .values({ key: STAMP, value, source: 'job', updated_at: now })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, updated_at: now }))
    .execute();
}

export async function writePreparedAds(db: Db, ads: readonly PreparedAd[]): Promise<void> {
  if (ads.length === 0) return;
  await sql`insert into matching_prepared_ad (ad_id, document)
    select * from unnest(${ads.map(({ id }) => id)}::bigint[], ${ads.map(encodePrepared)}::text[])
    on conflict (ad_id) do update set document = excluded.document`.execute(db);
}

export async function removePreparedAds(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom('matching_prepared_ad').where('ad_id', '=', sql<number>`any(${ids}::bigint[])`).execute();
}

/** At most `limit` encoded ads with a larger id than `after`, by id. */
export async function preparedAfter(db: Db, after: number, limit: number): Promise<{ ad_id: number; document: string }[]> {
  return db.selectFrom('matching_prepared_ad').selectAll().where('ad_id', '>', after).orderBy('ad_id').limit(limit).execute();
}
