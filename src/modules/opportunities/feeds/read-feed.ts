import { err, ok, type Result } from '../../../kernel/result.ts';
import type { FeedItem } from '../domain/opportunity.ts';
import { detectFormat, type FeedFormat } from './detect-format.ts';
import { type FeedError, FeedFailure } from './feed-error.ts';
import type { CsvMapping } from './formats/csv-header.ts';
import { looksLikeLines } from './json/read-json.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { readItems } from './read-items.ts';
import { bounded, peek } from './source/bytes.ts';
import { decode, detectEncoding } from './source/decode.ts';
import { gunzip, isGzip, refusedArchive } from './source/inflate.ts';

/** How to read a feed. */
export interface ReadOptions {
  /** The format when it is known; `auto` (the default) looks at the beginning of the feed. */
  readonly format?: FeedFormat | 'auto';
  /** Headers of a CSV feed, where they differ from the usual names. */
  readonly mapping?: CsvMapping;
  /** File name or address, a hint only. */
  readonly name?: string;
  readonly now: Date;
  readonly limits?: Partial<Limits>;
}

/** A feed that could be opened. Reading `items` throws {@link FeedFailure} when it turns out broken further on. */
export interface OpenFeed {
  readonly format: FeedFormat;
  readonly items: AsyncIterable<FeedItem>;
}

const HEAD = 65_536;

/**
 * Opens a job feed of any supported format, plain or gzipped, in any usual encoding, and streams its records: memory does
 * not grow with the feed. Errors: the codes of {@link FeedError}. Errors of `input` itself (network, disk) are not touched.
 */
export async function readFeed(input: AsyncIterable<Uint8Array>, options: ReadOptions): Promise<Result<OpenFeed, FeedError>> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  let bytes: AsyncGenerator<Buffer> = bounded(input, limits.inputBytes);
  try {
    bytes = await unpacked(bytes, limits);
    const start = await peek(bytes, HEAD, (chunk) => chunk.length);
    bytes = start.all;
    const head = Buffer.concat(start.head);
    if (head.length === 0) throw new FeedFailure('empty');
    const encoding = detectEncoding(head, start.complete);
    const headText = await textOf(decode(fromList([head]), encoding));
    const format =
      options.format === undefined || options.format === 'auto' ? detectFormat(headText, start.complete, options.mapping) : options.format;
    const lines = looksLikeLines(headText, options.name);
    const source = { text: decode(start.all, encoding), headText, lines, mapping: options.mapping };
    return ok({ format, items: readItems(format, source, { now: options.now, limits }) });
  } catch (error) {
    await bytes.return(undefined);
    if (error instanceof FeedFailure) return err(error.error);
    throw error;
  }
}

/** The bytes behind one layer of gzip. Archives, and gzip within gzip, are refused. */
async function unpacked(bytes: AsyncGenerator<Buffer>, limits: Limits): Promise<AsyncGenerator<Buffer>> {
  const outer = await peek(bytes, 16, (chunk) => chunk.length);
  const magic = Buffer.concat(outer.head);
  refuseArchive(magic);
  if (!isGzip(magic)) return outer.all;
  const inner = await peek(gunzip(outer.all, limits), 16, (chunk) => chunk.length);
  const content = Buffer.concat(inner.head);
  refuseArchive(content);
  if (isGzip(content)) {
    await inner.all.return(undefined);
    throw new FeedFailure('archive-not-supported', { looksLike: 'gzip in gzip' });
  }
  return inner.all;
}

function refuseArchive(magic: Buffer): void {
  const archive = refusedArchive(magic);
  if (archive !== null) throw new FeedFailure('archive-not-supported', { looksLike: archive });
}

async function* fromList(buffers: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* buffers;
}

async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}

export { FEED_FORMATS, type FeedFormat } from './detect-format.ts';
export type { CsvMapping } from './formats/csv-header.ts';
export { type FeedError, FeedFailure };
