import { sql } from 'kysely';
import type { Db } from '../../../../platform/db/database.ts';
import { Reach } from '../../engine/match/reach.ts';
import { maximaFor, PART_NAMES, type PartName } from '../../engine/match/weights.ts';
import { straightLine, type Travel } from '../../engine/travel.ts';
import type { MatchProfile } from '../../engine/types.ts';
import { matchLimits } from './match-limits.ts';
import { evidence, facts, ownSkills, pointsOf } from './match-points.ts';
import { TIES } from './sql-search.ts';

export interface SqlMatchItem {
  readonly id: number;
  /** The sum of `points`. */
  readonly score: number;
  /** 0 for parts on which the profile says nothing. */
  readonly points: Readonly<Record<PartName, number>>;
}

export interface SqlMatch {
  /** Ads that passed the hard limits and have some evidence. */
  readonly total: number;
  readonly items: readonly SqlMatchItem[];
}

type Row = Readonly<Record<PartName, number>> & { readonly ad_id: number; readonly score: number; readonly total: number };

/**
 * The match in SQL: same limits, same points of every part, same total, same order as the index, without its explanations. Slower by
 * far; the second opinion that the index is checked against.
 */
export async function sqlMatch(db: Db, profile: MatchProfile, now: number, travel: Travel = straightLine): Promise<SqlMatch> {
  const reach = new Reach(profile, travel);
  const maxima = maximaFor(profile);
  const parts = PART_NAMES.map((name) => sql`(${pointsOf(name, { profile, maxima, reach, now })})::integer as ${sql.ref(name)}`);
  const names = sql.join(PART_NAMES.map((name) => sql.ref(name)));
  const score = sql.join(
    PART_NAMES.map((name) => sql.ref(name)),
    sql` + `,
  );
  const { rows } = await sql<Row>`
    with covered as (${ownSkills(profile)}),
    limited as (select *, true as fits from matching_ad_text where ${matchLimits(profile, reach, now)}),
    fact as (
      select ad_id, applications, published_at, ${facts(profile)}
      -- A full join, which is hashed or merged: of a left join PostgreSQL, which expects few ads within the limits, goes through all that is
      -- covered once for each ad (minutes for a profile that says no place). The condition is written so that it stays a full join.
      from limited full join covered using (ad_id)
      where coalesce(fits, false)
      -- so that what is worked out here is not worked out again wherever it is used
      offset 0
    ),
    scored as materialized (
      select ad_id, applications, published_at, ${sql.join(parts)} from fact where ${evidence(profile, maxima)}
    ),
    best as (select *, ${score} as score from scored order by score desc, ${TIES} limit ${profile.limit})
    select null::bigint as ad_id, ${sql.join(PART_NAMES.map((name) => sql`0 as ${sql.ref(name)}`))}, 0 as score, count(*)::integer as total from scored
    union all
    select ad_id, ${names}, score, 0 from best`.execute(db);
  return { total: rows.find(isTotal)?.total ?? 0, items: rows.filter((row) => !isTotal(row)).map(itemOf) };
}

function isTotal(row: Row): boolean {
  return row.ad_id === null;
}

function itemOf({ ad_id: id, score, skills, occupation, interests, distance, contract, recency }: Row): SqlMatchItem {
  return { id, score, points: { skills, occupation, interests, distance, contract, recency } };
}
