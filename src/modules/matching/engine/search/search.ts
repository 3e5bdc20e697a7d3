import { bitCount } from '../bits.ts';
import type { AdStore } from '../columns/ad-store.ts';
import { suggestQuery } from '../text/did-you-mean.ts';
import type { TextMatches } from '../text/text-match.ts';
import { type Clause, planText } from '../text/text-query.ts';
import { TopK } from '../top-k.ts';
import type { SearchHit, SearchQuery, SearchResult } from '../types.ts';
import { FacetCounter } from './facets.ts';
import { FAILS, SearchFilter } from './search-filter.ts';
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
    store.columns.active.moveTo(now, store.columns);
    this.#filter = new SearchFilter(store, query);
    this.plan = planText(store, query.text ?? '', query.synonyms ?? []);
    this.#text = this.plan.length > 0 ? store.matches : null;
  }

  /** All words must match; from three words on, when no ad holds all, the fewest possible are left out. */
  result(): SearchResult {
    const all = this.plan.length;
    this.#text?.findAll(this.plan);
    const strict = this.#scan(all);
    if (strict.total > 0 || all < RELAX_FROM) return strict;
    this.#text?.findAny(this.plan);
    for (let required = all - 1; required >= Math.ceil(all / 2); required--) {
      const relaxed = this.#scan(required);
      if (relaxed.total > 0) return { ...relaxed, relaxed: true };
    }
    return strict;
  }

  #scan(required: number): SearchResult {
    const { near, radiusKm, offset, limit } = this.#query;
    const { columns } = this.#store;
    const { distances } = this.#filter;
    const facets = new FacetCounter(columns);
    const wider = near && radiusKm !== undefined ? new WiderRadius(radiusKm) : null;
    const top = new TopK(offset + limit, (a, b) => columns.compareTies(a, b));
    const offer = this.#ranking(top);
    let total = 0;
    const judge = (row: number) => {
      const failed = this.#filter.failures(row);
      if (failed === 0) {
        total++;
        facets.count(row);
        offer(row);
      } else if (failed === FAILS.radius) wider?.count(distances?.at(row) ?? 0);
      else if ((failed & (failed - 1)) === 0 && failed < FAILS.radius) facets.countAlone(row, failed);
    };
    this.#eachCandidate(required, judge);
    const hits = top.sorted().slice(offset);
    return {
      total,
      hits: hits.map((row) => this.#hit(row)),
      facets: facets.result(),
      didYouMean: null,
      widerRadius: wider?.suggestions(total) ?? [],
      relaxed: false,
    };
  }

  /** Calls `judge` for every active ad that holds at least `required` of the words. */
  #eachCandidate(required: number, judge: (row: number) => void): void {
    const { active, rows } = this.#store.columns;
    if (this.#text) {
      const { rows: found, length, clauses } = this.#text;
      for (let i = 0; i < length; i++) {
        const row = found[i] as number;
        if (bitCount(clauses[row] as number) >= required) judge(row);
      }
    } else for (let row = 0; row < rows; row++) if (active.flags[row]) judge(row);
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

  /** Offers a row with what is sorted by, highest first. Without text relevance is the date, without a place distance is. */
  #ranking(top: TopK): (row: number) => void {
    const { columns } = this.#store;
    const { distances } = this.#filter;
    const text = this.#text;
    if (this.#query.sort === 'distance' && distances) return (row) => top.offer(row, -distances.at(row));
    if (this.#query.sort === 'relevance' && text) {
      return (row) => {
        if (text.canReach(row, top.threshold)) top.offer(row, text.score(row));
      };
    }
    const values = this.#query.sort === 'pay' ? columns.payMin : columns.publishedAt;
    return (row) => top.offer(row, values[row] as number);
  }
}
