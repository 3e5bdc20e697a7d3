import type { SearchQuery } from '../../src/modules/matching/engine/types.ts';

/** Tables of the FTS5 peer. Contentless: the texts themselves are not needed again. */
export const FTS5_TABLES = `
  pragma journal_mode = off; pragma synchronous = off; pragma temp_store = memory; pragma cache_size = -1000000;
  create virtual table ad using fts5(title, about, body, content = '', tokenize = 'ascii');
  create table fact (id integer primary key, kind text, contract text, schedule text, sector text, province text,
    place integer, applications integer, published integer);
  create table place (id integer primary key, lat real, lon real);
  create table asks (skill integer, ad integer, weight integer, primary key (skill, ad)) without rowid;`;

const FACETS = ['kind', 'contract', 'schedule', 'sector', 'province'];
const KM = `2 * 6371.0088 * asin(min(1, sqrt(power(sin(radians(lat - :lat) / 2), 2)
  + cos(radians(:lat)) * cos(radians(lat)) * power(sin(radians(lon - :lon) / 2), 2))))`;

/** Which of its filters a query uses: one prepared statement for each combination. */
export interface Shape {
  readonly isNear: boolean;
  readonly hasContracts: boolean;
}

export function shapeOf(query: SearchQuery): Shape {
  return { isNear: query.near !== undefined && query.radiusKm !== undefined, hasContracts: (query.contracts ?? []).length > 0 };
}

/** One statement for everything: words and radius once, then the page, the total and each facet without its own filter. */
export function searchSql({ isNear, hasContracts }: Shape): string {
  const passes = hasContracts ? 'coalesce(contract in (select value from json_each(:contracts)), 0)' : '1';
  const counts = FACETS.map(
    (facet) =>
      `select '${facet}', ${facet}, count(*) from found where ${facet === 'contract' ? '1' : 'passes'} and ${facet} is not null group by 2`,
  );
  return `
    with near as materialized (${isNear ? `select id from place where ${KM} <= :km` : 'select null as id'}),
    found as materialized (
      select fact.*, bm25(ad, 5.0, 2.5, 1.0) as score, ${passes} as passes
      from ad join fact on fact.id = ad.rowid
      where ad match :words ${isNear ? 'and place in near' : ''}
    )
    select 'hit', id, 0 from (select id from found where passes order by score, applications, published desc, id limit :limit)
    union all select 'total', '', count(*) from found where passes
    union all ${counts.join(' union all ')}`;
}

/** Skills in common, weighted; no limits, no other part of the match. */
export function overlapSql(own: readonly (readonly [skill: number, quarters: number])[]): string {
  const values = own.map(([skill, quarters]) => `(${skill}, ${quarters})`).join(', ');
  return `with own (skill, quarters) as (values ${values})
    select ad from own cross join asks using (skill) group by ad order by sum(weight * quarters) desc, ad limit ?`;
}
