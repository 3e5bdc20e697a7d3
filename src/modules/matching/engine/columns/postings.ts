import { withRoom } from './typed-arrays.ts';

/** The rows that hold one term (or ask one skill), ascending, each with a byte: packed word counts, or a weight. */
export class Postings {
  rows: Uint32Array;
  frequencies: Uint8Array;
  length: number;
  /** How many rows were not removed, when there were `#countedLength` rows and `#countedRemovals` removals. */
  #live = 0;
  #countedLength = 0;
  #countedRemovals = 0;

  /** Empty, or what a snapshot kept; its arrays are not written to, since the first addition copies them. */
  constructor(rows: Uint32Array = new Uint32Array(2), frequencies: Uint8Array = new Uint8Array(2), length = 0) {
    this.rows = rows;
    this.frequencies = frequencies;
    this.length = length;
  }

  /** `row` must be larger than every row before. */
  add(row: number, frequency: number): void {
    this.rows = withRoom(this.rows, this.length + 1);
    this.frequencies = withRoom(this.frequencies, this.length + 1);
    this.rows[this.length] = row;
    this.frequencies[this.length++] = frequency;
  }

  /** The byte of a row, 0 when the row is not here. */
  frequencyAt(row: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.rows[middle] as number) < row) low = middle + 1;
      else high = middle;
    }
    return low < this.length && this.rows[low] === row ? (this.frequencies[low] as number) : 0;
  }

  /** How many rows are not removed; counted again only after additions or removals. */
  liveCount({ alive, live, rows, removals }: { alive: Uint8Array; live: number; rows: number; removals: number }): number {
    if (live === rows) return this.length;
    if (this.#countedLength === this.length && this.#countedRemovals === removals) return this.#live;
    let count = 0;
    for (let i = 0; i < this.length; i++) count += alive[this.rows[i] as number] as number;
    this.#live = count;
    this.#countedLength = this.length;
    this.#countedRemovals = removals;
    return count;
  }

  get bytes(): number {
    return this.rows.byteLength + this.frequencies.byteLength;
  }
}
