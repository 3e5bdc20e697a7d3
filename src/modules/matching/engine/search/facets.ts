import type { AdColumns, CodeColumn } from '../columns/ad-columns.ts';
import type { FacetName, FacetValue } from '../types.ts';
import { FAILS } from './search-filter.ts';

/** Counts ads per value: an ad counts in a facet when it fails nothing, or only that facet's own filter. */
export class FacetCounter {
  readonly #columns: AdColumns;
  readonly #counts: Readonly<Record<FacetName, Uint32Array>>;

  constructor(columns: AdColumns) {
    this.#columns = columns;
    const counter = (column: CodeColumn<unknown>) => new Uint32Array(column.values.length);
    this.#counts = {
      kind: counter(columns.kind),
      contract: counter(columns.contract),
      schedule: counter(columns.schedule),
      sector: counter(columns.sectors),
      province: counter(columns.province),
    };
  }

  /** `failed` as `SearchFilter.failures` returned it. */
  count(row: number, failed: number): void {
    const { kind, contract, schedule, sectors, province } = this.#columns;
    const all = failed === 0;
    if (failed & (failed - 1)) return;
    if (all || failed === FAILS.kind) bump(this.#counts.kind, kind, row);
    if (all || failed === FAILS.contract) bump(this.#counts.contract, contract, row);
    if (all || failed === FAILS.schedule) bump(this.#counts.schedule, schedule, row);
    if (all || failed === FAILS.sector) bump(this.#counts.sector, sectors, row);
    if (all || failed === FAILS.province) bump(this.#counts.province, province, row);
  }

  result(): Record<FacetName, FacetValue[]> {
    const { kind, contract, schedule, sectors, province } = this.#columns;
    const single = (column: CodeColumn<string>, counts: Uint32Array) => ranked(column, counts, (value) => [value]);
    return {
      kind: single(kind, this.#counts.kind),
      contract: single(contract, this.#counts.contract),
      schedule: single(schedule, this.#counts.schedule),
      sector: ranked(sectors, this.#counts.sector, (held) => held),
      province: single(province, this.#counts.province),
    };
  }
}

function bump(counts: Uint32Array, column: CodeColumn<unknown>, row: number): void {
  const code = column.codes[row] as number;
  counts[code] = (counts[code] as number) + 1;
}

/** Most frequent first, then by value; what no ad states is left out. */
function ranked<T>(column: CodeColumn<T>, counts: Uint32Array, valuesOf: (value: T) => readonly string[]): FacetValue[] {
  const totals = new Map<string, number>();
  column.values.forEach((value, code) => {
    if (value === null || counts[code] === 0) return;
    for (const one of valuesOf(value)) totals.set(one, (totals.get(one) ?? 0) + (counts[code] as number));
  });
  return Array.from(totals, ([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
