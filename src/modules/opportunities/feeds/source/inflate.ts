import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FeedFailure } from '../feed-error.ts';
import type { Limits } from '../limits.ts';

const ARCHIVES: readonly (readonly [string, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
];

export function isGzip(head: Buffer): boolean {
  return startsWith(head, [0x1f, 0x8b]);
}

/** The name of a compressed format that is refused ("zip", "7z", …), or null. */
export function refusedArchive(head: Buffer): string | null {
  return ARCHIVES.find(([, magic]) => startsWith(head, magic))?.[0] ?? null;
}

function startsWith(head: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, index) => head[index] === byte);
}

/** Gunzips a stream under the limits of size and ratio. Throws FeedFailure `bad-gzip`, `truncated` or `compression-bomb`. */
export async function* gunzip(input: AsyncGenerator<Buffer>, limits: Limits): AsyncGenerator<Buffer> {
  let read = 0;
  let written = 0;
  const counted = async function* () {
    for await (const chunk of input) {
      read += chunk.length;
      yield chunk;
    }
  };
  const source = Readable.from(counted(), { objectMode: false, highWaterMark: 65_536 });
  const inflater = createGunzip({ chunkSize: 65_536 });
  pipeline(source, inflater, () => {});
  try {
    for await (const chunk of inflater as AsyncIterable<Buffer>) {
      written += chunk.length;
      if (written > limits.inflatedBytes) throw new FeedFailure('compression-bomb', { limit: limits.inflatedBytes });
      if (written > limits.ratioFreeBytes && written > read * limits.ratio)
        throw new FeedFailure('compression-bomb', { limit: limits.ratio });
      yield chunk;
    }
  } catch (error) {
    throw translated(error);
  } finally {
    source.destroy();
    inflater.destroy();
  }
}

function translated(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') return new FeedFailure('truncated', { detail: 'gzip' });
  return code.startsWith('Z_') ? new FeedFailure('bad-gzip', { detail: code }) : error;
}
