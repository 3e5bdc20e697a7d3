import type { NumberedAd } from './prepared-ad.ts';
import type { SnapshotPart } from './snapshot.ts';
import type { AdDocument, MatchExplanation, MatchProfile, MatchResult, SearchQuery, SearchResult } from './types.ts';

export interface IndexStats {
  readonly ads: number;
  /** Distinct stems. */
  readonly terms: number;
  /** Memory of columns, postings and vocabulary; strings are estimated. */
  readonly bytes: number;
  /** The same by array. */
  readonly sizes: Readonly<Record<string, number>>;
}

/** How many ads can be shown at an instant, and a number that hardly stays the same when one of them or its version is another. */
export interface Fingerprint {
  readonly count: number;
  readonly hash: number;
}

/** Many ads on their way into an index; each id once. */
export interface IndexLoad {
  /** Says which word a number stands for. */
  learn(number: number, word: string): void;
  /** False, and nothing is added, when one of its words was not learnt. */
  add(ad: NumberedAd): boolean;
  /** Makes the index ready, in steps of a millisecond or so. */
  finish(): Iterable<void>;
}

/** The in-process index: ads in, exact answers out. Synchronous, no I/O; `now` in ms decides what has expired. */
export interface Index {
  /** Adds the ad, or replaces the one with the same id. */
  upsert(ad: AdDocument): void;
  /** Takes many prepared ads, several times quicker than one by one. The index must be empty, and nothing may use it until `finish` is done. */
  load(): IndexLoad;
  /** Unknown ids are ignored. */
  remove(id: number): void;
  readonly size: number;
  search(query: SearchQuery, now: number): SearchResult;
  match(profile: MatchProfile, now: number): MatchResult;
  /** null when the index does not hold the ad. */
  explain(profile: MatchProfile, adId: number, now: number): MatchExplanation | null;
  /** Completions of the last word of what was typed, most frequent first, at most 8. */
  complete(prefix: string): string[];
  /** ISTAT code of the ad's comune; null when it has none or the index does not hold the ad. */
  placeOf(id: number): string | null;
  fingerprint(now: number): Fingerprint;
  /** How many ads take room though they were removed or have expired. */
  useless(now: number): number;
  /** All that `restoreIndex` needs. The index must not change until the last part is taken. */
  snapshot(): Iterable<SnapshotPart>;
  stats(): IndexStats;
}
