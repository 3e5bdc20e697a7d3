import type { AdDocument } from '../types.ts';
import { Postings } from './postings.ts';
import { withRoom } from './typed-arrays.ts';

interface AdSkill {
  readonly id: number;
  readonly essential: boolean;
}

/** Weight of an asked skill in the score: an essential one counts twice an optional one. */
const ESSENTIAL_WEIGHT = 2;
const OPTIONAL_WEIGHT = 1;

/** Which skills each ad asks (row → skills, for explanations) and which ads ask a skill (skill → rows, for scoring). */
export class SkillColumns {
  readonly ids: number[] = [];
  readonly #codeOf = new Map<number, number>();
  /** By skill code: the rows that ask it, with its weight as frequency. */
  readonly postings: Postings[] = [];
  /** Sum of the weights a row asks. */
  weight = new Uint16Array(256);
  start = new Uint32Array(256);
  count = new Uint16Array(256);
  /** What all rows ask, one after the other (see `start` and `count`): twice the skill code, plus 1 when essential. */
  asked = new Uint32Array(1024);
  #used = 0;

  add(row: number, skills: AdDocument['skills']): void {
    const wanted = new Map<number, boolean>();
    for (const { id, essential } of skills) wanted.set(id, essential || wanted.get(id) === true);
    this.weight = withRoom(this.weight, row + 1);
    this.start = withRoom(this.start, row + 1);
    this.count = withRoom(this.count, row + 1);
    this.asked = withRoom(this.asked, this.#used + wanted.size);
    this.start[row] = this.#used;
    this.count[row] = wanted.size;
    let total = 0;
    for (const [id, essential] of wanted) {
      const code = this.#code(id);
      const weight = essential ? ESSENTIAL_WEIGHT : OPTIONAL_WEIGHT;
      (this.postings[code] as Postings).add(row, weight);
      this.asked[this.#used++] = code * 2 + (essential ? 1 : 0);
      total += weight;
    }
    this.weight[row] = total;
  }

  #code(id: number): number {
    const known = this.#codeOf.get(id);
    if (known !== undefined) return known;
    const code = this.ids.push(id) - 1;
    this.#codeOf.set(id, code);
    this.postings.push(new Postings());
    return code;
  }

  postingsOf(id: number): Postings | null {
    const code = this.#codeOf.get(id);
    return code === undefined ? null : (this.postings[code] as Postings);
  }

  /** The skills that the row asks. */
  at(row: number): AdSkill[] {
    const start = this.start[row] as number;
    const asked = [...this.asked.subarray(start, start + (this.count[row] as number))];
    return asked.map((entry) => ({ id: this.ids[entry >>> 1] as number, essential: (entry & 1) === 1 }));
  }

  get bytes(): number {
    const own = this.weight.byteLength + this.start.byteLength + this.count.byteLength + this.asked.byteLength;
    return this.postings.reduce((sum, postings) => sum + postings.bytes, own);
  }
}
