import { isUtf8 } from 'node:buffer';
import { FeedFailure } from '../feed-error.ts';

/**
 * Stands for bytes that are no UTF-8 (a Unicode noncharacter, so that it cannot be confused with a "�" that the source
 * itself published). A record that holds it is rejected as `bad-encoding`.
 */
export const UNDECODABLE = '\ufdd0';

/** The name TextDecoder knows for the encoding of a feed. */
export type Encoding = string;

/**
 * Which encoding a feed is in, from its first bytes: byte-order mark, NUL pattern of UTF-16, declaration in the XML prolog
 * or HTML meta, else UTF-8. A feed that calls itself UTF-8 (or nothing) but begins with bytes that are none, and has no
 * valid multi-byte UTF-8 either, is read as Windows-1252: the commonest mistake of Italian publishers.
 * Throws FeedFailure `bad-encoding` for a declared encoding nobody knows.
 */
export function detectEncoding(head: Buffer, complete: boolean): Encoding {
  const marked = byMark(head);
  if (marked !== null) return marked;
  const declared = declaredEncoding(head.toString('latin1', 0, 2048));
  if (declared !== null && declared !== 'utf-8') return declared;
  const whole = complete ? head : head.subarray(0, head.length - incompleteTail(head));
  if (isUtf8(whole)) return 'utf-8';
  return hasMultiByte(whole) ? 'utf-8' : 'windows-1252';
}

function byMark(head: Buffer): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head.length < 4) return null;
  const [a, b, c, d] = head;
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  return a === 0 && b !== 0 && c === 0 && d !== 0 ? 'utf-16be' : null;
}

function declaredEncoding(start: string): Encoding | null {
  if (!/^\s*</.test(start.replace(/^\xef\xbb\xbf/, ''))) return null;
  const label =
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1] ??
    /<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{1,40})/i.exec(start)?.[1];
  if (label === undefined) return null;
  try {
    const known = new TextDecoder(label).encoding;
    // A single-byte file cannot really be UTF-16: the declaration was copied from elsewhere.
    return known.startsWith('utf-16') ? 'utf-8' : known;
  } catch {
    throw new FeedFailure('bad-encoding', { detail: label });
  }
}

/** Bytes at the end that begin a UTF-8 sequence but do not finish it (0–3). */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function hasMultiByte(bytes: Buffer): boolean {
  return /[\xc3][\x80-\xbf]|\xe2[\x80-\xbf][\x80-\xbf]/.test(bytes.toString('latin1'));
}

/** Bytes → text, in the given encoding, without byte-order mark. */
export async function* decode(input: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  if (encoding === 'utf-8') return yield* decodeUtf8(input);
  const decoder = new TextDecoder(encoding);
  for await (const chunk of input) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const last = decoder.decode();
  if (last !== '') yield last;
}

async function* decodeUtf8(input: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let carried: Buffer = Buffer.alloc(0);
  let first = true;
  for await (const chunk of input) {
    const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const tail = incompleteTail(bytes);
    carried = Buffer.from(bytes.subarray(bytes.length - tail));
    const text = utf8(bytes.subarray(0, bytes.length - tail));
    if (text !== '') yield first ? text.replace(/^\ufeff/, '') : text;
    if (text !== '') first = false;
  }
  if (carried.length > 0) yield utf8(carried);
}

function utf8(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('utf8').replaceAll('\ufffd', UNDECODABLE);
}
