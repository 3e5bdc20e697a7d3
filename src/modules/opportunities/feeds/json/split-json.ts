import { FeedFailure } from '../feed-error.ts';
import type { Limits } from '../limits.ts';

/** One element of the feed's list, or a top-level object that holds no list (`document`). Texts, not yet parsed. */
export type JsonPiece =
  | { readonly type: 'element' | 'document'; readonly text: string }
  | { readonly type: 'skipped'; readonly reason: 'too-large' | 'too-deep'; readonly start: string };

/** No sane feed nests this deep; beyond it the reading stops instead of skipping the record. */
const ABSURD_DEPTH = 10_000;
const QUOTE = 34;
const BACKSLASH = 92;

/**
 * Cuts JSON that arrives in chunks into the elements of its list without holding more than one of them: a top-level array,
 * or the array under one of `listKeys` ("jobs", "hits.hits") in a top-level object. Several documents may follow each other.
 * Throws FeedFailure `truncated`, `invalid-json`, `too-large`, `too-deep`; elements themselves are not validated here.
 */
export async function* splitJson(text: AsyncIterable<string>, listKeys: ReadonlySet<string>, limits: Limits): AsyncGenerator<JsonPiece> {
  const splitter = new JsonSplitter(listKeys, limits);
  for await (const chunk of text) {
    splitter.push(chunk);
    yield* splitter.take();
  }
  splitter.end();
  yield* splitter.take();
}

class JsonSplitter {
  private readonly listKeys: ReadonlySet<string>;
  private readonly limits: Limits;
  private ready: JsonPiece[] = [];
  private readonly stack: number[] = [];
  private inString = false;
  private escaped = false;
  /** Depth of the list being cut, 0 when there is none. */
  private listDepth = 0;
  private listSeen = false;
  private elements = 0;
  private deepest = 0;
  private parts: string[] = [];
  private length = 0;
  /** What surrounds the list; kept while elements are being cut, to check that the whole is JSON. */
  private envelope = '';
  private keys: string[] = [];
  private lastString = '';
  private stringStart = -1;

  constructor(listKeys: ReadonlySet<string>, limits: Limits) {
    this.listKeys = listKeys;
    this.limits = limits;
  }

  take(): JsonPiece[] {
    const pieces = this.ready;
    this.ready = [];
    return pieces;
  }

  push(chunk: string): void {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (code === BACKSLASH) this.escaped = true;
        else if (code === QUOTE) this.closeString(chunk, at);
        continue;
      }
      if (code === QUOTE) this.openString(at);
      else if (code === 123 || code === 91) from = this.open(chunk, from, at, code);
      else if (code === 125 || code === 93) from = this.close(chunk, from, at, code);
      else if (code === 44 && this.listDepth > 0 && this.stack.length === this.listDepth) from = this.cut(chunk, from, at);
      else if (code === 58 && this.listDepth === 0 && this.stack.length <= 2) this.keys[this.stack.length] = this.lastString;
      else if (this.stack.length === 0 && code > 32 && code !== 44)
        throw new FeedFailure('invalid-json', { detail: chunk.slice(at, at + 40) });
    }
    if (this.stack.length > 0) this.keep(chunk.slice(from));
    if (this.inString && this.stringStart >= 0) this.stringStart = -1;
  }

  end(): void {
    if (this.stack.length > 0 || this.inString) throw new FeedFailure('truncated', { detail: 'json' });
  }

  private openString(at: number): void {
    if (this.stack.length === 0) throw new FeedFailure('invalid-json', { detail: '"' });
    this.inString = true;
    this.stringStart = at;
  }

  private closeString(chunk: string, at: number): void {
    this.inString = false;
    if (this.listDepth > 0 || this.stack.length > 2) return;
    // A key cut by the end of a chunk is found again in the envelope kept so far.
    this.lastString = this.stringStart >= 0 ? chunk.slice(this.stringStart + 1, at) : lastOpenString(this.parts) + chunk.slice(0, at);
  }

  private open(chunk: string, from: number, at: number, code: number): number {
    this.stack.push(code);
    const depth = this.stack.length;
    if (depth > ABSURD_DEPTH) throw new FeedFailure('too-deep', { limit: this.limits.depth });
    this.deepest = Math.max(this.deepest, depth - this.listDepth);
    if (this.listDepth > 0 || code !== 91 || !this.isList(depth)) return from;
    this.keep(chunk.slice(from, at + 1));
    this.envelope += this.parts.join('');
    this.reset();
    this.listDepth = depth;
    this.listSeen = true;
    this.elements = 0;
    return at + 1;
  }

  private isList(depth: number): boolean {
    if (depth === 1) return true;
    if (depth === 2) return this.listKeys.has(this.keys[1] ?? '');
    return depth === 3 && this.stack[1] === 123 && this.listKeys.has(`${this.keys[1]}.${this.keys[2]}`);
  }

  private close(chunk: string, from: number, at: number, code: number): number {
    const opened = this.stack.at(-1);
    if (opened !== code - 2) throw new FeedFailure('invalid-json', { detail: chunk.slice(Math.max(0, at - 20), at + 1) });
    let start = from;
    if (this.listDepth > 0 && this.stack.length === this.listDepth) {
      this.finishElement(chunk.slice(from, at), true);
      this.listDepth = 0;
      start = at;
    }
    this.stack.pop();
    if (this.stack.length > 0) return start;
    this.keep(chunk.slice(start, at + 1));
    this.finishDocument();
    return at + 1;
  }

  private cut(chunk: string, from: number, at: number): number {
    this.finishElement(chunk.slice(from, at), false);
    return at + 1;
  }

  private finishElement(last: string, closing: boolean): void {
    this.keep(last);
    const text = this.parts.join('').trim();
    const { length, deepest } = this;
    this.reset();
    if (closing && text === '' && this.elements === 0) return;
    this.elements++;
    if (length > this.limits.record) this.ready.push({ type: 'skipped', reason: 'too-large', start: text.slice(0, 500) });
    else if (deepest > this.limits.depth) this.ready.push({ type: 'skipped', reason: 'too-deep', start: text.slice(0, 500) });
    else this.ready.push({ type: 'element', text });
  }

  private finishDocument(): void {
    const text = this.envelope + this.parts.join('');
    if (this.listSeen) assertJson(text);
    else if (this.deepest > this.limits.depth) throw new FeedFailure('too-deep', { limit: this.limits.depth });
    else this.ready.push({ type: 'document', text });
    this.reset();
    this.envelope = '';
    this.keys = [];
    this.listSeen = false;
  }

  /** Keeps text of the element or of the envelope; of an element that is too long only the beginning. */
  private keep(part: string): void {
    this.length += part.length;
    if (this.listDepth === 0) {
      if (this.envelope.length + this.length > this.limits.document) throw new FeedFailure('too-large', { limit: this.limits.document });
      this.parts.push(part);
    } else if (this.length <= this.limits.record) this.parts.push(part);
    else if (this.parts.length !== 1) this.parts = [(this.parts.join('') || part).slice(0, 500)];
  }

  private reset(): void {
    this.parts = [];
    this.length = 0;
    this.deepest = 0;
  }
}

function assertJson(text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw new FeedFailure('invalid-json', { detail: text.slice(0, 80) });
  }
}

/** The unfinished string at the end of what was kept: from its opening quote. Keys are short, 200 characters are enough. */
function lastOpenString(parts: readonly string[]): string {
  const tail = parts.slice(-3).join('').slice(-200);
  return tail.slice(tail.lastIndexOf('"') + 1);
}
