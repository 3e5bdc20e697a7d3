import type { AdOccupation, CodeColumn, Verdicts } from '../columns/ad-columns.ts';
import type { AdStore } from '../columns/ad-store.ts';
import { Distances } from '../columns/distances.ts';
import type { HoursRange, MatchProfile } from '../types.ts';
import { missingLanguages } from './languages.ts';
import type { Reach } from './reach.ts';

/** Hard limits, one bit each. All but `expired` fit the byte of a verdict. */
export const BLOCKS = {
  expired: 256,
  kind: 1,
  contract: 2,
  licence: 4,
  radius: 8,
  refused: 16,
  hours: 32,
  language: 64,
  start: 128,
} as const;

/** The hard part of a match: the limits an ad does not respect. Points never bring back what they keep out. */
export class MatchFilter {
  readonly distances: Distances | null;
  readonly #alive: Uint8Array;
  readonly #expiresAt: Float64Array;
  readonly #now: number;
  /** Only of limits that the profile sets. */
  readonly #verdicts: readonly Verdicts[];
  readonly #limitKm: number;

  constructor(store: AdStore, profile: MatchProfile, now: number, reach: Reach) {
    const { alive, expiresAt, position } = store.columns;
    this.#alive = alive;
    this.#expiresAt = expiresAt;
    this.#now = now;
    this.distances = profile.near ? new Distances(position, profile.near) : null;
    this.#limitKm = reach.limitKm;
    this.#verdicts = verdictsOf(store, profile);
  }

  /** Bits of `BLOCKS`; 0 when the ad respects every limit. */
  failures(row: number): number {
    let failed = 0;
    for (const verdicts of this.#verdicts) failed |= verdicts.at(row);
    if (this.#alive[row] === 0 || (this.#expiresAt[row] as number) <= this.#now) failed |= BLOCKS.expired;
    if (this.#limitKm === Number.POSITIVE_INFINITY || !this.distances) return failed;
    return this.distances.at(row) <= this.#limitKm ? failed : failed | BLOCKS.radius;
  }
}

function verdictsOf({ columns }: AdStore, profile: MatchProfile): Verdicts[] {
  const limit = <T>(set: boolean, column: CodeColumn<T>, bit: number, passes: (value: T | null) => boolean) =>
    set ? [column.verdicts((value) => (passes(value) ? 0 : bit))] : [];
  const { kinds = [], contracts, languages = [], hours = null, availableFrom = null } = profile;
  return [
    ...limit(kinds.length > 0, columns.kind, BLOCKS.kind, (value) => value !== null && kinds.includes(value)),
    ...limit(contracts.length > 0, columns.contract, BLOCKS.contract, (value) => value !== null && contracts.includes(value)),
    ...limit(true, columns.licences, BLOCKS.licence, (asked) => missingLicences(profile, asked).length === 0),
    ...limit(refusesAny(profile), columns.occupation, BLOCKS.refused, (ad) => !isRefused(profile, ad)),
    ...limit(hours !== null, columns.hours, BLOCKS.hours, (stated) => (stated ? isWithinHours(hours, stated) : !hours?.only)),
    ...limit(languages.length > 0, columns.languages, BLOCKS.language, (asked) => missingLanguages(profile, asked).length === 0),
    ...limit(availableFrom !== null, columns.startsOn, BLOCKS.start, (day) => day === null || day >= (availableFrom ?? 0)),
  ];
}

/** The licences an ad asks that the person does not hold. */
export function missingLicences(profile: MatchProfile, asked: readonly number[] | null): number[] {
  return (asked ?? []).filter((licence) => !profile.licences.includes(licence));
}

/** True when some hours suit both sides. */
export function isWithinHours(wished: HoursRange | null, stated: HoursRange): boolean {
  return wished !== null && stated.max >= wished.min && stated.min <= wished.max;
}

function refusesAny({ refusedOccupations = [], refusedIsco = [] }: MatchProfile): boolean {
  return refusedOccupations.length + refusedIsco.length > 0;
}

function isRefused({ refusedOccupations = [], refusedIsco = [] }: MatchProfile, ad: AdOccupation | null): boolean {
  if (!ad) return false;
  if (ad.id !== null && refusedOccupations.includes(ad.id)) return true;
  return refusedIsco.some((group) => group !== '' && ad.isco?.startsWith(group) === true);
}
