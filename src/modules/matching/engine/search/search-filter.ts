import type { AdStore } from '../columns/ad-store.ts';
import { Distances } from '../columns/distances.ts';
import type { SearchQuery } from '../types.ts';

/** What an ad can fail, one bit each; the first five are facets. */
export const FAILS = { kind: 1, contract: 2, schedule: 4, sector: 8, province: 16, radius: 32, other: 64 } as const;

/** The hard part of a search: which filters an ad fails, decided once per distinct group of facts. */
export class SearchFilter {
  readonly distances: Distances | null;
  readonly #store: AdStore;
  /** By code: bits of `FAILS`. */
  readonly #terms: Uint8Array;
  readonly #trade: Uint8Array;
  readonly #place: Uint8Array;
  readonly #payMin: number;
  readonly #since: number;

  constructor(store: AdStore, query: SearchQuery) {
    const { terms, trade, place } = store.columns;
    this.#store = store;
    const { kinds, contracts, schedules, sectors, provinces, occupations, near } = query;
    const distances = near ? new Distances(place, near) : null;
    const radiusKm = (near && query.radiusKm) ?? Number.POSITIVE_INFINITY;
    this.distances = distances;
    this.#payMin = query.payYearMin ?? -1;
    this.#since = query.publishedSince ?? Number.NEGATIVE_INFINITY;
    this.#terms = terms.decided(
      isWish(kinds, contracts, schedules)
        ? ({ kind, contract, schedule }) =>
            misses(kinds, [kind], FAILS.kind) |
            misses(contracts, [contract], FAILS.contract) |
            misses(schedules, [schedule], FAILS.schedule)
        : null,
    );
    this.#trade = trade.decided(
      isWish(sectors, occupations)
        ? (held) => misses(sectors, held.sectors, FAILS.sector) | misses(occupations, [held.id], FAILS.other)
        : null,
    );
    this.#place = place.decided(isWish(provinces) ? ({ province }) => misses(provinces, [province], FAILS.province) : null);
    if (!distances || radiusKm === Number.POSITIVE_INFINITY) return;
    for (let code = 0; code < this.#place.length; code++) {
      if (!(distances.of(code) <= radiusKm)) this.#place[code] = (this.#place[code] as number) | FAILS.radius;
    }
  }

  /** Bits of `FAILS`; 0 when the row, which is active, passes everything. */
  failures(row: number): number {
    const { terms, trade, place, payMax, publishedAt } = this.#store.columns;
    const coded = (this.#terms[terms.codes[row] as number] as number) | (this.#trade[trade.codes[row] as number] as number);
    const failed = coded | (this.#place[place.codes[row] as number] as number);
    if (this.#payMin > -1 && (payMax[row] as number) < this.#payMin) return failed | FAILS.other;
    if (this.#since > Number.NEGATIVE_INFINITY && (publishedAt[row] as number) < this.#since) return failed | FAILS.other;
    return failed;
  }
}

/** Most questions wish nothing of most facts, which then need not be looked at. */
function isWish(...wishes: readonly (readonly unknown[] | undefined)[]): boolean {
  return wishes.some((wanted) => wanted && wanted.length > 0);
}

/** No wishes miss nothing; wishes miss what is not stated. */
function misses<V>(wanted: readonly V[] | undefined, held: readonly (V | null)[], bit: number): number {
  if (!wanted || wanted.length === 0) return 0;
  return held.some((one) => one !== null && wanted.includes(one)) ? 0 : bit;
}
