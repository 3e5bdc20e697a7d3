import type { Db } from '../../../platform/db/database.ts';
import { adPath } from './ad-record.ts';
import './tables.ts';

/** Search engines take at most this many addresses in one file. */
const MOST = 50_000;

/** The addresses of the ads that are open, newest first, for the sitemap. */
export async function openAdPaths(db: Db, now: Date): Promise<{ path: string; modified: Date }[]> {
  const rows = await db
    .selectFrom('opportunities_ad')
    .select(['id', 'slug', 'updated_at'])
    .where('review', '=', 'approved')
    .where('duplicate_of', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('filled_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .orderBy('published_at', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({ path: adPath(row), modified: row.updated_at }));
}
