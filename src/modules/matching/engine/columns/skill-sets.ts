import { Postings } from './postings.ts';
import { hashNumber, RowTable } from './row-table.ts';
import { withRoom } from './typed-arrays.ts';

export interface AdSkill {
  readonly id: number;
  readonly essential: boolean;
}

/** Weight of an asked skill in the score: an essential one counts twice an optional one. */
const ESSENTIAL_WEIGHT = 2;
const OPTIONAL_WEIGHT = 1;

/**
 * The skills that ads ask. Many ads ask the very same ones (those of their occupation), so each distinct set is kept once and a row
 * holds its number: a question decides per set, not per ad. Set 0 is the empty one.
 */
export class SkillSets {
  /** By row. */
  sets: Uint32Array = new Uint32Array(256);
  /** By skill code: the taxonomy's id. */
  readonly ids: number[] = [];
  /** By skill code: the sets that ask it, with its weight as frequency. */
  readonly postings: Postings[] = [];
  /** How many distinct sets there are. */
  count = 0;
  /** By set: sum of the weights. */
  weight = new Uint16Array(256);
  /** By set: where its skills begin in `asked`; the next entry is where they end. */
  start = new Uint32Array(256);
  /** Twice the skill code, plus 1 when essential; in the order of the ad. */
  asked = new Uint32Array(1024);
  readonly #codeOf = new Map<number, number>();
  readonly #table = new RowTable((set) => hashOf(this.#askedOf(set)));

  constructor() {
    this.#addSet(new Uint32Array(0));
  }

  /** `skills`: concept ids times two, plus one when essential; each skill once. */
  add(row: number, skills: readonly number[]): void {
    this.sets = withRoom(this.sets, row + 1);
    this.sets[row] = skills.length === 0 ? 0 : this.#setOf(this.#encoded(skills));
  }

  #encoded(skills: readonly number[]): Uint32Array {
    const encoded = new Uint32Array(skills.length);
    for (let i = 0; i < encoded.length; i++) {
      const skill = skills[i] as number;
      encoded[i] = this.#code(Math.floor(skill / 2)) * 2 + (skill % 2);
    }
    return encoded;
  }

  #code(id: number): number {
    const known = this.#codeOf.get(id);
    if (known !== undefined) return known;
    const code = this.ids.push(id) - 1;
    this.#codeOf.set(id, code);
    this.postings.push(new Postings());
    return code;
  }

  #setOf(asked: Uint32Array): number {
    const known = this.#table.find(hashOf(asked), (set) => isSame(this.#askedOf(set), asked));
    return known >= 0 ? known : this.#addSet(asked);
  }

  #addSet(asked: Uint32Array): number {
    const set = this.count++;
    const from = set === 0 ? 0 : (this.start[set] as number);
    this.start = withRoom(this.start, set + 2);
    this.weight = withRoom(this.weight, set + 1);
    this.asked = withRoom(this.asked, from + asked.length);
    this.asked.set(asked, from);
    this.start[set + 1] = from + asked.length;
    let total = 0;
    for (const entry of asked) {
      const weight = entry & 1 ? ESSENTIAL_WEIGHT : OPTIONAL_WEIGHT;
      (this.postings[entry >>> 1] as Postings).add(set, weight);
      total += weight;
    }
    this.weight[set] = total;
    this.#table.add(set);
    return set;
  }

  #askedOf(set: number): Uint32Array {
    return this.asked.subarray(this.start[set] as number, this.start[set + 1] as number);
  }

  /** The sets that ask a skill, with its weight. */
  postingsOf(id: number): Postings | null {
    const code = this.#codeOf.get(id);
    return code === undefined ? null : (this.postings[code] as Postings);
  }

  /** The skills that the row asks. */
  at(row: number): AdSkill[] {
    return Array.from(this.#askedOf(this.sets[row] as number), (entry) => ({
      id: this.ids[entry >>> 1] as number,
      essential: (entry & 1) === 1,
    }));
  }

  /** Counts per set → counts per skill code. */
  countSkills(counts: Uint32Array): Uint32Array {
    const totals = new Uint32Array(this.ids.length);
    for (let set = 0; set < this.count; set++) {
      const count = counts[set] as number;
      if (count === 0) continue;
      const end = this.start[set + 1] as number;
      for (let i = this.start[set] as number; i < end; i++) {
        const code = (this.asked[i] as number) >>> 1;
        totals[code] = (totals[code] as number) + count;
      }
    }
    return totals;
  }

  /** Fills empty columns with what those of a snapshot were. */
  restore(former: { sets: Uint32Array; start: Uint32Array; asked: Uint32Array; ids: Float64Array }): void {
    for (const id of former.ids) this.#code(id);
    for (let set = 1; set + 1 < former.start.length; set++) {
      this.#addSet(former.asked.subarray(former.start[set] as number, former.start[set + 1] as number));
    }
    this.sets = former.sets;
  }

  /** Bytes by array. */
  get sizes(): Readonly<Record<string, number>> {
    const bySet = this.weight.byteLength + this.start.byteLength + this.asked.byteLength + this.#table.bytes;
    const bySkill = this.postings.reduce((sum, postings) => sum + postings.bytes, 0);
    return { skills: this.sets.byteLength, 'skill sets': bySet + bySkill };
  }
}

function hashOf(asked: Uint32Array): number {
  let hash = asked.length;
  for (let i = 0; i < asked.length; i++) hash = hashNumber((Math.imul(hash, 31) + (asked[i] as number)) | 0);
  return hash;
}

function isSame(a: Uint32Array, b: Uint32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
