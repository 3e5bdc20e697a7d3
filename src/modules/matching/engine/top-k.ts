/**
 * Keeps the best `size` rows of a stream, by key, highest first: a heap whose root is the worst one kept. Callers look at `threshold`
 * before they work out what makes a row's key exact.
 */
export class TopK {
  /** No row whose key is lower can be kept. */
  threshold: number;
  readonly #size: number;
  readonly #compareTies: (a: number, b: number) => number;
  readonly #rows: number[] = [];
  readonly #keys: number[] = [];

  /** `compareTies` orders rows with equal keys, negative when `a` comes first; it must order any two rows. */
  constructor(size: number, compareTies: (a: number, b: number) => number) {
    this.#size = size;
    this.#compareTies = compareTies;
    this.threshold = size > 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }

  offer(row: number, key: number): void {
    if (key < this.threshold || this.#size === 0) return;
    if (this.#rows.length < this.#size) {
      this.#rows.push(row);
      this.#keys.push(key);
      this.#rise(this.#rows.length - 1);
      if (this.#rows.length === this.#size) this.threshold = this.#keys[0] as number;
    } else if (key > this.threshold || this.#compareTies(row, this.#rows[0] as number) < 0) {
      this.#rows[0] = row;
      this.#keys[0] = key;
      this.#sink();
      this.threshold = this.#keys[0] as number;
    }
  }

  /** The rows kept, best first. */
  sorted(): number[] {
    const order = this.#rows.map((_, at) => at).sort((a, b) => (this.#isWorse(a, b) ? 1 : -1));
    return order.map((at) => this.#rows[at] as number);
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

  #sink(): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      let worst = at;
      if (left < this.#rows.length && this.#isWorse(left, worst)) worst = left;
      if (left + 1 < this.#rows.length && this.#isWorse(left + 1, worst)) worst = left + 1;
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }

  #isWorse(a: number, b: number): boolean {
    const left = this.#keys[a] as number;
    const right = this.#keys[b] as number;
    return left === right ? this.#compareTies(this.#rows[a] as number, this.#rows[b] as number) > 0 : left < right;
  }

  #swap(a: number, b: number): void {
    const row = this.#rows[a] as number;
    const key = this.#keys[a] as number;
    this.#rows[a] = this.#rows[b] as number;
    this.#keys[a] = this.#keys[b] as number;
    this.#rows[b] = row;
    this.#keys[b] = key;
  }
}
