import type { Verdicts } from '../columns/ad-columns.ts';
import type { AdStore } from '../columns/ad-store.ts';
import { Distances } from '../columns/distances.ts';
import type { MatchProfile } from '../types.ts';

/** Hard limits, one bit each. */
export const BLOCKS = { expired: 1, kind: 2, contract: 4, licence: 8, radius: 16 } as const;

/** The hard part of a match: the limits an ad does not respect. Points never bring back what they keep out. */
export class MatchFilter {
  readonly distances: Distances | null;
  readonly #alive: Uint8Array;
  readonly #expiresAt: Float64Array;
  readonly #now: number;
  readonly #kind: Verdicts;
  readonly #contract: Verdicts;
  readonly #licence: Verdicts;
  readonly #radiusKm: number;

  constructor(store: AdStore, profile: MatchProfile, now: number) {
    const { alive, expiresAt, kind, contract, licences, position } = store.columns;
    this.#alive = alive;
    this.#expiresAt = expiresAt;
    this.#now = now;
    this.#kind = kind.verdicts((value) => (accepts(profile.kinds, value) ? 0 : BLOCKS.kind));
    this.#contract = contract.verdicts((value) => (accepts(profile.contracts, value) ? 0 : BLOCKS.contract));
    this.#licence = licences.verdicts((asked) => (missingLicences(profile, asked).length > 0 ? BLOCKS.licence : 0));
    this.distances = profile.near ? new Distances(position, profile.near) : null;
    this.#radiusKm = this.distances && profile.radiusKm !== null ? profile.radiusKm : Number.POSITIVE_INFINITY;
  }

  /** Bits of `BLOCKS`; 0 when the ad respects every limit. */
  failures(row: number): number {
    let failed = this.#kind.at(row) | this.#contract.at(row) | this.#licence.at(row);
    if (this.#alive[row] === 0 || (this.#expiresAt[row] as number) <= this.#now) failed |= BLOCKS.expired;
    if (this.#radiusKm === Number.POSITIVE_INFINITY || !this.distances) return failed;
    return this.distances.at(row) <= this.#radiusKm ? failed : failed | BLOCKS.radius;
  }
}

/** No wishes accept everything; wishes accept no ad that does not say. */
function accepts(wished: readonly string[] | undefined, value: string | null): boolean {
  return !wished || wished.length === 0 || (value !== null && wished.includes(value));
}

/** The licences an ad asks that the person does not hold. */
export function missingLicences(profile: MatchProfile, asked: readonly number[] | null): number[] {
  return (asked ?? []).filter((licence) => !profile.licences.includes(licence));
}
