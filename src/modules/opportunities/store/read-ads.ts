import { type Selectable, sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import { type AdRecord, type SkillRow, toAdRecord } from './ad-record.ts';
import type { AdTable } from './tables.ts';

type SourcedRow = Selectable<AdTable> & { source_name: string };

function adRows(db: Db) {
  return db
    .selectFrom('opportunities_ad as ad')
    .innerJoin('opportunities_source as source', 'source.id', 'ad.source_id')
    .selectAll('ad')
    .select('source.name as source_name');
}

/** Rows → records, with one query for the skills of all. */
async function toRecords(db: Db, rows: readonly SourcedRow[], now: Date): Promise<AdRecord[]> {
  const skills = await skillsOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toAdRecord(row, skills.get(row.id) ?? [], now));
}

async function skillsOf(db: Db, ids: readonly number[]): Promise<Map<number, SkillRow[]>> {
  const byAd = new Map<number, SkillRow[]>();
  if (ids.length === 0) return byAd;
  const rows = await db
    .selectFrom('opportunities_ad_skill')
    .selectAll()
    .where('ad_id', '=', sql<number>`any(${ids}::bigint[])`)
    .orderBy('essential', 'desc')
    .orderBy('skill_id')
    .execute();
  for (const row of rows) {
    const list = byAd.get(row.ad_id);
    if (list) list.push(row);
    else byAd.set(row.ad_id, [row]);
  }
  return byAd;
}

/** The ads with these ids, in their order; ids that do not exist are left out. `now` decides each status. */
export async function adsByIds(db: Db, ids: readonly number[], now: Date = new Date()): Promise<AdRecord[]> {
  if (ids.length === 0) return [];
  const rows = await adRows(db).where('ad.id', '=', sql<number>`any(${ids}::bigint[])`).execute();
  const records = new Map((await toRecords(db, rows, now)).map((ad) => [ad.id, ad]));
  return ids.flatMap((id) => records.get(id) ?? []);
}

/** One ad, whatever its status; null when there is none. */
export async function adById(db: Db, id: number, now: Date = new Date()): Promise<AdRecord | null> {
  return (await adsByIds(db, [id], now))[0] ?? null;
}

/** One entry of the change feed; `ad` is null when the ad must not be found any more. */
export interface AdChange {
  readonly id: number;
  readonly changeSeq: number;
  readonly ad: AdRecord | null;
}

/**
 * What changed after number `seq`, in order, at most `limit` entries: start with 0, go on from the last `changeSeq` received, and
 * the feed is drained when it answers fewer than `limit`. Nothing is ever missed: numbers become visible in their order (see
 * change-numbers.ts). An ad that changed twice appears once, with its newest state. With `now`, ads that are expired at that
 * instant come as null; expiry itself is no change, so the reader must still look at `expiresAt`.
 */
export async function changesSince(db: Db, seq: number, limit: number, now: Date = new Date()): Promise<AdChange[]> {
  const rows = await adRows(db).where('ad.change_seq', '>', seq).orderBy('ad.change_seq').limit(limit).execute();
  const records = await toRecords(db, rows, now);
  return records.map((ad) => ({ id: ad.id, changeSeq: ad.changeSeq, ad: isVisible(ad) ? ad : null }));
}

/** Whether search, matching and the sitemap may show it. */
export function isVisible(ad: Pick<AdRecord, 'status' | 'duplicateOf'>): boolean {
  return ad.status === 'published' && ad.duplicateOf === null;
}

/** The newest change number of any ad, 0 without ads. */
export async function newestChange(db: Db): Promise<number> {
  const { rows } = await sql<{ newest: number | null }>`select max(change_seq)::double precision as newest from opportunities_ad`.execute(
    db,
  );
  return rows[0]?.newest ?? 0;
}

/** What an index of all visible ads is compared with, read at one instant. */
export interface VisibleAds {
  readonly count: number;
  /** Sum over the visible ads of `(id % 30011 + 1) * (changeSeq % 65521 + 1)`: in any order the same. */
  readonly hash: number;
}

export async function visibleAds(db: Db, now: Date): Promise<VisibleAds> {
  const { rows } = await sql<VisibleAds>`
    select count(*)::double precision as count,
      coalesce(sum((id % 30011 + 1) * (change_seq % 65521 + 1)), 0)::double precision as hash
    from opportunities_ad
    where review = 'approved' and duplicate_of is null and (expires_at is null or expires_at > ${now})
      and (filled_at is null or filled_at > ${now}) and (withdrawn_at is null or withdrawn_at > ${now})`.execute(db);
  return rows[0] ?? { count: 0, hash: 0 };
}
