import { withRoom } from './typed-arrays.ts';

/**
 * The rows that can be shown at an instant: not removed, not expired. Worked out for all rows at once and kept for as long as no ad
 * expires in between, so that a question pays one byte per row instead of a date.
 */
export class ActiveRows {
  /** By row: 1 when it can be shown. */
  flags = new Uint8Array(256);
  count = 0;
  /** The flags hold from `#from` (included) to `#until` (excluded); `#asked` lies between. */
  #from = Number.NEGATIVE_INFINITY;
  #until = Number.POSITIVE_INFINITY;
  #asked = Number.NEGATIVE_INFINITY;

  add(row: number, expiresAt: number): void {
    this.flags = withRoom(this.flags, row + 1);
    const active = expiresAt > this.#asked;
    if (active) this.#until = Math.min(this.#until, expiresAt);
    else this.#from = Math.max(this.#from, expiresAt);
    this.flags[row] = active ? 1 : 0;
    if (active) this.count++;
  }

  remove(row: number): void {
    this.count -= this.flags[row] as number;
    this.flags[row] = 0;
  }

  /** Makes the flags those of `now`. */
  moveTo(now: number, { rows, alive, expiresAt }: { rows: number; alive: Uint8Array; expiresAt: Float64Array }): void {
    if (now < this.#from || now >= this.#until) {
      this.flags = withRoom(this.flags, rows);
      this.count = 0;
      this.#from = Number.NEGATIVE_INFINITY;
      this.#until = Number.POSITIVE_INFINITY;
      this.#asked = now;
      for (let row = 0; row < rows; row++) {
        if (alive[row]) this.add(row, expiresAt[row] as number);
        else this.flags[row] = 0;
      }
    }
    this.#asked = now;
  }
}
