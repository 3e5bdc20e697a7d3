/** Keeps the best `size` rows of a stream: a heap whose root is the worst one kept. */
export class TopK {
  readonly #size: number;
  readonly #compare: (a: number, b: number) => number;
  readonly #heap: number[] = [];

  /** `compare` is negative when `a` comes first; it must order any two rows (no ties). */
  constructor(size: number, compare: (a: number, b: number) => number) {
    this.#size = size;
    this.#compare = compare;
  }

  offer(row: number): void {
    if (this.#heap.length < this.#size) {
      this.#heap.push(row);
      this.#rise(this.#heap.length - 1);
    } else if (this.#size > 0 && this.#compare(row, this.#heap[0] as number) < 0) {
      this.#heap[0] = row;
      this.#sink(0);
    }
  }

  /** The rows kept, best first. */
  sorted(): number[] {
    return [...this.#heap].sort(this.#compare);
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!this.#isWorse(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(from: number): void {
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      let worst = at;
      if (left < this.#heap.length && this.#isWorse(left, worst)) worst = left;
      if (left + 1 < this.#heap.length && this.#isWorse(left + 1, worst)) worst = left + 1;
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }

  #isWorse(a: number, b: number): boolean {
    return this.#compare(this.#heap[a] as number, this.#heap[b] as number) > 0;
  }

  #swap(a: number, b: number): void {
    const held = this.#heap[a] as number;
    this.#heap[a] = this.#heap[b] as number;
    this.#heap[b] = held;
  }
}
