import type { Fingerprint } from '../index-contract.ts';
import type { AdFacts } from '../prepared-ad.ts';
import { ActiveRows } from './active-rows.ts';
import { CodeColumn } from './code-column.ts';
import type { Demands, Place, Terms, Trade } from './facts.ts';
import { hashNumber, RowTable } from './row-table.ts';
import { withRoom } from './typed-arrays.ts';

/** Every fact of the ads but text and skills, one array per fact or group of facts, one row per version of an ad. */
export class AdColumns {
  /** Rows in use, with those of removed ads. */
  rows = 0;
  live = 0;
  /** How many rows were ever removed. */
  removals = 0;
  alive = new Uint8Array(256);
  readonly active = new ActiveRows();
  id = new Float64Array(256);
  publishedAt = new Float64Array(256);
  /** Infinity when the ad has no end. */
  expiresAt = new Float64Array(256);
  /** Euros a year, -1 when not stated. */
  payMin = new Int32Array(256);
  payMax = new Int32Array(256);
  applications = new Uint32Array(256);
  version = new Float64Array(256);
  readonly terms = new CodeColumn<Terms>();
  readonly demands = new CodeColumn<Demands>();
  readonly place = new CodeColumn<Place>();
  readonly trade = new CodeColumn<Trade>();
  readonly #rowOfId = new RowTable((row) => hashNumber(this.id[row] as number));

  /** The row of an ad, or -1. */
  rowOf(id: number): number {
    return this.#rowOfId.find(hashNumber(id), (row) => this.id[row] === id && this.alive[row] === 1);
  }

  /** Appends a row for the ad; a former version must have been removed before. */
  add(ad: AdFacts): number {
    const row = this.rows++;
    this.#reserve();
    this.alive[row] = 1;
    this.id[row] = ad.id;
    this.publishedAt[row] = ad.publishedAt;
    this.expiresAt[row] = ad.expiresAt ?? Number.POSITIVE_INFINITY;
    this.payMin[row] = ad.payMin;
    this.payMax[row] = ad.payMax;
    this.applications[row] = ad.applications;
    this.version[row] = ad.version;
    this.terms.set(row, ad.terms);
    this.demands.set(row, ad.demands);
    this.place.set(row, ad.place);
    this.trade.set(row, ad.trade);
    this.active.add(row, this.expiresAt[row] as number);
    this.#rowOfId.add(row);
    this.live++;
    return row;
  }

  #reserve(): void {
    this.alive = withRoom(this.alive, this.rows);
    this.id = withRoom(this.id, this.rows);
    this.publishedAt = withRoom(this.publishedAt, this.rows);
    this.expiresAt = withRoom(this.expiresAt, this.rows);
    this.payMin = withRoom(this.payMin, this.rows);
    this.payMax = withRoom(this.payMax, this.rows);
    this.applications = withRoom(this.applications, this.rows);
    this.version = withRoom(this.version, this.rows);
  }

  /** Marks the ad's row as removed and returns it; -1 for an unknown id. */
  remove(id: number): number {
    const row = this.rowOf(id);
    if (row < 0) return -1;
    this.alive[row] = 0;
    this.active.remove(row);
    this.live--;
    this.removals++;
    return row;
  }

  /** Finds the rows again that another process had, after their arrays were put in place. */
  restore(rows: number): void {
    this.rows = rows;
    for (let row = 0; row < rows; row++) {
      if (this.alive[row]) this.live++;
      this.active.add(row, this.alive[row] ? (this.expiresAt[row] as number) : Number.NEGATIVE_INFINITY);
      if (this.alive[row]) this.#rowOfId.add(row);
    }
    this.removals = rows - this.live;
  }

  /** Order of equals: fewer applications, then newer, then smaller id. Negative when `a` comes first. */
  compareTies(a: number, b: number): number {
    return (
      (this.applications[a] as number) - (this.applications[b] as number) ||
      (this.publishedAt[b] as number) - (this.publishedAt[a] as number) ||
      (this.id[a] as number) - (this.id[b] as number)
    );
  }

  /** See `Fingerprint`. The sum does not depend on the order of the rows; PostgreSQL works out the same one. */
  fingerprint(now: number): Fingerprint {
    this.active.moveTo(now, this);
    let hash = 0;
    for (let row = 0; row < this.rows; row++) {
      if (this.active.flags[row]) hash += mixed(this.id[row] as number, this.version[row] as number);
    }
    return { count: this.active.count, hash };
  }

  /** Bytes by array. */
  get sizes(): Readonly<Record<string, number>> {
    const arrays = { ...plainColumns(this), active: this.active.flags };
    const codes = codeColumns(this).map(([name, { codes }]) => [name, codes.byteLength]);
    const plain = Object.entries(arrays).map(([name, array]) => [name, array.byteLength]);
    return { ...Object.fromEntries([...plain, ...codes]), rowOf: this.#rowOfId.bytes };
  }
}

/** The columns that hold the fact itself. */
export function plainColumns(columns: AdColumns) {
  const { alive, id, version, publishedAt, expiresAt, payMin, payMax, applications } = columns;
  return { alive, id, version, publishedAt, expiresAt, payMin, payMax, applications };
}

/** The columns that hold codes of groups of facts. */
export function codeColumns({ terms, demands, place, trade }: AdColumns) {
  return Object.entries({ terms, demands, place, trade });
}

/** Below 2³¹: quick, and the sum over millions of ads is exact. */
function mixed(id: number, version: number): number {
  return ((id % 30_011) + 1) * ((version % 65_521) + 1);
}
