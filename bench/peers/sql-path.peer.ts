import { sqlMatch } from '../../src/modules/matching/store/sql/sql-match.ts';
import { sqlSearch } from '../../src/modules/matching/store/sql/sql-search.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { NOW } from '../world/ads.ts';
import { addRows } from './ad-rows-copy.ts';
import type { Peer } from './peer.ts';
import { openThrowAwayDatabase } from './throw-away-database.ts';

/** Our own second opinion: the same answers from PostgreSQL, on an embedded server of its own. */
export async function openSqlPath(): Promise<Peer> {
  const database = await openThrowAwayDatabase(2);
  const { rows } = await database.pool.query<{ server_version: string }>('show server_version');
  return {
    version: `PostgreSQL ${rows[0]?.server_version}`,
    add: (ads) =>
      addRows(
        database,
        ads.map(({ ad }) => ad),
      ),
    finish: async () => {
      await database.pool.query('vacuum (analyze) matching_ad_text');
      await database.pool.query('vacuum (analyze) matching_ad_skill');
    },
    search: async (query) => {
      const { total, hits, facets } = await database.read((db) => sqlSearch(db, query, NOW));
      return { total, ids: hits.map(({ id }) => id), facets };
    },
    match: async (profile) => {
      const { total, items } = await database.read((db) => sqlMatch(db, profile, NOW));
      return { total, ids: items.map(({ id }) => id), scores: items.map(({ score }) => score) };
    },
    outsideBytes: () => bytesOf(database),
    close: () => database.close(),
  };
}

async function bytesOf(database: Database): Promise<number> {
  const { rows } = await database.pool.query<{ bytes: number }>(
    `select pg_total_relation_size('matching_ad_text') + pg_total_relation_size('matching_ad_skill') as bytes`,
  );
  return rows[0]?.bytes ?? 0;
}
