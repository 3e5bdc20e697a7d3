import { withRoom } from './typed-arrays.ts';

type Codes = Uint16Array | Uint32Array;
/** Codes up to here fit two bytes. */
const LARGEST_SHORT = 0xffff;

/**
 * A column of small codes: each distinct value (often several facts that go together) is kept once, a row holds its code. A question
 * decides once per distinct value, in a table, and a row costs one look-up. Two bytes a row, four when there are very many values.
 */
export class CodeColumn<T> {
  codes: Codes = new Uint16Array(256);
  /** By code. */
  readonly values: T[] = [];
  readonly #codeOf = new Map<string, number>();

  /** `key` is the value as JSON. */
  set(row: number, key: string): void {
    const code = this.#codeOf.get(key) ?? this.#addValue(key);
    if (code > LARGEST_SHORT && this.codes instanceof Uint16Array) this.codes = Uint32Array.from(this.codes);
    this.codes = withRoom<Codes>(this.codes, row + 1);
    this.codes[row] = code;
  }

  #addValue(key: string): number {
    const code = this.values.push(JSON.parse(key) as T) - 1;
    this.#codeOf.set(key, code);
    return code;
  }

  valueAt(row: number): T {
    return this.values[this.codes[row] as number] as T;
  }

  /** By code, what `decide` says of the value: 0 to 255. null says 0 of all, without looking at them. */
  decided(decide: ((value: T, code: number) => number) | null): Uint8Array {
    const decided = new Uint8Array(this.values.length);
    if (!decide) return decided;
    for (let code = 0; code < decided.length; code++) decided[code] = decide(this.values[code] as T, code);
    return decided;
  }

  /** By code: the values as JSON. */
  get keys(): string[] {
    return [...this.#codeOf.keys()];
  }

  /** Fills an empty column with what `codes` and `keys` of another one were. */
  restore(codes: Codes, keys: readonly string[]): void {
    this.codes = codes;
    for (const key of keys) this.#addValue(key);
  }
}

/** Counts per code → counts per what `partOf` finds in the value; null counts nowhere. */
export function countsBy<T, P>(values: readonly T[], counts: Uint32Array, partOf: (value: T) => P | null): Map<P, number> {
  const totals = new Map<P, number>();
  for (let code = 0; code < values.length; code++) {
    const count = counts[code] as number;
    const part = count > 0 ? partOf(values[code] as T) : null;
    if (part !== null) totals.set(part, (totals.get(part) ?? 0) + count);
  }
  return totals;
}
