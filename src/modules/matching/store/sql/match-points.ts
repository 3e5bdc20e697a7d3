import { type RawBuilder, sql } from 'kysely';
import { interestUnits } from '../../engine/match/interests.ts';
import type { Reach } from '../../engine/match/reach.ts';
import { demandsEvidence, type Maxima, type PartName } from '../../engine/match/weights.ts';
import type { MatchProfile } from '../../engine/types.ts';
import { sharesHours } from './match-limits.ts';
import { distanceFrom } from './sql-distance.ts';

type Expression = RawBuilder<unknown>;
/** The same numbers as in the engine's score.ts, said again: a second opinion that shares them would not notice a wrong one. */
const LEVEL_QUARTERS = { 1: 2, 2: 3, 3: 4 } as const;
const FULL_QUARTERS = 4;
const LEAST_SKILL_WEIGHT = 6;
const MOST_SKILL_WEIGHT = 24;
const ISCO_PERCENT = { 4: 80, 3: 55, 2: 30 } as const;
const SAME_OCCUPATION_PERCENT = 100;
const UNIT_SQUARE = 127 * 127;
const KINDRED = 0.5 * UNIT_SQUARE;
const FRESH_DAYS = 60;
const DAY_SECONDS = 86_400;

/** What the points of one profile are worked out from. */
export interface Weighing {
  readonly profile: MatchProfile;
  readonly maxima: Maxima;
  readonly reach: Reach;
  readonly now: number;
}

/** Ad → quarters of its asked weight that the person covers; only ads that ask one of the person's skills. */
export function ownSkills({ skills }: MatchProfile): Expression {
  const quarters = new Map<number, number>();
  for (const { id, level } of skills) quarters.set(id, Math.max(quarters.get(id) ?? 0, LEVEL_QUARTERS[level ?? 3]));
  return sql`
    select ad_id, sum(weight * quarters)::integer as covered
    from matching_ad_skill join unnest(${[...quarters.keys()]}::bigint[], ${[...quarters.values()]}::integer[]) as own (skill_id, quarters)
    using (skill_id) group by ad_id`;
}

/** What the points look at, per ad: columns of the ad and `covered`, `occupation_percent`, `kinship`, `km`, `granted`. */
export function facts(profile: MatchProfile): Expression {
  return sql`asked_weight, coalesce(covered, 0) as covered, ${occupationPercent(profile)} as occupation_percent,
    ${kinship(profile)} as kinship, ${distanceFrom(profile.near)} as km, ${granted(profile)} as granted`;
}

/** A skill, an occupation or the interests must speak for the ad, unless the profile is silent on all three. */
export function evidence(profile: MatchProfile, maxima: Maxima): Expression {
  if (!demandsEvidence(profile)) return sql`true`;
  return sql`(covered > 0 or ${share(maxima.occupation, sql`occupation_percent`, sql`100`)} > 0 or kinship >= ${sql.lit(KINDRED)})`;
}

/** Integer 0..max of the part. */
export function pointsOf(part: PartName, { profile, maxima, reach, now }: Weighing): Expression {
  const max = maxima[part];
  switch (part) {
    case 'skills':
      return share(
        max,
        sql`covered`,
        sql`least(${MOST_SKILL_WEIGHT}, greatest(${LEAST_SKILL_WEIGHT}, asked_weight)) * ${FULL_QUARTERS}::integer`,
      );
    case 'occupation':
      return share(max, sql`occupation_percent`, sql`100`);
    case 'interests':
      return share(max, sql`kinship`, sql`${sql.lit(UNIT_SQUARE)}`);
    case 'distance':
      return distancePoints(max, reach.fadeKm);
    case 'contract':
      return share(max, sql`granted`, sql`${sql.lit(Math.max(1, wishes(profile).length))}`);
    case 'recency':
      return share(max, sql`(${sql.lit(FRESH_DAYS)} - ${days(now)})`, sql`${sql.lit(FRESH_DAYS)}`);
  }
}

/** `max · part / whole`, half up, in whole numbers; between 0 and `max`. */
function share(max: number, part: Expression, whole: Expression): Expression {
  if (max === 0) return sql`0`;
  const most = sql.lit(max);
  return sql`(case when ${part} <= 0 then 0 when ${part} >= ${whole} then ${most} else (2 * ${most} * ${part} + ${whole}) / (2 * ${whole}) end)`;
}

function days(now: number): Expression {
  return sql`greatest(0, floor(extract(epoch from (${new Date(now)}::timestamptz - published_at)) / ${sql.lit(DAY_SECONDS)}))::integer`;
}

function distancePoints(max: number, reachKm: number): Expression {
  if (max === 0) return sql`0`;
  const most = sql`${max}::double precision`;
  const left = sql`${most} * (1 - km / nullif(${reachKm}::double precision, 0))`;
  return sql`(case when km is null then 0 when km = 0 then ${sql.lit(max)} when km < ${reachKm}::double precision then floor(${left} + 0.5) else 0 end)`;
}

/** The best of the wanted occupations: the very one, else by shared leading ISCO digits. */
function occupationPercent({ occupations }: MatchProfile): Expression {
  const ids = occupations.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const begins = (digits: number) => occupations.flatMap(({ isco }) => (isco && isco.length >= digits ? [isco.slice(0, digits)] : []));
  const shared = ([4, 3, 2] as const).map(
    (digits) => sql`when left(isco, ${sql.lit(digits)}) = any(${begins(digits)}::text[]) then ${sql.lit(ISCO_PERCENT[digits])}`,
  );
  return sql`(case when occupation_id = any(${ids}::bigint[]) then ${sql.lit(SAME_OCCUPATION_PERCENT)} ${sql.join(shared, sql` `)} else 0 end)`;
}

/** The product of the two vectors of interests; 0 when either is unknown. */
function kinship({ interests }: MatchProfile): Expression {
  const own = interestUnits(interests);
  if (!own) return sql`0`;
  const products = [...own].map((value, at) => sql`riasec[${sql.lit(at + 1)}] * ${sql.lit(value)}`);
  return sql`coalesce(${sql.join(products, sql` + `)}, 0)`;
}

/** One condition per kind of wish that the profile has. */
function wishes({ contracts, schedules = [], hours }: MatchProfile): RawBuilder<boolean>[] {
  return [
    ...(contracts.length > 0 ? [sql<boolean>`contract = any(${[...contracts]}::text[])`] : []),
    ...(schedules.length > 0 ? [sql<boolean>`schedule = any(${[...schedules]}::text[])`] : []),
    ...(hours ? [sharesHours(hours)] : []),
  ];
}

function granted(profile: MatchProfile): Expression {
  const each = wishes(profile).map((wish) => sql`coalesce(${wish}, false)::integer`);
  return sql`(${sql.join([sql`0`, ...each], sql` + `)})`;
}
