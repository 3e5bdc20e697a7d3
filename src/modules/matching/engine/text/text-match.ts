import type { AdStore } from '../columns/ad-store.ts';
import type { Postings } from '../columns/postings.ts';
import { withRoom } from '../columns/typed-arrays.ts';
import { rarity } from './relevance.ts';
import { Saturation } from './saturation.ts';
import { countIn } from './text-index.ts';
import { type Alternative, type Clause, liveHolders } from './text-query.ts';
import { TEXT_FIELDS } from './tokens.ts';

/** Looking each candidate up beats reading the whole list when the list is this many times longer. */
const LOOK_UP_FROM = 16;
/** Sums of bounds and sums of scores round differently: a bound this little below a threshold is not below it. */
const ROUNDING = 1 - 1e-9;

/** A clause that one word satisfies: its score follows from the word's counts, so that only rows that matter are scored. */
interface SingleTerm {
  readonly postings: Postings;
  readonly weight: number;
  readonly rare: number;
  /** By packed counts: the most such a row can score; 0 while unknown. */
  readonly bounds: Float64Array;
}

/** The ads that satisfy the clauses of a query. Kept and reused by the index: valid until its next search. */
export class TextMatches {
  /** The first `length` are the rows found, in no order. */
  rows = new Uint32Array(256);
  length = 0;
  /** By row: one bit per clause it satisfies; all 0 for rows not found. */
  clauses = new Uint32Array(256);
  /** By clause, then by row: packed word counts where one word satisfies it, else the score of the best alternative. */
  readonly #counts: Uint8Array[] = [];
  readonly #best: Float64Array[] = [];
  #plan: readonly Clause[] = [];
  #singles: (SingleTerm | null)[] = [];
  #store: AdStore;
  #saturation: Saturation;

  constructor(store: AdStore) {
    this.#store = store;
    this.#saturation = new Saturation(store.text, 0);
  }

  /** Finds the rows that satisfy every clause: the clause with the fewest holders proposes them, the others cross out. */
  findAll(plan: readonly Clause[]): void {
    this.#prepare(plan);
    const sizes = plan.map((clause) => clause.alternatives.reduce((sum, { terms }) => sum + this.#shortest(terms).length, 0));
    let before = 0;
    for (const position of plan.map((_, at) => at).sort((a, b) => (sizes[a] as number) - (sizes[b] as number))) {
      this.#evaluate(plan[position] as Clause, position, before);
      before |= 1 << position;
      this.#keepOnly(before);
    }
  }

  /** Finds the rows that satisfy any clause. */
  findAny(plan: readonly Clause[]): void {
    this.#prepare(plan);
    for (const [position, clause] of plan.entries()) this.#evaluate(clause, position, 0);
  }

  /** Forgets the last query. */
  #prepare(plan: readonly Clause[]): void {
    for (let i = 0; i < this.length; i++) this.clauses[this.rows[i] as number] = 0;
    this.length = 0;
    this.#plan = plan;
    const { rows, live } = this.#store.columns;
    this.rows = withRoom(this.rows, rows);
    this.clauses = withRoom(this.clauses, rows);
    this.#saturation = new Saturation(this.#store.text, live);
    this.#singles = plan.map(({ alternatives }) => this.#single(alternatives));
    this.#singles.forEach((single, position) => {
      if (single) this.#counts[position] = withRoom(this.#counts[position] ?? new Uint8Array(256), rows);
      else this.#best[position] = withRoom(this.#best[position] ?? new Float64Array(256), rows);
    });
  }

  #single([alternative, another]: readonly Alternative[]): SingleTerm | null {
    const [term, second] = alternative?.terms ?? [];
    if (!alternative || another || term === undefined || second !== undefined) return null;
    return {
      postings: this.#postings(term),
      weight: alternative.weight,
      rare: alternative.standsFor ?? this.#rarity(term),
      bounds: new Float64Array(256),
    };
  }

  /** Marks the rows that satisfy the clause among those that satisfy the clauses `before`. */
  #evaluate(clause: Clause, position: number, before: number): void {
    const single = this.#singles[position];
    if (single) this.#readSingle(single.postings, position, before);
    else for (const alternative of clause.alternatives) this.#readAlternative(alternative, position, before);
  }

  #readSingle(postings: Postings, position: number, before: number): void {
    const counts = this.#counts[position] as Uint8Array;
    if (before !== 0 && postings.length > LOOK_UP_FROM * this.length) {
      for (let i = 0; i < this.length; i++) {
        const row = this.rows[i] as number;
        const packed = postings.frequencyAt(row);
        if (packed === 0) continue;
        this.#mark(row, 1 << position);
        counts[row] = packed;
      }
      return;
    }
    const { rows, frequencies, length } = postings;
    const { clauses } = this;
    const active = this.#store.columns.active.flags;
    for (let i = 0; i < length; i++) {
      const row = rows[i] as number;
      if (((clauses[row] as number) & before) !== before || active[row] === 0) continue;
      this.#mark(row, 1 << position);
      counts[row] = frequencies[i] as number;
    }
  }

  #mark(row: number, bit: number): void {
    const marked = this.clauses[row] as number;
    if (marked === 0) this.rows[this.length++] = row;
    this.clauses[row] = marked | bit;
  }

  /** The best alternative of a clause counts. */
  #readAlternative(alternative: Alternative, position: number, before: number): void {
    const best = this.#best[position] as Float64Array;
    const active = this.#store.columns.active.flags;
    const scoreOf = this.#scorerOf(alternative);
    const { rows, frequencies, length } = this.#shortest(alternative.terms);
    for (let i = 0; i < length; i++) {
      const row = rows[i] as number;
      const marked = this.clauses[row] as number;
      if ((marked & before) !== before || active[row] === 0) continue;
      const score = alternative.weight * scoreOf(row, frequencies[i] as number);
      if (score === 0 || (marked & (1 << position) && score <= (best[row] as number))) continue;
      best[row] = score;
      this.#mark(row, 1 << position);
    }
  }

  /**
   * Scores a row that holds the rarest term of an alternative with these counts; 0 when it lacks another one. Terms may stand anywhere
   * when they were typed, all in one field when they stand for something typed.
   */
  #scorerOf({ terms, standsFor }: Alternative): (row: number, counts: number) => number {
    const lists = terms.map((term) => this.#postings(term));
    const rarities = terms.map((term) => standsFor ?? this.#rarity(term));
    const [rare = 0] = rarities;
    if (terms.length === 1) return (row, counts) => rare * this.#saturation.at(row, counts);
    return (row) => {
      const packed = lists.map((list) => list.frequencyAt(row));
      if (packed.includes(0) || (standsFor !== null && !shareField(packed))) return 0;
      const shares = packed.map((counts) => this.#saturation.at(row, counts));
      if (standsFor !== null) return standsFor * (shares.reduce((sum, one) => sum + one, 0) / shares.length);
      return shares.reduce((sum, one, t) => sum + (rarities[t] as number) * one, 0);
    };
  }

  /** Drops the rows that do not satisfy all of `wanted`. */
  #keepOnly(wanted: number): void {
    let kept = 0;
    for (let i = 0; i < this.length; i++) {
      const row = this.rows[i] as number;
      if (this.clauses[row] === wanted) this.rows[kept++] = row;
      else this.clauses[row] = 0;
    }
    this.length = kept;
  }

  /** Relevance: the sum of the clauses' scores. */
  score(row: number): number {
    let sum = 0;
    for (let position = 0; position < this.#singles.length; position++) {
      if (((this.clauses[row] as number) & (1 << position)) === 0) continue;
      const single = this.#singles[position];
      if (!single) sum += (this.#best[position] as Float64Array)[row] as number;
      else sum += single.weight * (single.rare * this.#saturation.at(row, (this.#counts[position] as Uint8Array)[row] as number));
    }
    return sum;
  }

  /** The same for any row, also one that was not found: reads the lists again. */
  scoreAnew(row: number): number {
    const scores = this.#plan.map(({ alternatives }) =>
      alternatives.map((alternative) => {
        const counts = this.#shortest(alternative.terms).frequencyAt(row);
        return counts === 0 ? 0 : alternative.weight * this.#scorerOf(alternative)(row, counts);
      }),
    );
    return scores.reduce((sum, ways) => sum + Math.max(0, ...ways), 0);
  }

  /** False when the row's relevance is certainly below `threshold`; cheap. */
  canReach(row: number, threshold: number): boolean {
    let sum = 0;
    for (let position = 0; position < this.#singles.length; position++) {
      if (((this.clauses[row] as number) & (1 << position)) === 0) continue;
      const single = this.#singles[position];
      if (single) sum += this.#bound(single, (this.#counts[position] as Uint8Array)[row] as number);
      else sum += (this.#best[position] as Float64Array)[row] as number;
    }
    return sum >= threshold * ROUNDING;
  }

  #bound({ bounds, weight, rare }: SingleTerm, packed: number): number {
    const known = bounds[packed] as number;
    if (known > 0) return known;
    const bound = weight * (rare * this.#saturation.most(packed));
    bounds[packed] = bound;
    return bound;
  }

  #postings(term: number): Postings {
    return this.#store.text.postings[term] as Postings;
  }

  #shortest(terms: readonly number[]): Postings {
    return terms.map((term) => this.#postings(term)).reduce((least, list) => (list.length < least.length ? list : least));
  }

  #rarity(term: number): number {
    return rarity(this.#store.columns.live, liveHolders(this.#store, term));
  }
}

/** Whether one field holds all the terms that were counted. */
function shareField(packed: readonly number[]): boolean {
  return TEXT_FIELDS.some((field) => packed.every((counts) => countIn(field, counts) > 0));
}
