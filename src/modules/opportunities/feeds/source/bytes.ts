import { FeedFailure } from '../feed-error.ts';

/** Chunks of at most 64 KiB, counted against the largest size allowed. */
export async function* bounded(input: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<Buffer> {
  let total = 0;
  for await (const chunk of input) {
    total += chunk.byteLength;
    if (total > mostBytes) throw new FeedFailure('too-large', { limit: mostBytes });
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
  }
}

const CHUNK = 65_536;

/** The beginning of a stream, and the whole of it again. `complete` = the head is all there is. */
export interface Peeked<T> {
  readonly head: readonly T[];
  readonly complete: boolean;
  readonly all: AsyncGenerator<T>;
}

/** Reads until `size` (as `measure` counts) is reached. Whoever stops early reading `all` also closes the source. */
export async function peek<T>(source: AsyncGenerator<T>, size: number, measure: (item: T) => number): Promise<Peeked<T>> {
  const head: T[] = [];
  let length = 0;
  let complete = false;
  while (length < size) {
    const next = await source.next();
    if (next.done === true) {
      complete = true;
      break;
    }
    head.push(next.value);
    length += measure(next.value);
  }
  return { head, complete, all: rejoin(head, source) };
}

async function* rejoin<T>(head: readonly T[], rest: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* head;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
