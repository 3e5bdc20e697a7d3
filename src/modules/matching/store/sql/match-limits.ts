import { type RawBuilder, sql } from 'kysely';
import { rungOf } from '../../engine/match/languages.ts';
import type { Reach } from '../../engine/match/reach.ts';
import type { MatchProfile } from '../../engine/types.ts';
import { isWithin } from './sql-distance.ts';

type Condition = RawBuilder<boolean>;

/** The hard limits of a match; only those that the profile sets. */
export function matchLimits(profile: MatchProfile, reach: Reach, now: number): Condition {
  const { kinds = [], contracts, licences, languages = [], availableFrom = null } = profile;
  const conditions: Condition[] = [
    sql`(expires_at is null or expires_at > ${new Date(now)})`,
    sql`licences <@ ${[...licences]}::bigint[]`,
    ...refused(profile),
    ...hours(profile),
  ];
  if (kinds.length > 0) conditions.push(sql`kind = any(${[...kinds]}::text[])`);
  if (contracts.length > 0) conditions.push(sql`contract = any(${[...contracts]}::text[])`);
  if (languages.length > 0) conditions.push(sql`languages <@ ${spoken(languages)}::text[]`);
  if (availableFrom !== null) conditions.push(sql`(starts_on is null or starts_on >= ${new Date(availableFrom)})`);
  if (profile.near && Number.isFinite(reach.limitKm)) conditions.push(isWithin(profile.near, reach.limitKm));
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** Every language and rung that is known well enough: who has B2 has all below it. */
function spoken(languages: NonNullable<MatchProfile['languages']>): string[] {
  return languages.flatMap(({ code, level }) => Array.from({ length: rungOf(level) }, (_, below) => `${code}${below + 1}`));
}

function refused({ refusedOccupations = [], refusedIsco = [] }: MatchProfile): Condition[] {
  const groups = refusedIsco.filter((group) => group !== '');
  return [
    ...(refusedOccupations.length > 0 ? [sql<boolean>`coalesce(occupation_id <> all(${[...refusedOccupations]}::bigint[]), true)`] : []),
    ...groups.map((group) => sql<boolean>`not coalesce(starts_with(isco, ${group}), false)`),
  ];
}

function hours({ hours: wished }: MatchProfile): Condition[] {
  if (!wished) return [];
  const shared = sharesHours(wished);
  return [wished.only ? sql`coalesce(${shared}, false)` : sql`coalesce(${shared}, true)`];
}

/** Null for an ad that does not state its hours. */
export function sharesHours(wished: { readonly min: number; readonly max: number }): Condition {
  return sql`(hours_max >= ${wished.min}::double precision and hours_min <= ${wished.max}::double precision)`;
}
