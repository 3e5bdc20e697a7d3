import { bitCount } from '../bits.ts';
import type { AdStore } from '../columns/ad-store.ts';
import { suggestQuery } from '../text/did-you-mean.ts';
import { matchText, type TextMatches } from '../text/text-match.ts';
import { type Clause, planText } from '../text/text-query.ts';
import { TopK } from '../top-k.ts';
import type { SearchHit, SearchQuery, SearchResult } from '../types.ts';
import { FacetCounter } from './facets.ts';
import { SearchFilter } from './search-filter.ts';
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

  /** All words must match; from three words on, when no ad holds all, the fewest possible are left out. */
  result(): SearchResult {
    const all = this.plan.length;
    const strict = this.#scan(all);
    if (strict.total > 0 || all < RELAX_FROM) return strict;
    for (let required = all - 1; required >= Math.ceil(all / 2); required--) {
      const relaxed = this.#scan(required);
      if (relaxed.total > 0) return { ...relaxed, relaxed: true };
    }
    return strict;
  }

  #scan(required: number): SearchResult {
    const { near, radiusKm, offset, limit } = this.#query;
    const facets = new FacetCounter(this.#store.columns);
    const wider = near && radiusKm !== undefined ? new WiderRadius(radiusKm) : null;
    const top = new TopK(offset + limit, this.#order());
    const rows = this.#text?.rows;
    const count = this.#text?.length ?? this.#store.columns.rows;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const row = rows ? (rows[i] as number) : i;
      if (this.#text && bitCount(this.#text.clauses[row] as number) < required) continue;
      const failed = this.#filter.failures(row);
      facets.count(row, failed);
      if (failed === 0) {
        total++;
        top.offer(row);
      } else wider?.count(failed, this.#filter.distances?.at(row) ?? 0);
    }
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

  /** What is sorted by, highest first, then the order of equals. Without text relevance is the date, without a place distance is. */
  #order(): (a: number, b: number) => number {
    const { columns } = this.#store;
    const { distances } = this.#filter;
    const scores = this.#text?.scores;
    const by = (values: Float64Array | Int32Array) => (a: number, b: number) =>
      (values[b] as number) - (values[a] as number) || columns.compareTies(a, b);
    if (this.#query.sort === 'distance' && distances) return (a, b) => distances.compare(a, b) || columns.compareTies(a, b);
    if (this.#query.sort === 'relevance' && scores) return by(scores);
    return by(this.#query.sort === 'pay' ? columns.payMin : columns.publishedAt);
  }
}
