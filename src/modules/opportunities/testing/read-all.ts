import type { FeedItem, ParsedAd } from '../domain/opportunity.ts';
import { type FeedError, FeedFailure, type FeedFormat, type ReadOptions, readFeed } from '../feeds/read-feed.ts';

/** Everything a feed gave: `error` = not opened, `failure` = broke while being read. */
export interface ReadAll {
  readonly format: FeedFormat | null;
  readonly ads: readonly ParsedAd[];
  readonly rejected: readonly Extract<FeedItem, { type: 'rejected' }>[];
  readonly error: FeedError['code'] | null;
  readonly failure: FeedError['code'] | null;
  readonly params: FeedError['params'];
}

export const TEST_NOW = new Date('2026-09-01T10:00:00Z');

/** Reads a whole feed, given as text or bytes, in chunks of `chunk` bytes. */
export async function readAll(
  feed: string | Uint8Array | AsyncIterable<Uint8Array>,
  options: Partial<ReadOptions> = {},
  chunk = 65_536,
): Promise<ReadAll> {
  const input =
    typeof feed === 'string' || feed instanceof Uint8Array ? inChunks(typeof feed === 'string' ? Buffer.from(feed) : feed, chunk) : feed;
  const opened = await readFeed(input, { now: TEST_NOW, ...options });
  if (!opened.ok) return { format: null, ads: [], rejected: [], error: opened.error.code, failure: null, params: opened.error.params };
  const ads: ParsedAd[] = [];
  const rejected: Extract<FeedItem, { type: 'rejected' }>[] = [];
  const { format } = opened.value;
  try {
    for await (const item of opened.value.items) {
      if (item.type === 'ad') ads.push(item.ad);
      else rejected.push(item);
    }
  } catch (error) {
    if (!(error instanceof FeedFailure)) throw error;
    return { format, ads, rejected, error: null, failure: error.error.code, params: error.error.params };
  }
  return { format, ads, rejected, error: null, failure: null, params: undefined };
}

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
