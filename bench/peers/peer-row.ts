import type { PeerName } from './open-peer.ts';

/** What a child process is asked to do. */
export interface PeerTask {
  readonly peer: PeerName;
  readonly ads: number;
  readonly seed: number;
  /** Most questions of each kind. */
  readonly questions: number;
  /** Seconds after which no further question of a kind is asked. */
  readonly askSeconds: number;
  /** Where the engine writes its answers and the others read them. */
  readonly answersFile: string;
}

export interface Timing {
  readonly asked: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly mean: number;
}

/** How the answers compare with the engine's, over the questions asked. */
export interface Agreement {
  readonly compared: number;
  readonly sameTotal: number;
  /** Null for matches, which have none. */
  readonly sameFacets: number | null;
  readonly sameOrder: number;
  /** Of the engine's page of twenty, the share that is in this one's: rankings may differ. */
  readonly recall: number;
}

export interface Measured {
  readonly version: string;
  readonly buildMs: number;
  /** Growth of the process while building, garbage collected. */
  readonly bytes: number;
  /** The same for one more ad: growth over the second half, so that what all ads share counts once. */
  readonly bytesPerAd: number;
  /** The peer's own book-keeping for one more ad; null when it keeps none. */
  readonly ownBytesPerAd: number | null;
  /** True when `bytes` are of another process or of a disk. */
  readonly outside: boolean;
  readonly search: Timing;
  /** Only the questions that find something: a peer that suggests corrections works more for the others. */
  readonly searchFound: Timing;
  readonly match: Timing | null;
  readonly searchAgreement: Agreement;
  readonly matchAgreement: Agreement | null;
  readonly audit: { readonly checked: number; readonly right: number } | null;
}

export interface PeerRow {
  readonly peer: PeerName;
  readonly ads: number;
  /** `late`: ended at the time limit; `missing`: not on this machine. */
  readonly state: 'measured' | 'late' | 'missing' | 'failed';
  /** Why it was not measured, or an empty string. */
  readonly note: string;
  readonly measured: Measured | null;
}
