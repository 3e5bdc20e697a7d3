import type { AdStore } from '../columns/ad-store.ts';
import { Distances } from '../columns/distances.ts';
import type { AdOccupation, Demands, Terms } from '../columns/facts.ts';
import type { HoursRange, MatchProfile } from '../types.ts';
import { missingLanguages } from './languages.ts';
import type { Reach } from './reach.ts';

/** Hard limits, one bit each. All but `expired` fit one byte. */
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

/** The hard part of a match: the limits an ad does not respect, decided once per group of facts. Points never bring back what they keep out. */
export class MatchFilter {
  readonly distances: Distances | null;
  /** By code: bits of `BLOCKS`. */
  readonly terms: Uint8Array;
  readonly demands: Uint8Array;
  readonly trade: Uint8Array;
  readonly place: Uint8Array;
  readonly #store: AdStore;

  constructor(store: AdStore, profile: MatchProfile, now: number, reach: Reach) {
    const { columns } = store;
    columns.active.moveTo(now, columns);
    const distances = profile.near ? new Distances(columns.place, profile.near) : null;
    this.#store = store;
    this.distances = distances;
    this.terms = columns.terms.decided(termsLimits(profile));
    this.demands = columns.demands.decided(demandsLimits(profile));
    this.trade = columns.trade.decided(refusesAny(profile) ? (trade) => (isRefused(profile, trade) ? BLOCKS.refused : 0) : null);
    this.place = new Uint8Array(columns.place.values.length);
    if (!distances || reach.limitKm === Number.POSITIVE_INFINITY) return;
    for (let code = 0; code < this.place.length; code++) this.place[code] = distances.of(code) <= reach.limitKm ? 0 : BLOCKS.radius;
  }

  /** Bits of `BLOCKS`; 0 when the ad respects every limit. */
  failures(row: number): number {
    const { terms, demands, trade, place, active } = this.#store.columns;
    const fit = (this.terms[terms.codes[row] as number] as number) | (this.trade[trade.codes[row] as number] as number);
    const asked = (this.demands[demands.codes[row] as number] as number) | (this.place[place.codes[row] as number] as number);
    return fit | asked | (active.flags[row] ? 0 : BLOCKS.expired);
  }
}

function termsLimits({ kinds = [], contracts, hours = null }: MatchProfile): (terms: Terms) => number {
  return (terms) => {
    let failed = 0;
    if (kinds.length > 0 && !kinds.includes(terms.kind)) failed |= BLOCKS.kind;
    if (contracts.length > 0 && (terms.contract === null || !contracts.includes(terms.contract))) failed |= BLOCKS.contract;
    if (hours && !(terms.hours ? isWithinHours(hours, terms.hours) : !hours.only)) failed |= BLOCKS.hours;
    return failed;
  };
}

function demandsLimits(profile: MatchProfile): (demands: Demands) => number {
  const { languages = [], availableFrom = null } = profile;
  return (asked) => {
    let failed = 0;
    if (missingLicences(profile, asked.licences).length > 0) failed |= BLOCKS.licence;
    if (languages.length > 0 && missingLanguages(profile, asked.languages).length > 0) failed |= BLOCKS.language;
    if (availableFrom !== null && asked.startsOn !== null && asked.startsOn < availableFrom) failed |= BLOCKS.start;
    return failed;
  };
}

/** The licences an ad asks that the person does not hold. */
export function missingLicences(profile: MatchProfile, asked: readonly number[]): number[] {
  return asked.filter((licence) => !profile.licences.includes(licence));
}

/** True when some hours suit both sides. */
export function isWithinHours(wished: HoursRange | null, stated: HoursRange): boolean {
  return wished !== null && stated.max >= wished.min && stated.min <= wished.max;
}

function refusesAny({ refusedOccupations = [], refusedIsco = [] }: MatchProfile): boolean {
  return refusedOccupations.length + refusedIsco.length > 0;
}

function isRefused({ refusedOccupations = [], refusedIsco = [] }: MatchProfile, ad: AdOccupation): boolean {
  if (ad.id !== null && refusedOccupations.includes(ad.id)) return true;
  return refusedIsco.some((group) => group !== '' && ad.isco?.startsWith(group) === true);
}
