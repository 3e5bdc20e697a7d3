import { type RawBuilder, sql } from 'kysely';
import { boundingBox, type LatLon } from '../../../kernel/geo.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { FacetName, FacetValue, SearchAfter, SearchQuery, SearchResult } from '../engine/types.ts';
import { type Clause, planClauses, requiredCounts, textCondition } from './text-condition.ts';
import './tables.ts';

type Condition = RawBuilder<boolean>;
const FACETS: readonly FacetName[] = ['kind', 'contract', 'schedule', 'sector', 'province'];

/**
 * The search in SQL: same filters, same words, same totals, facets and order as the index (relevance excepted: it sorts by date).
 * It suggests nothing. Slower by far; for the moments in which the index is being loaded, and to check the index.
 */
export async function sqlSearch(db: Db, query: SearchQuery, now: number): Promise<SearchResult> {
  const clauses = await planClauses(db, query);
  const required = query.after ? Math.min(query.after.required, clauses.length) : await requiredWords(db, query, now, clauses);
  const found = await searchWith(db, query, now, { condition: textCondition(clauses, required), required });
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

/** Whether the rows were written at least once. */
export async function hasAdTexts(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from matching_ad_text limit 1`.execute(db);
  return rows.length > 0;
}

interface Words {
  readonly condition: Condition;
  readonly required: number;
}

interface Row {
  readonly ad_id: number;
  readonly km: number | null;
  readonly applications: number;
  readonly published_at: Date;
  readonly pay_min: number | null;
}

async function searchWith(db: Db, query: SearchQuery, now: number, words: Words): Promise<SearchResult> {
  const base = sql`
    with found as materialized (
      select ad_id, kind, contract, schedule, province, sectors, published_at, applications, pay_min,
        ${distance(query.near)} as km, ${facetColumns(query)}
      from matching_ad_text
      where ${words.condition} and ${common(query, now)}
    )`;
  const counted = await sql<{ facet: string; value: string; n: number }>`${base} ${counts()}`.execute(db);
  const page = await sql<Row>`${base}
    select ad_id, km, applications, published_at, pay_min from found where ${passes(null)} and ${behind(query)}
    order by ${order(query)} limit ${query.limit + 1} offset ${query.offset}`.execute(db);
  const shown = page.rows.slice(0, query.limit);
  const last = page.rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    total: counted.rows.find(({ facet }) => facet === 'total')?.n ?? 0,
    hits: shown.map((row) => ({ id: row.ad_id, score: 0, distanceKm: row.km, matched: [] })),
    facets: Object.fromEntries(FACETS.map((facet) => [facet, ranked(counted.rows, facet)])) as Record<FacetName, FacetValue[]>,
    didYouMean: null,
    widerRadius: [],
    relaxed: false,
    next: last ? placeOf(last, query, words.required) : null,
  };
}

function placeOf(row: Row, query: SearchQuery, required: number): SearchAfter {
  const publishedAt = row.published_at.getTime();
  const distance = row.km === null ? null : -row.km;
  const key = query.sort === 'distance' && query.near ? distance : query.sort === 'pay' ? (row.pay_min ?? -1) : publishedAt;
  return { key, applications: row.applications, publishedAt, id: row.ad_id, required };
}

/** The filters that are no facets. */
function common(query: SearchQuery, now: number): Condition {
  const { near, radiusKm } = query;
  return near && radiusKm !== undefined ? sql<boolean>`${unfiltered(query, now)} and ${within(near, radiusKm)}` : unfiltered(query, now);
}

/** What no link of the page changes by a count: neither facets nor the circle. */
function unfiltered(query: SearchQuery, now: number): Condition {
  const conditions: Condition[] = [sql<boolean>`(expires_at is null or expires_at > ${new Date(now)})`];
  if (query.occupations?.length) conditions.push(sql<boolean>`occupation_id = any(${query.occupations}::bigint[])`);
  if (query.payYearMin !== undefined) conditions.push(sql<boolean>`coalesce(pay_max, -1) >= ${query.payYearMin}`);
  if (query.publishedSince !== undefined) conditions.push(sql<boolean>`published_at >= ${new Date(query.publishedSince)}`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

function within(near: LatLon, radiusKm: number): Condition {
  const box = boundingBox(near, radiusKm);
  return sql<boolean>`lat between ${box.minLat} and ${box.maxLat} and lon between ${box.minLon} and ${box.maxLon}
    and ${distance(near)} <= ${radiusKm}::double precision`;
}

/** Great-circle distance, the formula of kernel/geo.ts; null without a place to measure from. */
function distance(near: LatLon | undefined): RawBuilder<number | null> {
  if (!near) return sql`null::double precision`;
  const lat = sql`${near.lat}::double precision`;
  const lon = sql`${near.lon}::double precision`;
  // `least` ignores null: without the case an ad that is nowhere would be at the other end of the earth.
  return sql`(case when lat is null then null else 2 * 6371.0088 * asin(least(1, sqrt(
    power(sin(radians(lat - ${lat}) / 2), 2) + cos(radians(${lat})) * cos(radians(lat)) * power(sin(radians(lon - ${lon}) / 2), 2)))) end)`;
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
  const single = FACETS.filter((facet) => facet !== 'sector').map(
    (facet) => sql`select ${facet}::text as facet, ${sql.ref(facet)} as value, count(*)::integer as n
      from found where ${passes(facet)} and ${sql.ref(facet)} is not null group by 2`,
  );
  const sector = sql`select 'sector' as facet, one as value, count(*)::integer as n from found, unnest(sectors) as one where ${passes('sector')} group by 2`;
  const total = sql`select 'total' as facet, '' as value, count(*)::integer as n from found where ${passes(null)}`;
  return sql.join([...single, sector, total], sql` union all `);
}

function ranked(rows: readonly { facet: string; value: string; n: number }[], facet: FacetName): FacetValue[] {
  return rows
    .filter((row) => row.facet === facet)
    .map(({ value, n }) => ({ value, count: n }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** The rows that `order` puts after the place. Relevance is not known here: such a search goes on by date, from the ad's own. */
function behind({ after, sort, near }: SearchQuery): Condition {
  if (!after) return sql<boolean>`true`;
  const at = new Date(after.publishedAt);
  const ties = sql<boolean>`(applications > ${after.applications} or (applications = ${after.applications}
    and (published_at < ${at} or (published_at = ${at} and ad_id > ${after.id}))))`;
  const past = (column: RawBuilder<unknown>, beyond: RawBuilder<unknown>) => sql<boolean>`(${beyond} or (${column} and ${ties}))`;
  if (sort === 'distance' && near) {
    if (after.key === null) return sql<boolean>`(km is null and ${ties})`;
    const km = sql`${-after.key}::double precision`;
    return past(sql`km = ${km}`, sql`km is null or km > ${km}`);
  }
  if (sort === 'pay') return past(sql`coalesce(pay_min, -1) = ${after.key ?? -1}`, sql`coalesce(pay_min, -1) < ${after.key ?? -1}`);
  return past(sql`published_at = ${at}`, sql`published_at < ${at}`);
}

function order(query: SearchQuery): RawBuilder<unknown> {
  const ties = sql`applications, published_at desc, ad_id`;
  if (query.sort === 'distance' && query.near) return sql`km nulls last, ${ties}`;
  if (query.sort === 'pay') return sql`coalesce(pay_min, -1) desc, ${ties}`;
  return sql`published_at desc, ${ties}`;
}
