import type { AdColumns } from '../columns/ad-columns.ts';
import type { Distances } from '../columns/distances.ts';
import type { TextMatches } from '../text/text-match.ts';
import type { SearchAfter, SearchQuery } from '../types.ts';

/** What a search is ordered by: a number per row, highest first, then the order of equals. */
export class SearchOrder {
  readonly #columns: AdColumns;
  /** What a row is ordered by, highest first; equals by `compareTies`. */
  readonly key: (row: number) => number;
  readonly #after: SearchAfter | undefined;
  /** The number of the ad after which the page begins. */
  readonly #afterKey: number;

  /** `text`: what was found, of a search with words. */
  constructor(columns: AdColumns, query: SearchQuery, distances: Distances | null, text: TextMatches | null) {
    this.#columns = columns;
    this.key = keyOf(columns, query, distances, text);
    this.#after = query.after;
    this.#afterKey = query.after ? this.#keyAfter(query.after, query.sort === 'relevance' ? text : null) : 0;
  }

  /** Relevance moves a little with every ad that comes or goes: the ad's own, as it is now, keeps its neighbours where they were. */
  #keyAfter(after: SearchAfter, text: TextMatches | null): number {
    const row = text ? this.#columns.rowOf(after.id) : -1;
    const now = row < 0 ? 0 : (text?.scoreAnew(row) ?? 0);
    return now > 0 ? now : (after.key ?? Number.NEGATIVE_INFINITY);
  }

  /** Whether the row comes after `query.after`; always without one. */
  follows(row: number): boolean {
    const after = this.#after;
    if (!after) return true;
    const key = this.key(row);
    if (key !== this.#afterKey) return key < this.#afterKey;
    const { applications, publishedAt, id } = this.#columns;
    return (
      ((applications[row] as number) - after.applications ||
        after.publishedAt - (publishedAt[row] as number) ||
        (id[row] as number) - after.id) > 0
    );
  }

  /** The row as a place to go on from. */
  placeOf(row: number, required: number): SearchAfter {
    const { applications, publishedAt, id } = this.#columns;
    const key = this.key(row);
    return {
      key: Number.isFinite(key) ? key : null,
      applications: applications[row] as number,
      publishedAt: publishedAt[row] as number,
      id: id[row] as number,
      required,
    };
  }
}

/** Without words relevance is the date, without a place distance is. */
function keyOf(columns: AdColumns, { sort }: SearchQuery, distances: Distances | null, text: TextMatches | null): (row: number) => number {
  if (sort === 'distance' && distances) return (row) => -distances.at(row);
  if (sort === 'relevance' && text) return (row) => text.score(row);
  const values = sort === 'pay' ? columns.payMin : columns.publishedAt;
  return (row) => values[row] as number;
}
