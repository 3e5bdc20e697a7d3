const FREE = 0;
/** Share of the slots in use beyond which the table is made anew. */
const FULL = 0.6;

/** Number → row, in eight bytes or so per row: open addressing over row numbers, the key itself is read from the row. */
export class RowTable {
  #slots = new Int32Array(1024);
  #used = 0;
  readonly #hashOf: (row: number) => number;

  /** `hashOf` answers the 32-bit hash of a row that is in the table. */
  constructor(hashOf: (row: number) => number) {
    this.#hashOf = hashOf;
  }

  /** The row with this hash that `isIt` accepts, or -1. */
  find(hash: number, isIt: (row: number) => boolean): number {
    const mask = this.#slots.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const held = this.#slots[at] as number;
      if (held === FREE) return -1;
      if (isIt(held - 1)) return held - 1;
    }
  }

  add(row: number): void {
    if (this.#used >= this.#slots.length * FULL) this.#grow();
    this.#put(this.#hashOf(row), row);
    this.#used++;
  }

  #put(hash: number, row: number): void {
    const mask = this.#slots.length - 1;
    let at = hash & mask;
    while (this.#slots[at] !== FREE) at = (at + 1) & mask;
    this.#slots[at] = row + 1;
  }

  #grow(): void {
    const former = this.#slots;
    this.#slots = new Int32Array(former.length * 2);
    for (const held of former) if (held !== FREE) this.#put(this.#hashOf(held - 1), held - 1);
  }

  get bytes(): number {
    return this.#slots.byteLength;
  }
}

/** Spreads a whole number over 32 bits. */
export function hashNumber(value: number): number {
  const low = Math.imul(value | 0, 0x9e3779b1);
  const high = Math.imul((value / 0x100000000) | 0, 0x85ebca6b);
  const mixed = low ^ high;
  return mixed ^ (mixed >>> 15);
}
