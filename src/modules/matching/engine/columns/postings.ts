import { withRoom } from './typed-arrays.ts';

/** The rows that hold one term (or ask one skill), ascending, each with a byte: packed word counts, or a weight. */
export class Postings {
  rows = new Uint32Array(2);
  frequencies = new Uint8Array(2);
  length = 0;

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

  /** How many rows are not removed. */
  liveCount(alive: Uint8Array): number {
    let count = 0;
    for (let i = 0; i < this.length; i++) count += alive[this.rows[i] as number] as number;
    return count;
  }

  /** Renames rows; those mapped to -1 go. */
  compact(newRow: Int32Array): void {
    let used = 0;
    for (let i = 0; i < this.length; i++) {
      const row = newRow[this.rows[i] as number] as number;
      if (row < 0) continue;
      this.rows[used] = row;
      this.frequencies[used++] = this.frequencies[i] as number;
    }
    this.length = used;
  }

  get bytes(): number {
    return this.rows.byteLength + this.frequencies.byteLength;
  }
}
