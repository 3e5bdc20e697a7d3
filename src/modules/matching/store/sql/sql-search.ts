import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../../platform/db/database.ts';
import type { FacetName, FacetValue, SearchAfter, SearchQuery, SearchResult } from '../../engine/types.ts';
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
  const required = query.after ? Math.min(query.after.required, clauses.length) : await requiredWords(db, query, now, clauses);
  const found = await searchWith(db, query, now, words, required);
  return { ...found, relaxed: required < clauses.length };
}

/** As many words as some ad holds, whatever the filters of the page; see the engine's search.ts. */
async function requiredWords(db: Db, query: SearchQuery, now: number, clauses: readonly Clause[]): Promise<number> {
  const tried = requiredCounts(clauses);
  if (tried.length > 1) {
    for (const required of tried) {
      const condition = sql`${textCondition(clauses, required)} and ${unfiltered(query, now)}`;
      const { rows } = await sql`select 1 from matching_ad_text where ${condition} limit 1`.execute(db);
      if (rows.length > 0) return required;
    }
  }
  return clauses.length;
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
  const beyond = await following(db, query, { clauses, facts });
  const { rows } = await sql<Row>`${base} ${counts()} union all ${page(query, facts !== null, beyond)}`.execute(db);
  const ordered = rows.filter(({ facet }) => facet === 'hit').sort((a, b) => a.n - b.n);
  const hits = ordered.slice(0, query.limit);
  const last = ordered.length > query.limit ? hits.at(-1) : undefined;
  return {
    total: rows.find(({ facet }) => facet === 'total')?.n ?? 0,
    hits: hits.map(({ value, km, score }) => ({ id: Number(value), score, distanceKm: km, matched: [] })),
    facets: Object.fromEntries(FACETS.map((facet) => [facet, ranked(rows, facet)])) as Record<FacetName, FacetValue[]>,
    didYouMean: null,
    widerRadius: [],
    relaxed: false,
    next: last ? placeOf(last, query, facts !== null, required) : null,
  };
}

/** A value of a facet with its count, the total, or a hit with its rank. */
interface Row {
  readonly facet: string;
  readonly value: string;
  readonly n: number;
  readonly km: number | null;
  readonly score: number;
  readonly applications: number;
  /** null for counts. */
  readonly published_at: Date | null;
  readonly pay_min: number | null;
}

function placeOf(row: Row, query: SearchQuery, byWords: boolean, required: number): SearchAfter {
  const publishedAt = row.published_at?.getTime() ?? 0;
  const key = { relevance: byWords ? row.score : publishedAt, date: publishedAt, pay: row.pay_min ?? -1, distance: publishedAt };
  const distance = row.km === null ? null : -row.km;
  const sorted = query.sort === 'distance' && query.near ? distance : key[query.sort];
  return { key: sorted, applications: row.applications, publishedAt, id: Number(row.value), required };
}

/** The filters that are no facets. */
function common(query: SearchQuery, now: number): Condition {
  const { near, radiusKm } = query;
  return near && radiusKm !== undefined ? sql<boolean>`${unfiltered(query, now)} and ${isWithin(near, radiusKm)}` : unfiltered(query, now);
}

/** What no link of the page changes by a count: neither facets nor the circle. */
function unfiltered(query: SearchQuery, now: number): Condition {
  const conditions: Condition[] = [sql<boolean>`(expires_at is null or expires_at > ${new Date(now)})`];
  if (query.occupations?.length) conditions.push(sql<boolean>`occupation_id = any(${query.occupations}::bigint[])`);
  if (query.payYearMin !== undefined) conditions.push(sql<boolean>`coalesce(pay_max, -1) >= ${query.payYearMin}`);
  if (query.publishedSince !== undefined) conditions.push(sql<boolean>`published_at >= ${new Date(query.publishedSince)}`);
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
  const rest = sql`count(*)::integer as n, null::double precision as km, 0::double precision as score, 0 as applications,
    null::timestamptz as published_at, null::integer as pay_min`;
  const single = FACETS.filter((facet) => facet !== 'sector').map(
    (facet) => sql`select ${facet}::text as facet, ${sql.ref(facet)} as value, ${rest}
      from found where ${passes(facet)} and ${sql.ref(facet)} is not null group by 2`,
  );
  const sector = sql`select 'sector', one, ${rest} from found, unnest(sectors) as one where ${passes('sector')} group by 2`;
  const total = sql`select 'total', '', ${rest} from found where ${passes(null)}`;
  return sql.join([...single, sector, total], sql` union all `);
}

/** One row more than the page holds says whether others follow. */
function page(query: SearchQuery, byWords: boolean, beyond: Condition): RawBuilder<unknown> {
  return sql`(select 'hit', ad_id::text, (row_number() over (order by ${order(query, byWords)}))::integer as rank, km, score,
    applications, published_at, pay_min
    from found where ${passes(null)} and ${beyond} order by rank limit ${query.limit + 1} offset ${query.offset})`;
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

/** The rows that `order` puts after the place where a further page begins. */
async function following(db: Db, query: SearchQuery, words: Words): Promise<Condition> {
  const { after, sort, near } = query;
  if (!after) return sql<boolean>`true`;
  const at = new Date(after.publishedAt);
  const ties = sql<boolean>`(applications > ${after.applications} or (applications = ${after.applications}
    and (published_at < ${at} or (published_at = ${at} and ad_id > ${after.id}))))`;
  const past = (equal: RawBuilder<unknown>, beyond: RawBuilder<unknown>) => sql<boolean>`(${beyond} or (${equal} and ${ties}))`;
  if (words.facts) {
    const score = sql`${await scoreNow(db, after, words.clauses, words.facts)}::double precision`;
    return past(sql`score = ${score}`, sql`score < ${score}`);
  }
  if (sort === 'distance' && near) {
    if (after.key === null) return sql<boolean>`(km is null and ${ties})`;
    const km = sql`${-after.key}::double precision`;
    return past(sql`km = ${km}`, sql`km is null or km > ${km}`);
  }
  if (sort === 'pay') return past(sql`coalesce(pay_min, -1) = ${after.key ?? -1}`, sql`coalesce(pay_min, -1) < ${after.key ?? -1}`);
  const day = new Date(after.key ?? after.publishedAt);
  return past(sql`published_at = ${day}`, sql`published_at < ${day}`);
}

/** Relevance moves a little with every ad that comes or goes: the ad's own, as it is now; its former one when it no longer has any. */
async function scoreNow(db: Db, after: SearchAfter, clauses: readonly Clause[], facts: RelevanceFacts): Promise<number> {
  const { rows } = await sql<{ score: number }>`
    select ${relevanceOf(clauses, facts)} as score from matching_ad_text cross join ${countsOf(facts)} where ad_id = ${after.id}`.execute(
    db,
  );
  const now = rows[0]?.score ?? 0;
  return now > 0 ? now : (after.key ?? Number.NEGATIVE_INFINITY);
}
