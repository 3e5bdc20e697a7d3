import type { AppError } from '../../../kernel/result.ts';

/** Why a whole feed cannot be read. A record that cannot become an ad is no such error: it is a rejected item. */
export const FEED_ERROR_CODES = [
  'unknown-format',
  'empty',
  'invalid-xml',
  'invalid-json',
  'invalid-csv',
  'truncated',
  'too-large',
  'too-deep',
  'forbidden-entity',
  'bad-encoding',
  'bad-gzip',
  'compression-bomb',
  'archive-not-supported',
  'no-job-posting',
  'microdata-not-supported',
] as const;
export type FeedErrorCode = (typeof FEED_ERROR_CODES)[number];

/** Sentence in the catalogue under `error.opportunities.feed-<code>`; `params` may hold `detail`, `looksLike`, `limit`, `record`. */
export interface FeedError extends AppError {
  readonly code: `opportunities.feed-${FeedErrorCode}`;
  readonly status: 422;
}

export function feedError(code: FeedErrorCode, params: Readonly<Record<string, string | number>> = {}): FeedError {
  return { code: `opportunities.feed-${code}`, status: 422, params };
}

/** Thrown while a feed is being read: what was already yielded must not be kept as a complete import. */
export class FeedFailure extends Error {
  readonly error: FeedError;

  constructor(code: FeedErrorCode, params: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'FeedFailure';
    this.error = feedError(code, params);
  }
}
