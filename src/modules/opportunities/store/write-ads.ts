import { type Insertable, sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import type { SkillRow } from './ad-record.ts';
import { nextChangeNumbers } from './change-numbers.ts';
import type { AdTable } from './tables.ts';

/** An ad to be written, complete but for what the database or the store decides. */
export interface AdToWrite {
  readonly ad: Omit<Insertable<AdTable>, 'id' | 'change_seq' | 'created_at' | 'updated_at'>;
  readonly skills: readonly SkillRow[];
}

/** Columns that a new version of an ad does not touch: what happened here, and who it is. */
const KEPT: ReadonlySet<string> = new Set([
  'id',
  'source_id',
  'external_key',
  'created_at',
  'applications',
  'filled_at',
  'demo',
  'review',
  'review_reason',
]);

/**
 * Writes up to 500 ads with their skills, new ones and new versions (same source and key), in the order given, and returns
 * their ids in that order. The decision of a person who withdrew or approved an ad outlives its source's next version; a new
 * version that a rule stops goes back to review.
 */
export async function writeAds(db: Db, ads: readonly AdToWrite[], now: Date): Promise<number[]> {
  if (ads.length === 0) return [];
  const first = await nextChangeNumbers(db, ads.length);
  const rows = ads.map(({ ad }, index) => ({ ...ad, change_seq: first + index, created_at: now, updated_at: now }));
  const columns = [...new Set(rows.flatMap(Object.keys))].filter((column) => !KEPT.has(column));
  const written = await db
    .insertInto('opportunities_ad')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['source_id', 'external_key']).doUpdateSet({
        ...Object.fromEntries(columns.map((column) => [column, sql.ref(`excluded.${column}`)])),
        withdrawn_at: sql`case when opportunities_ad.withdrawn_by = 'person' then opportunities_ad.withdrawn_at else excluded.withdrawn_at end`,
        withdrawn_by: sql`case when opportunities_ad.withdrawn_by = 'person' then 'person' else excluded.withdrawn_by end`,
        review: sql`case when excluded.review = 'pending' then 'pending' else opportunities_ad.review end`,
        review_reason: sql`case when excluded.review = 'pending' then excluded.review_reason else opportunities_ad.review_reason end`,
      }),
    )
    .returning(['id', 'change_seq'])
    .execute();
  const ids = new Map(written.map((row) => [row.change_seq, row.id]));
  const inOrder = rows.map((row) => ids.get(row.change_seq) as number);
  await writeSkills(db, inOrder, ads);
  return inOrder;
}

async function writeSkills(db: Db, ids: readonly number[], ads: readonly AdToWrite[]): Promise<void> {
  await db.deleteFrom('opportunities_ad_skill').where('ad_id', '=', sql<number>`any(${ids}::bigint[])`).execute();
  const rows = ads.flatMap(({ skills }, index) => skills.map((skill) => ({ ...skill, ad_id: ids[index] as number })));
  // Arrays, not one parameter per value: PostgreSQL takes 65,535 parameters at most.
  if (rows.length === 0) return;
  await sql`insert into opportunities_ad_skill (ad_id, skill_id, essential, licence, implied)
    select * from unnest(${rows.map((row) => row.ad_id)}::bigint[], ${rows.map((row) => row.skill_id)}::integer[],
      ${rows.map((row) => row.essential)}::boolean[], ${rows.map((row) => row.licence)}::boolean[],
      ${rows.map((row) => row.implied)}::boolean[])`.execute(db);
}
