import type { FacetName, FacetValue, MatchProfile, SearchQuery } from '../../src/modules/matching/engine/types.ts';
import type { StemmedAd } from '../world/stemmed.ts';

/** What a search page needs: how many, which twenty, how many of each kind. */
export interface SearchAnswer {
  readonly total: number;
  /** Ids of the page, best first. */
  readonly ids: readonly number[];
  /** Each facet counted without its own filter, most frequent first, then by value. */
  readonly facets: Facets;
}
export type Facets = Readonly<Record<FacetName, readonly FacetValue[]>>;

export interface MatchAnswer {
  /** null when the peer does not count. */
  readonly total: number | null;
  /** Best first. */
  readonly ids: readonly number[];
  /** One per id; null when the peer's score is of another kind. */
  readonly scores: readonly number[] | null;
}

/** A competitor: gets the ads in chunks, then questions. Questions come with `now` = `NOW` of the world. */
export interface Peer {
  readonly version: string;
  /** Adding and finishing is the build time. */
  add(ads: readonly StemmedAd[]): void | Promise<void>;
  finish(): void | Promise<void>;
  search(query: SearchQuery): SearchAnswer | Promise<SearchAnswer>;
  /** Absent when the peer cannot. */
  match?(profile: MatchProfile): MatchAnswer | Promise<MatchAnswer>;
  /** How long the last answer took by the peer's own clock: for one behind a pipe, whose round trip is not its fault. */
  ownMillis?(): number;
  /** Memory or disk that is not in this process; null: the growth of the process says it all. */
  outsideBytes?(): Promise<number>;
  /** Bytes by the peer's own book-keeping. */
  ownBytes?(): number;
  /** Checks of the peer's own, after the measuring: how many were made and how many were right. */
  audit?(profiles: readonly MatchProfile[]): { readonly checked: number; readonly right: number };
  close(): void | Promise<void>;
}
