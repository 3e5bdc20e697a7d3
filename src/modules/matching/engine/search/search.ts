import { bitCount } from '../bits.ts';
import type { AdStore } from '../columns/ad-store.ts';
import { suggestQuery } from '../text/did-you-mean.ts';
import { matchText, type TextMatches } from '../text/text-match.ts';
import { type Clause, planText } from '../text/text-query.ts';
import { TopK } from '../top-k.ts';
import type { SearchHit, SearchQuery, SearchResult } from '../types.ts';
import { FacetCounter } from './facets.ts';
import { FAILS, SearchFilter } from './search-filter.ts';
import { SearchOrder } from './search-order.ts';
import { WiderRadius } from './wider-radius.ts';

/** From this many words on, a search that finds nothing may leave some out (never more than half). */
const RELAX_FROM = 3;

/** One search: words → ads that hold them → filters → facets → the page of best ones → suggestions. */
export function search(store: AdStore, query: SearchQuery, now: number): SearchResult {
  const run = new Search(store, query, now);
  const result = run.result();
  const finds = (text: string) => new Search(store, { ...query, text, limit: 0, offset: 0 }, now).result().total > 0;
  const suggestion = query.text ? suggestQuery(store, query.text, run.plan, result.total, finds) : null;
  return { ...result, didYouMean: suggestion };
}

class Search {
  readonly plan: readonly Clause[];
  readonly #store: AdStore;
  readonly #query: SearchQuery;
  readonly #filter: SearchFilter;
  readonly #text: TextMatches | null;

  constructor(store: AdStore, query: SearchQuery, now: number) {
    this.#store = store;
    this.#query = query;
    this.#filter = new SearchFilter(store, query, now);
    this.plan = planText(store, query.text ?? '', query.synonyms ?? []);
    this.#text = this.plan.length > 0 ? matchText(store, this.plan) : null;
  }

  result(): SearchResult {
    const required = this.#required();
    return { ...this.#scan(required), relaxed: required < this.plan.length };
  }

  /**
   * How many words an ad must hold: all; from three words on, when no ad holds all, the fewest possible are left out. Decided whatever the
   * filters of the page are, so that choosing one of them, or a wider circle, finds exactly as many as it promised.
   */
  #required(): number {
    const all = this.plan.length;
    // A further page holds as many of the words as the first, whatever was published meanwhile.
    if (this.#query.after) return Math.min(this.#query.after.required, all);
    if (all < RELAX_FROM || !this.#text) return all;
    const { rows, length, clauses } = this.#text;
    let most = 0;
    for (let i = 0; i < length; i++) {
      const row = rows[i] as number;
      const held = bitCount(clauses[row] as number);
      if (held > most && !(this.#filter.failures(row) & FAILS.other)) most = held;
    }
    return most >= Math.ceil(all / 2) ? most : all;
  }

  #scan(required: number): SearchResult {
    const { near, radiusKm, offset, limit } = this.#query;
    const facets = new FacetCounter(this.#store.columns);
    const wider = near && radiusKm !== undefined ? new WiderRadius(radiusKm) : null;
    const order = this.#order();
    const top = new TopK(offset + limit, (a, b) => order.compare(a, b));
    const rows = this.#text?.rows;
    const count = this.#text?.length ?? this.#store.columns.rows;
    let total = 0;
    let following = 0;
    for (let i = 0; i < count; i++) {
      const row = rows ? (rows[i] as number) : i;
      if (this.#text && bitCount(this.#text.clauses[row] as number) < required) continue;
      const failed = this.#filter.failures(row);
      facets.count(row, failed);
      if (failed === 0) {
        total++;
        if (!order.follows(row)) continue;
        following++;
        top.offer(row);
      } else wider?.count(failed, this.#filter.distances?.at(row) ?? 0);
    }
    const hits = top.sorted().slice(offset);
    const last = following > offset + limit ? hits.at(-1) : undefined;
    return {
      total,
      hits: hits.map((row) => this.#hit(row)),
      facets: facets.result(),
      didYouMean: null,
      widerRadius: wider?.suggestions(total) ?? [],
      relaxed: false,
      next: last === undefined ? null : order.placeOf(last, required),
    };
  }

  #hit(row: number): SearchHit {
    const km = this.#filter.distances?.at(row) ?? Number.POSITIVE_INFINITY;
    const clauses = this.#text?.clauses[row] ?? 0;
    return {
      id: this.#store.columns.id[row] as number,
      score: this.#text?.scores[row] ?? 0,
      distanceKm: Number.isFinite(km) ? km : null,
      matched: this.plan.filter((_, position) => clauses & (1 << position)).map(({ word }) => word),
    };
  }

  #order(): SearchOrder {
    const scores = this.#text?.scores;
    const scoreOf = scores ? (row: number) => scores[row] as number : null;
    return new SearchOrder(this.#store.columns, this.#query, this.#filter.distances, scoreOf);
  }
}
