import type { AdStore } from '../columns/ad-store.ts';
import { Distances } from '../columns/distances.ts';
import type { MatchProfile } from '../types.ts';

/** Hard limits, one bit each. */
export const BLOCKS = { expired: 1, kind: 2, contract: 4, licence: 8, radius: 16 } as const;

/** The hard part of a match: the limits an ad does not respect. Points never bring back what they keep out. */
export class MatchFilter {
  readonly distances: Distances | null;
  /** By licence-set code: how many of its licences the person lacks. */
  readonly lacking: Uint8Array;
  readonly #store: AdStore;
  readonly #now: number;
  readonly #kinds: Uint8Array | null;
  readonly #contracts: Uint8Array | null;
  readonly #radiusKm: number;

  constructor(store: AdStore, profile: MatchProfile, now: number) {
    const { kind, contract, licences, position } = store.columns;
    this.#store = store;
    this.#now = now;
    this.#kinds = profile.kinds?.length ? kind.table((value) => (value !== null && profile.kinds?.includes(value) ? 0 : 1)) : null;
    this.#contracts = profile.contracts.length
      ? contract.table((value) => (value !== null && profile.contracts.includes(value) ? 0 : 1))
      : null;
    this.lacking = licences.table((asked) => missingLicences(profile, asked).length);
    this.distances = profile.near ? new Distances(position, profile.near) : null;
    this.#radiusKm = profile.radiusKm ?? Number.POSITIVE_INFINITY;
  }

  isActive(row: number): boolean {
    const { alive, expiresAt } = this.#store.columns;
    return alive[row] === 1 && (expiresAt[row] as number) > this.#now;
  }

  /** Bits of `BLOCKS`; 0 when the ad respects every limit. */
  failures(row: number): number {
    const { kind, contract, licences } = this.#store.columns;
    let failed = this.isActive(row) ? 0 : BLOCKS.expired;
    if (this.#kinds?.[kind.codes[row] as number]) failed |= BLOCKS.kind;
    if (this.#contracts?.[contract.codes[row] as number]) failed |= BLOCKS.contract;
    if (this.lacking[licences.codes[row] as number]) failed |= BLOCKS.licence;
    if (this.#radiusKm !== Number.POSITIVE_INFINITY && this.distances && !(this.distances.at(row) <= this.#radiusKm))
      failed |= BLOCKS.radius;
    return failed;
  }
}

/** The licences an ad asks that the person does not hold. */
export function missingLicences(profile: MatchProfile, asked: readonly number[] | null): number[] {
  return (asked ?? []).filter((licence) => !profile.licences.includes(licence));
}
