import type { LatLon } from '../../../../kernel/geo.ts';
import type { CodeColumn, Verdicts } from '../columns/ad-columns.ts';
import type { AdStore } from '../columns/ad-store.ts';
import { Distances } from '../columns/distances.ts';
import type { SearchQuery } from '../types.ts';

/** What an ad can fail, one bit each; the first five are facets. */
export const FAILS = { kind: 1, contract: 2, schedule: 4, sector: 8, province: 16, radius: 32, other: 64 } as const;

/** The hard part of a search: which filters an ad fails. */
export class SearchFilter {
  readonly distances: Distances | null;
  readonly #store: AdStore;
  /** 0 passes, else the bit of what fails. */
  readonly #tests: readonly Verdicts[];
  readonly #radiusKm: number;
  readonly #payMin: number;
  readonly #since: number;

  constructor(store: AdStore, query: SearchQuery) {
    this.#store = store;
    this.#tests = columnTests(store, query);
    this.distances = distancesFrom(store, query.near);
    this.#radiusKm = (query.near && query.radiusKm) ?? Number.POSITIVE_INFINITY;
    this.#payMin = query.payYearMin ?? -1;
    this.#since = query.publishedSince ?? Number.NEGATIVE_INFINITY;
  }

  /** Bits of `FAILS`; 0 when the row, which is active, passes everything. */
  failures(row: number): number {
    const { payMax, publishedAt } = this.#store.columns;
    if ((payMax[row] as number) < this.#payMin || (publishedAt[row] as number) < this.#since) return FAILS.other;
    let failed = 0;
    for (let i = 0; i < this.#tests.length; i++) failed |= (this.#tests[i] as Verdicts).at(row);
    if (this.#radiusKm === Number.POSITIVE_INFINITY || !this.distances || this.distances.at(row) <= this.#radiusKm) return failed;
    return failed | FAILS.radius;
  }
}

function distancesFrom(store: AdStore, near: LatLon | null | undefined): Distances | null {
  return near ? new Distances(store.columns.position, near) : null;
}

function columnTests(store: AdStore, query: SearchQuery): Verdicts[] {
  const { kind, contract, schedule, province, sectors, occupation } = store.columns;
  const tests = [
    oneOf(kind, query.kinds, FAILS.kind),
    oneOf(contract, query.contracts, FAILS.contract),
    oneOf(schedule, query.schedules, FAILS.schedule),
    oneOf(province, query.provinces, FAILS.province),
    anyOf(sectors, query.sectors, (held) => held, FAILS.sector),
    anyOf(occupation, query.occupations, ({ id }) => (id === null ? [] : [id]), FAILS.other),
  ];
  return tests.filter((test) => test !== null);
}

function oneOf(column: CodeColumn<string>, wanted: readonly string[] | undefined, bit: number): Verdicts | null {
  return anyOf(column, wanted, (value) => [value], bit);
}

function anyOf<T, V>(
  column: CodeColumn<T>,
  wanted: readonly V[] | undefined,
  held: (value: T) => readonly V[],
  bit: number,
): Verdicts | null {
  if (!wanted || wanted.length === 0) return null;
  const accepted = new Set(wanted);
  return column.verdicts((value) => (value !== null && held(value).some((one) => accepted.has(one)) ? 0 : bit));
}
