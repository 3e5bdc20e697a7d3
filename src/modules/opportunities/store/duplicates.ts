import { type Selectable, sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import { isSameAd } from '../domain/likeness.ts';
import { statusOf } from './ad-record.ts';
import { nextChangeNumbers } from './change-numbers.ts';
import type { AdTable } from './tables.ts';

type Likeness = Pick<
  Selectable<AdTable>,
  'source_id' | 'external_key' | 'fingerprint' | 'likeness_key' | 'simhash' | 'review' | 'expires_at' | 'filled_at' | 'withdrawn_at'
>;
type Candidate = Likeness & { readonly id: number };

const COLUMNS = [
  'id',
  'source_id',
  'external_key',
  'fingerprint',
  'likeness_key',
  'simhash',
  'review',
  'expires_at',
  'filled_at',
  'withdrawn_at',
] as const;

/**
 * For each ad the earliest original of another source that says the same, or null. The same: equal fingerprints, or equal title,
 * organisation and place with texts that differ by few words. Two ads of one source are never the same: a source that
 * gives them two keys means two jobs. An open ad does not repeat a closed one.
 */
export async function findOriginals(db: Db, ads: readonly Likeness[], now: Date): Promise<(number | null)[]> {
  const candidates = await originalsLike(db, ads);
  const byFingerprint = Map.groupBy(candidates, (candidate) => candidate.fingerprint);
  const byLikeness = Map.groupBy(candidates, (candidate) => candidate.likeness_key);
  return ads.map((ad) => {
    const alike = [
      ...(byFingerprint.get(ad.fingerprint) ?? []),
      ...(ad.likeness_key === null ? [] : (byLikeness.get(ad.likeness_key) ?? [])),
    ];
    const same = alike.filter(
      (candidate) => candidate.source_id !== ad.source_id && isSameAd(ad, candidate) && mayStand(ad, candidate, now),
    );
    const sameKey = same.filter((candidate) => candidate.external_key === ad.external_key);
    const [first] = (sameKey.length > 0 ? sameKey : same).sort((a, b) => a.id - b.id);
    return first?.id ?? null;
  });
}

async function originalsLike(db: Db, ads: readonly Likeness[]): Promise<Candidate[]> {
  const fingerprints = [...new Set(ads.map((ad) => ad.fingerprint))];
  const likenesses = [...new Set(ads.flatMap((ad) => ad.likeness_key ?? []))];
  if (fingerprints.length === 0) return [];
  return db
    .selectFrom('opportunities_ad')
    .select([...COLUMNS])
    .where((where) =>
      where.or([
        where('fingerprint', '=', sql<string>`any(${fingerprints}::text[])`),
        where('likeness_key', '=', sql<string>`any(${likenesses}::text[])`),
      ]),
    )
    .where('duplicate_of', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** A closed ad cannot stand for an open one. */
function mayStand(ad: Likeness, candidate: Likeness, now: Date): boolean {
  return statusOf(candidate, now) === 'published' || statusOf(ad, now) !== 'published';
}

/**
 * Duplicates whose original has closed, or says something else now, get another original or stand on their own. At most `limit`
 * at a time; returns how many changed. Safe to run at any time.
 */
export async function freeOrphans(db: Db, now: Date, limit = 500): Promise<number> {
  const rows = await db
    .selectFrom('opportunities_ad as ad')
    .innerJoin('opportunities_ad as original', 'original.id', 'ad.duplicate_of')
    .select(COLUMNS.map((column) => `ad.${column}` as const))
    .where('ad.withdrawn_at', 'is', null)
    .where((where) => where.or([where('ad.expires_at', 'is', null), where('ad.expires_at', '>', now)]))
    .where((where) =>
      where.or([
        where('original.withdrawn_at', 'is not', null),
        where('original.filled_at', 'is not', null),
        where('original.expires_at', '<=', now),
        where('original.duplicate_of', 'is not', null),
        where.and([
          where('original.fingerprint', '<>', where.ref('ad.fingerprint')),
          where(sql`coalesce(original.likeness_key, '')`, '<>', where.ref('ad.likeness_key')),
        ]),
      ]),
    )
    .orderBy('ad.id')
    .limit(limit)
    .execute();
  for (const row of rows) {
    const [original = null] = await findOriginals(db, [row], now);
    await db
      .updateTable('opportunities_ad')
      .set({ duplicate_of: original === row.id ? null : original, change_seq: await nextChangeNumbers(db, 1), updated_at: now })
      .where('id', '=', row.id)
      .execute();
  }
  return rows.length;
}
