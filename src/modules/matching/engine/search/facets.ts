import type { AdColumns } from '../columns/ad-columns.ts';
import { countsBy } from '../columns/code-column.ts';
import type { FacetName, FacetValue } from '../types.ts';
import { FAILS } from './search-filter.ts';

/**
 * Counts ads per value: an ad counts in a facet when it fails nothing, or only that facet's own filter. Counted are groups of facts
 * (see facts.ts); what they mean for each facet is worked out once at the end.
 */
export class FacetCounter {
  readonly #columns: AdColumns;
  /** By group code: the ads that fail nothing. */
  readonly #terms: Uint32Array;
  readonly #trade: Uint32Array;
  readonly #place: Uint32Array;
  /** The ads that fail only one of the facets' filters, as far as somebody filters by it. */
  readonly #alone = new Map<number, Uint32Array>();

  constructor(columns: AdColumns) {
    this.#columns = columns;
    this.#terms = new Uint32Array(columns.terms.values.length);
    this.#trade = new Uint32Array(columns.trade.values.length);
    this.#place = new Uint32Array(columns.place.values.length);
  }

  /** An ad that fails nothing. */
  count(row: number): void {
    const { terms, trade, place } = this.#columns;
    bump(this.#terms, terms.codes[row] as number);
    bump(this.#trade, trade.codes[row] as number);
    bump(this.#place, place.codes[row] as number);
  }

  /** An ad that fails the filter of one facet, `failed`, and nothing else. */
  countAlone(row: number, failed: number): void {
    const { trade, place, terms } = this.#columns;
    const column = failed === FAILS.sector ? trade : failed === FAILS.province ? place : terms;
    let counts = this.#alone.get(failed);
    if (!counts) {
      counts = new Uint32Array(column.values.length);
      this.#alone.set(failed, counts);
    }
    bump(counts, column.codes[row] as number);
  }

  result(): Record<FacetName, FacetValue[]> {
    const { terms, place } = this.#columns;
    const facet = <T>(bit: number, values: readonly T[], all: Uint32Array, partOf: (value: T) => string | null) => {
      const alone = this.#alone.get(bit);
      return ranked(countsBy(values, alone ? all.map((count, code) => count + (alone[code] as number)) : all, partOf));
    };
    return {
      kind: facet(FAILS.kind, terms.values, this.#terms, ({ kind }) => kind),
      contract: facet(FAILS.contract, terms.values, this.#terms, ({ contract }) => contract),
      schedule: facet(FAILS.schedule, terms.values, this.#terms, ({ schedule }) => schedule),
      sector: this.#sectors(),
      province: facet(FAILS.province, place.values, this.#place, ({ province }) => province),
    };
  }

  #sectors(): FacetValue[] {
    const alone = this.#alone.get(FAILS.sector);
    const totals = new Map<string, number>();
    const { values } = this.#columns.trade;
    for (let code = 0; code < values.length; code++) {
      const count = (this.#trade[code] as number) + (alone ? (alone[code] as number) : 0);
      if (count === 0) continue;
      for (const sector of values[code]?.sectors ?? []) totals.set(sector, (totals.get(sector) ?? 0) + count);
    }
    return ranked(totals);
  }
}

function bump(counts: Uint32Array, code: number): void {
  counts[code] = (counts[code] as number) + 1;
}

/** Most frequent first, then by value; what no ad states is left out. */
function ranked(totals: Map<string, number>): FacetValue[] {
  return Array.from(totals, ([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
