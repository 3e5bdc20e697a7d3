import { bitCount } from '../bits.ts';
import type { AdStore } from '../columns/ad-store.ts';
import { suggestQuery } from '../text/did-you-mean.ts';
import type { TextMatches } from '../text/text-match.ts';
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
  store.columns.active.moveTo(now, store.columns);
  const run = new Search(store, query, new SearchFilter(store, query));
  const result = run.result();
  const finds = (text: string) => run.withText(text).findsAny();
  const suggestion = query.text ? suggestQuery(store, query.text, run.plan, result.total, finds) : null;
  return { ...result, didYouMean: suggestion };
}

class Search {
  readonly plan: readonly Clause[];
  readonly #store: AdStore;
  readonly #query: SearchQuery;
  readonly #filter: SearchFilter;
  readonly #text: TextMatches | null;

  constructor(store: AdStore, query: SearchQuery, filter: SearchFilter) {
    this.#store = store;
    this.#query = query;
    this.#filter = filter;
    this.plan = planText(store, query.text ?? '', query.synonyms ?? []);
    this.#text = this.plan.length > 0 ? store.matches : null;
  }

  /** The same search with other words, which takes over the words found: this one has no more of them. */
  withText(text: string): Search {
    return new Search(this.#store, { ...this.#query, text }, this.#filter);
  }

  /** Whether the search finds anything: known at the first ad. */
  findsAny(): boolean {
    return this.#someCandidate(this.#find(), (row) => this.#filter.failures(row) === 0);
  }

  result(): SearchResult {
    const required = this.#find();
    return { ...this.#scan(required), relaxed: required < this.plan.length };
  }

  /**
   * Finds the ads that hold enough of the words and says how many are enough: all; from three words on, when no ad holds all, the fewest
   * possible are left out. Decided whatever the filters of the page are, so that choosing one of them, or a wider circle, finds exactly as
   * many as it promised.
   */
  #find(): number {
    const all = this.plan.length;
    const text = this.#text;
    if (!text) return all;
    // A further page holds as many of the words as the first, whatever was published meanwhile.
    const fixed = this.#query.after ? Math.min(this.#query.after.required, all) : null;
    if (fixed === null || fixed === all) {
      text.findAll(this.plan);
      if (fixed === all || all < RELAX_FROM || this.#mostHeld(text) === all) return all;
    }
    text.findAny(this.plan);
    const most = fixed ?? this.#mostHeld(text);
    return most >= Math.ceil(all / 2) || fixed !== null ? most : all;
  }

  /** The most words that one of the ads found holds. */
  #mostHeld({ rows, length, clauses }: TextMatches): number {
    let most = 0;
    for (let i = 0; i < length; i++) {
      const row = rows[i] as number;
      const held = bitCount(clauses[row] as number);
      if (held > most && !(this.#filter.failures(row) & FAILS.other)) most = held;
    }
    return most;
  }

  #scan(required: number): SearchResult {
    const { near, radiusKm, offset, limit } = this.#query;
    const { columns } = this.#store;
    const { distances } = this.#filter;
    const facets = new FacetCounter(columns);
    const wider = near && radiusKm !== undefined ? new WiderRadius(radiusKm) : null;
    const order = this.#order();
    const top = new TopK(offset + limit, (a, b) => columns.compareTies(a, b));
    const canReach = this.#bound(top);
    let total = 0;
    let following = 0;
    const judge = (row: number) => {
      const failed = this.#filter.failures(row);
      if (failed === 0) {
        total++;
        facets.count(row);
        if (!order.follows(row)) return;
        following++;
        if (canReach(row)) top.offer(row, order.key(row));
      } else if (failed === FAILS.radius) wider?.count(distances?.at(row) ?? 0);
      else if ((failed & (failed - 1)) === 0 && failed < FAILS.radius) facets.countAlone(row, failed);
    };
    this.#someCandidate(required, (row) => {
      judge(row);
      return false;
    });
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

  /** Whether `is` says so of one of the active ads that hold at least `required` of the words: asked of all of them, or up to that one. */
  #someCandidate(required: number, is: (row: number) => boolean): boolean {
    const { active, rows } = this.#store.columns;
    if (!this.#text) {
      for (let row = 0; row < rows; row++) if (active.flags[row] && is(row)) return true;
      return false;
    }
    const { rows: found, length, clauses } = this.#text;
    for (let i = 0; i < length; i++) {
      const row = found[i] as number;
      if (bitCount(clauses[row] as number) >= required && is(row)) return true;
    }
    return false;
  }

  #hit(row: number): SearchHit {
    const km = this.#filter.distances?.at(row) ?? Number.POSITIVE_INFINITY;
    const clauses = this.#text?.clauses[row] ?? 0;
    return {
      id: this.#store.columns.id[row] as number,
      score: this.#text?.score(row) ?? 0,
      distanceKm: Number.isFinite(km) ? km : null,
      matched: this.plan.filter((_, position) => clauses & (1 << position)).map(({ word }) => word),
    };
  }

  #order(): SearchOrder {
    return new SearchOrder(this.#store.columns, this.#query, this.#filter.distances, this.#text);
  }

  /** Whether a row may still be among the best: certain only where that is cheaper to say than the row's place in the order. */
  #bound(top: TopK): (row: number) => boolean {
    const text = this.#query.sort === 'relevance' ? this.#text : null;
    return text ? (row) => text.canReach(row, top.threshold) : () => true;
  }
}
