import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../../platform/db/database.ts';
import type { FacetName, FacetValue, SearchQuery, SearchResult } from '../../engine/types.ts';
import { distanceFrom, isWithin } from './sql-distance.ts';
import { type Clause, planClauses, requiredCounts, textCondition } from './text-condition.ts';
import { countsOf, type RelevanceFacts, relevanceFacts, relevanceOf } from './text-relevance.ts';
import '../tables.ts';

type Condition = RawBuilder<boolean>;
/** Order of equals, the engine's: fewer applications, newer, smaller id. */
export const TIES = sql`applications, published_at desc, ad_id`;
const FACETS: readonly FacetName[] = ['kind', 'contract', 'schedule', 'sector', 'province'];

/**
 * The search in SQL: same filters, same words, same totals, facets, scores and order as the index. It suggests nothing and does not say
 * which words an ad holds. Slower by far; for the moments in which the index is being loaded, and to check the index.
 */
export async function sqlSearch(db: Db, query: SearchQuery, now: number): Promise<SearchResult> {
  const clauses = await planClauses(db, query);
  const words = { clauses, facts: ranksByWords(query, clauses) ? await relevanceFacts(db, clauses) : null };
  const strict = await searchWith(db, query, now, words, clauses.length);
  if (strict.total > 0) return strict;
  for (const required of requiredCounts(clauses).slice(1)) {
    const found = await searchWith(db, query, now, words, required);
    if (found.total > 0) return { ...found, relaxed: true };
  }
  return strict;
}

interface Words {
  readonly clauses: readonly Clause[];
  /** null when the words do not rank. */
  readonly facts: RelevanceFacts | null;
}

function ranksByWords(query: SearchQuery, clauses: readonly Clause[]): boolean {
  return query.sort === 'relevance' && clauses.length > 0;
}

/** Whether the rows were written at least once. */
export async function hasAdTexts(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from matching_ad_text limit 1`.execute(db);
  return rows.length > 0;
}

async function searchWith(db: Db, query: SearchQuery, now: number, { clauses, facts }: Words, required: number): Promise<SearchResult> {
  const base = sql`
    with found as materialized (
      select ad_id, kind, contract, schedule, province, sectors, published_at, applications, pay_min,
        ${distanceFrom(query.near ?? null)} as km, ${facts ? relevanceOf(clauses, facts) : sql`0`} as score, ${facetColumns(query)}
      from matching_ad_text ${facts ? sql`cross join ${countsOf(facts)}` : sql``}
      where ${textCondition(clauses, required)} and ${common(query, now)}
    )`;
  const { rows } = await sql<Row>`${base} ${counts()} union all ${page(query, facts !== null)}`.execute(db);
  const hits = rows.filter(({ facet }) => facet === 'hit').sort((a, b) => a.n - b.n);
  return {
    total: rows.find(({ facet }) => facet === 'total')?.n ?? 0,
    hits: hits.map(({ value, km, score }) => ({ id: Number(value), score, distanceKm: km, matched: [] })),
    facets: Object.fromEntries(FACETS.map((facet) => [facet, ranked(rows, facet)])) as Record<FacetName, FacetValue[]>,
    didYouMean: null,
    widerRadius: [],
    relaxed: false,
  };
}

/** A value of a facet with its count, the total, or a hit with its rank. */
interface Row {
  readonly facet: string;
  readonly value: string;
  readonly n: number;
  readonly km: number | null;
  readonly score: number;
}

/** The filters that are no facets. */
function common(query: SearchQuery, now: number): Condition {
  const conditions: Condition[] = [sql<boolean>`(expires_at is null or expires_at > ${new Date(now)})`];
  if (query.occupations?.length) conditions.push(sql<boolean>`occupation_id = any(${query.occupations}::bigint[])`);
  if (query.payYearMin !== undefined) conditions.push(sql<boolean>`coalesce(pay_max, -1) >= ${query.payYearMin}`);
  if (query.publishedSince !== undefined) conditions.push(sql<boolean>`published_at >= ${new Date(query.publishedSince)}`);
  if (query.near && query.radiusKm !== undefined) conditions.push(isWithin(query.near, query.radiusKm));
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** One boolean per facet: does the row pass that facet's own filter? */
function facetColumns(query: SearchQuery): RawBuilder<unknown> {
  const one = (column: string, wanted: readonly string[] | undefined) =>
    wanted?.length ? sql`coalesce(${sql.ref(column)} = any(${wanted}::text[]), false)` : sql`true`;
  const sector = query.sectors?.length ? sql`sectors && ${query.sectors}::text[]` : sql`true`;
  return sql`${one('kind', query.kinds)} as ok_kind, ${one('contract', query.contracts)} as ok_contract,
    ${one('schedule', query.schedules)} as ok_schedule, ${one('province', query.provinces)} as ok_province, ${sector} as ok_sector`;
}

/** Passes every facet filter, or all but one. */
function passes(but: FacetName | null): Condition {
  const columns = FACETS.filter((facet) => facet !== but).map((facet) => sql.ref(`ok_${facet}`));
  return sql<boolean>`${sql.join(columns, sql` and `)}`;
}

function counts(): RawBuilder<unknown> {
  const rest = sql`count(*)::integer as n, null::double precision as km, 0::double precision as score`;
  const single = FACETS.filter((facet) => facet !== 'sector').map(
    (facet) => sql`select ${facet}::text as facet, ${sql.ref(facet)} as value, ${rest}
      from found where ${passes(facet)} and ${sql.ref(facet)} is not null group by 2`,
  );
  const sector = sql`select 'sector', one, ${rest} from found, unnest(sectors) as one where ${passes('sector')} group by 2`;
  const total = sql`select 'total', '', ${rest} from found where ${passes(null)}`;
  return sql.join([...single, sector, total], sql` union all `);
}

function page(query: SearchQuery, byWords: boolean): RawBuilder<unknown> {
  return sql`(select 'hit', ad_id::text, (row_number() over (order by ${order(query, byWords)}))::integer as rank, km, score
    from found where ${passes(null)} order by rank limit ${query.limit} offset ${query.offset})`;
}

function ranked(rows: readonly { facet: string; value: string; n: number }[], facet: FacetName): FacetValue[] {
  return rows
    .filter((row) => row.facet === facet)
    .map(({ value, n }) => ({ value, count: n }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function order(query: SearchQuery, byWords: boolean): RawBuilder<unknown> {
  if (byWords) return sql`score desc, ${TIES}`;
  if (query.sort === 'distance' && query.near) return sql`km nulls last, ${TIES}`;
  if (query.sort === 'pay') return sql`coalesce(pay_min, -1) desc, ${TIES}`;
  return sql`published_at desc, ${TIES}`;
}
