import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { MatchProfile } from '../../src/modules/matching/engine/types.ts';
import { queryStems, type StemmedAd } from '../world/stemmed.ts';
import type { Peer } from './peer.ts';
import { PlainFilter } from './plain-filter.ts';
import { choices, firstFinding } from './relax.ts';

const LEVEL_QUARTERS = { 1: 2, 2: 3, 3: 4 } as const;

/** SQLite FTS5 in memory, its hits filtered and counted outside: see peers.md for its options and why. */
export function openFts5(): Peer {
  const db = new DatabaseSync(':memory:');
  db.exec(`
    pragma journal_mode = off; pragma synchronous = off; pragma temp_store = memory; pragma cache_size = -1000000;
    create virtual table ad using fts5(title, about, body, content = '', tokenize = 'ascii');
    create table asks (skill integer, ad integer, weight integer, primary key (skill, ad)) without rowid;`);
  const insert = db.prepare('insert into ad (rowid, title, about, body) values (?, ?, ?, ?)');
  const asks = db.prepare('insert or replace into asks values (?, ?, ?)');
  const find = db.prepare('select rowid, bm25(ad, 5.0, 2.5, 1.0) from ad where ad match ?');
  find.setReturnArrays(true);
  const filter = new PlainFilter();
  return {
    version: (db.prepare('select sqlite_version() as version').get() as { version: string }).version,
    add: (ads) => {
      db.exec('begin');
      for (const one of ads) addOne(one, insert, asks, filter);
      db.exec('commit');
    },
    finish: () => db.exec(`insert into ad (ad) values ('optimize'); analyze;`),
    search: (query) => {
      const stems = queryStems(query.text).map((stem) => `"${stem}"`);
      return firstFinding(stems.length, (required) => {
        const run = filter.ask(query);
        const words = choices(stems, required).map((some) => `(${some.join(' AND ')})`);
        for (const row of find.iterate(words.join(' OR ')) as Iterable<unknown>) {
          const [id, score] = row as [number, number];
          // SQLite's score is smaller for the better.
          run.offer(id, -score);
        }
        return run.answer();
      });
    },
    match: (profile) => overlap(db, profile),
    close: () => db.close(),
  };
}

function addOne({ ad, stems }: StemmedAd, insert: StatementSync, asks: StatementSync, filter: PlainFilter): void {
  insert.run(ad.id, stems.title, stems.about, stems.body);
  for (const { id, essential } of ad.skills) asks.run(id, ad.id, essential ? 2 : 1);
  filter.add(ad);
}

/** Skills in common, weighted; no limits, no other part of the match. */
function overlap(db: DatabaseSync, { skills, limit }: MatchProfile): { total: null; ids: number[]; scores: null } {
  const own = skills.map(({ id, level }) => `(${id}, ${LEVEL_QUARTERS[level ?? 3]})`);
  if (own.length === 0) return { total: null, ids: [], scores: null };
  const rows = db
    .prepare(
      `with own (skill, quarters) as (values ${own.join(', ')})
       select ad from own cross join asks using (skill) group by ad order by sum(weight * quarters) desc, ad limit ?`,
    )
    .all(limit) as { ad: number }[];
  return { total: null, ids: rows.map(({ ad }) => ad), scores: null };
}
