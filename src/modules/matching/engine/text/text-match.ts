import type { AdStore } from '../columns/ad-store.ts';
import type { Postings } from '../columns/postings.ts';
import { withRoom } from '../columns/typed-arrays.ts';
import { FIELD_WEIGHT, LENGTH_PENALTY, rarity, SATURATION } from './relevance.ts';
import { countIn } from './text-index.ts';
import { type Alternative, type Clause, liveHolders } from './text-query.ts';
import { TEXT_FIELDS } from './tokens.ts';

/** The ads that hold at least one word of a query. Kept and reused by the index: valid until its next search. */
export class TextMatches {
  /** The first `length` are the rows found, not sorted. */
  rows = new Uint32Array(256);
  length = 0;
  /** By row: relevance, 0 when not found. */
  scores = new Float64Array(256);
  /** By row: one bit per clause it satisfies. */
  clauses = new Uint32Array(256);
  /** By row: best score within the clause being evaluated; all 0 between clauses. */
  #best = new Float64Array(256);
  #touched = new Uint32Array(256);
  #touchedLength = 0;

  /** Forgets the last query. */
  prepare(rows: number): void {
    for (let i = 0; i < this.length; i++) {
      this.scores[this.rows[i] as number] = 0;
      this.clauses[this.rows[i] as number] = 0;
    }
    this.length = 0;
    this.rows = withRoom(this.rows, rows);
    this.scores = withRoom(this.scores, rows);
    this.clauses = withRoom(this.clauses, rows);
    this.#best = withRoom(this.#best, rows);
    this.#touched = withRoom(this.#touched, rows);
  }

  /** The row satisfies the current clause with this score (> 0); the best one counts. */
  offer(row: number, score: number): void {
    const best = this.#best[row] as number;
    if (best === 0) this.#touched[this.#touchedLength++] = row;
    if (score > best) this.#best[row] = score;
  }

  closeClause(position: number): void {
    for (let i = 0; i < this.#touchedLength; i++) {
      const row = this.#touched[i] as number;
      const before = this.clauses[row] as number;
      if (before === 0) this.rows[this.length++] = row;
      this.clauses[row] = before | (1 << position);
      this.scores[row] = (this.scores[row] as number) + (this.#best[row] as number);
      this.#best[row] = 0;
    }
    this.#touchedLength = 0;
  }
}

/** Evaluates the clauses one after the other; an ad gets the best alternative of each clause it satisfies. */
export function matchText(store: AdStore, plan: readonly Clause[]): TextMatches {
  const found = store.matches;
  found.prepare(store.columns.rows);
  plan.forEach((clause, position) => {
    for (const alternative of clause.alternatives) {
      if (alternative.terms.length === 1) offerTerm(store, found, alternative);
      else offerPhrase(store, found, alternative);
    }
    found.closeClause(position);
  });
  return found;
}

function offerTerm(store: AdStore, found: TextMatches, { terms, weight, standsFor }: Alternative): void {
  const [term = 0] = terms;
  const { rows, frequencies, length } = store.text.postings[term] as Postings;
  const { alive, live } = store.columns;
  const rare = standsFor ?? rarity(live, liveHolders(store, term));
  const saturated = saturation(store);
  for (let i = 0; i < length; i++) {
    const row = rows[i] as number;
    if (alive[row]) found.offer(row, weight * (rare * saturated(row, frequencies[i] as number)));
  }
}

/** Rows that hold every term: anywhere when they were typed, all in one field when they stand for something typed. */
function offerPhrase(store: AdStore, found: TextMatches, { terms, weight, standsFor }: Alternative): void {
  const { alive, live } = store.columns;
  const lists = terms.map((term) => store.text.postings[term] as Postings);
  const rarities = terms.map((term) => rarity(live, liveHolders(store, term)));
  const saturated = saturation(store);
  const shortest = lists.reduce((least, list) => (list.length < least.length ? list : least));
  for (const row of shortest.rows.subarray(0, shortest.length)) {
    const packed = lists.map((list) => list.frequencyAt(row));
    if (!alive[row] || packed.includes(0) || (standsFor !== null && !shareField(packed))) continue;
    const typed = () => packed.reduce((sum, counts, t) => sum + (rarities[t] as number) * saturated(row, counts), 0);
    const standIn = (rare: number) => rare * (packed.reduce((sum, counts) => sum + saturated(row, counts), 0) / packed.length);
    found.offer(row, weight * (standsFor === null ? typed() : standIn(standsFor)));
  }
}

/** Whether one field holds all the terms that were counted. */
function shareField(packed: readonly number[]): boolean {
  return TEXT_FIELDS.some((field) => packed.every((counts) => countIn(field, counts) > 0));
}

/** The weighted counts of a row's fields, saturated: 0..1. Written out per field, for this runs for every posting of a query. */
function saturation(store: AdStore): (row: number, packed: number) => number {
  const { title, about, body } = store.text.lengths;
  const { lengthSums } = store.text;
  const { live } = store.columns;
  const average = { title: lengthSums.title / live, about: lengthSums.about / live, body: lengthSums.body / live };
  return (row, packed) => {
    let weighted = 0;
    const inTitle = countIn('title', packed);
    if (inTitle > 0) weighted += inField(FIELD_WEIGHT.title, inTitle, LENGTH_PENALTY.title, title[row] as number, average.title);
    const inAbout = countIn('about', packed);
    if (inAbout > 0) weighted += inField(FIELD_WEIGHT.about, inAbout, LENGTH_PENALTY.about, about[row] as number, average.about);
    const inBody = countIn('body', packed);
    if (inBody > 0) weighted += inField(FIELD_WEIGHT.body, inBody, LENGTH_PENALTY.body, body[row] as number, average.body);
    return weighted / (SATURATION + weighted);
  };
}

function inField(weight: number, count: number, penalty: number, length: number, average: number): number {
  return (weight * count) / (1 - penalty + (penalty * length) / average);
}
