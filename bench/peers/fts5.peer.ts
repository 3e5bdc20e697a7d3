import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { MatchProfile, SearchQuery } from '../../src/modules/matching/engine/types.ts';
import { queryStems, type StemmedAd } from '../world/stemmed.ts';
import { FTS5_TABLES, overlapSql, searchSql, shapeOf } from './fts5-sql.ts';
import type { Facets, MatchAnswer, Peer, SearchAnswer } from './peer.ts';
import { choices, firstFinding } from './relax.ts';

const LEVEL_QUARTERS = { 1: 2, 2: 3, 3: 4 } as const;

/** SQLite FTS5 in memory: see peers.md for its options and why. */
export function openFts5(): Peer {
  const db = new DatabaseSync(':memory:');
  db.exec(FTS5_TABLES);
  const insert = insertInto(db);
  const anywhere = db.prepare('select 1 from ad where ad match ? limit 1');
  const statements = new Map<string, StatementSync>();
  const statementFor = (query: SearchQuery): StatementSync => {
    const shape = shapeOf(query);
    const key = JSON.stringify(shape);
    const statement = statements.get(key) ?? db.prepare(searchSql(shape));
    statement.setReturnArrays(true);
    statement.setAllowUnknownNamedParameters(true);
    statements.set(key, statement);
    return statement;
  };
  return {
    version: (db.prepare('select sqlite_version() as version').get() as { version: string }).version,
    add: (ads) => {
      db.exec('begin');
      for (const one of ads) insert(one);
      db.exec('commit');
    },
    finish: () => db.exec(`insert into ad (ad) values ('optimize'); analyze;`),
    search: (query) => {
      const stems = queryStems(query.text).map((stem) => `"${stem}"`);
      const statement = statementFor(query);
      return firstFinding(stems.length, (required) => {
        const words = choices(stems, required).map((some) => `(${some.join(' AND ')})`);
        const matching = words.join(' OR ');
        return {
          answer: readRows(statement.all(parametersOf(query, matching)) as unknown as Row[]),
          isFoundAnywhere: () => anywhere.get(matching) !== undefined,
        };
      });
    },
    match: (profile) => overlap(db, profile),
    close: () => db.close(),
  };
}

function insertInto(db: DatabaseSync): (one: StemmedAd) => void {
  const words = db.prepare('insert into ad (rowid, title, about, body) values (?, ?, ?, ?)');
  const fact = db.prepare('insert into fact values (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const place = db.prepare('insert or ignore into place values (?, ?, ?)');
  const asks = db.prepare('insert or replace into asks values (?, ?, ?)');
  return ({ ad, stems }) => {
    const comune = ad.place && Number(ad.place.istat);
    words.run(ad.id, stems.title, stems.about, stems.body);
    const facets = [ad.kind, ad.contract, ad.schedule, ad.sectors[0] ?? null, ad.place?.province ?? null];
    fact.run(ad.id, ...facets, comune, ad.applications, ad.publishedAt);
    if (comune !== null) place.run(comune, ad.lat, ad.lon);
    for (const { id, essential } of ad.skills) asks.run(id, ad.id, essential ? 2 : 1);
  };
}

function parametersOf({ near, radiusKm, contracts, limit }: SearchQuery, words: string) {
  const place = { lat: near?.lat ?? null, lon: near?.lon ?? null, km: radiusKm ?? null };
  return { words, limit, contracts: JSON.stringify(contracts ?? []), ...place };
}

type Row = readonly [kind: string, value: string | number, count: number];

function readRows(rows: readonly Row[]): SearchAnswer {
  const of = (wanted: string) => rows.filter(([kind]) => kind === wanted);
  const facet = (name: string) =>
    of(name)
      .map(([, value, count]) => ({ value: String(value), count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const names = ['kind', 'contract', 'schedule', 'sector', 'province'];
  return {
    total: of('total')[0]?.[2] ?? 0,
    ids: of('hit').map(([, id]) => Number(id)),
    facets: Object.fromEntries(names.map((name) => [name, facet(name)])) as unknown as Facets,
  };
}

function overlap(db: DatabaseSync, { skills, limit }: MatchProfile): MatchAnswer {
  if (skills.length === 0) return { total: null, ids: [], scores: null };
  const own = skills.map(({ id, level }) => [id, LEVEL_QUARTERS[level ?? 3]] as const);
  const rows = db.prepare(overlapSql(own)).all(limit) as { ad: number }[];
  return { total: null, ids: rows.map(({ ad }) => ad), scores: null };
}
