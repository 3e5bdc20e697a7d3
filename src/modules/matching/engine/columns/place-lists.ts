import type { AdColumns } from './ad-columns.ts';
import type { SkillSets } from './skill-sets.ts';
import { withRoom } from './typed-arrays.ts';

/** What an entry holds, one number each: the row, the codes of its groups of facts, the number of its skill set. */
export const ENTRY = { row: 0, trade: 1, terms: 2, demands: 3, set: 4 } as const;
export const ENTRY_WIDTH = 5;

/**
 * What a match needs of each ad, place by place, rows ascending, removed ones too. It repeats what the columns say: who looks for ads
 * nearby need not pass by all the others, and reads one stretch of memory instead of picking from five.
 */
export class PlaceLists {
  /** By place code. */
  readonly #entries: Uint32Array[] = [];
  readonly #lengths: number[] = [];

  /** `row` must be larger than every row before. */
  add(row: number, columns: AdColumns, skills: SkillSets): void {
    const code = columns.place.codes[row] as number;
    const from = this.length(code);
    const entries = withRoom(this.entries(code), from + ENTRY_WIDTH);
    entries[from + ENTRY.row] = row;
    entries[from + ENTRY.trade] = columns.trade.codes[row] as number;
    entries[from + ENTRY.terms] = columns.terms.codes[row] as number;
    entries[from + ENTRY.demands] = columns.demands.codes[row] as number;
    entries[from + ENTRY.set] = skills.sets[row] as number;
    this.#entries[code] = entries;
    this.#lengths[code] = from + ENTRY_WIDTH;
  }

  /** Fills empty lists with all rows. */
  restore(columns: AdColumns, skills: SkillSets): void {
    const lengths = new Uint32Array(columns.place.values.length);
    const { codes } = columns.place;
    for (let row = 0; row < columns.rows; row++) lengths[codes[row] as number] = (lengths[codes[row] as number] as number) + ENTRY_WIDTH;
    for (const length of lengths) {
      this.#entries.push(new Uint32Array(length));
      this.#lengths.push(0);
    }
    for (let row = 0; row < columns.rows; row++) this.add(row, columns, skills);
  }

  /** The entries of a place, end to end, with spare room behind `length`. */
  entries(placeCode: number): Uint32Array {
    return this.#entries[placeCode] ?? new Uint32Array(0);
  }

  /** How many numbers the entries of a place take. */
  length(placeCode: number): number {
    return this.#lengths[placeCode] ?? 0;
  }

  get bytes(): number {
    return this.#entries.reduce((total, entries) => total + entries.byteLength, 0);
  }
}
