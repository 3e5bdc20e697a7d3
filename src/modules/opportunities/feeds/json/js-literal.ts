import { FeedFailure } from '../feed-error.ts';

/**
 * The value of a JavaScript data file, `module.exports = {…}` or `export default […]`, read as data and never run:
 * literals only, with bare keys, single quotes, comments and trailing commas. Anything that would compute is refused
 * (FeedFailure `invalid-json`).
 */
export function parseJsLiteral(source: string, mostDepth: number): unknown {
  const start =
    /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/|['"]use strict['"];?)*(?:module\.exports\s*=|export\s+default|(?:export\s+)?(?:const|let|var)\s+[\w$]+\s*=)?/.exec(
      source,
    )?.[0].length ?? 0;
  const reader = new LiteralReader(source, start, mostDepth);
  try {
    const value = reader.value(0);
    reader.expectEnd();
    return value;
  } catch (error) {
    // A string of many megabytes exhausts the regular-expression engine's own stack.
    throw error instanceof RangeError ? new FeedFailure('too-large') : error;
  }
}

const STRING = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"|`(?:[^`\\$]|\\[\s\S]|\$(?!\{))*`/y;
const BLANK = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy;
const NAME = /[\p{L}$_][\p{L}\p{N}$_]*/uy;
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', null],
]);
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '' };

class LiteralReader {
  private readonly source: string;
  private readonly mostDepth: number;
  private at: number;

  constructor(source: string, at: number, mostDepth: number) {
    this.source = source;
    this.at = at;
    this.mostDepth = mostDepth;
  }

  value(depth: number): unknown {
    if (depth > this.mostDepth) throw new FeedFailure('too-deep', { limit: this.mostDepth });
    this.match(BLANK);
    const sign = this.source[this.at];
    if (sign === '{') return this.object(depth);
    if (sign === '[') return this.array(depth);
    const text = this.match(STRING);
    if (text !== null) return unescaped(text);
    const number = this.match(NUMBER);
    if (number !== null) return Number(number);
    const name = this.match(NAME);
    if (name === null || !WORDS.has(name)) this.fail();
    return WORDS.get(name as string);
  }

  expectEnd(): void {
    this.match(BLANK);
    if (this.source[this.at] === ';') this.at++;
    this.match(BLANK);
    if (this.at < this.source.length) this.fail();
  }

  private object(depth: number): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    this.list('}', () => {
      const quoted = this.match(STRING);
      const key = quoted === null ? (this.match(NAME) ?? this.match(NUMBER)) : unescaped(quoted);
      this.match(BLANK);
      if (key === null || this.source[this.at] !== ':') this.fail();
      this.at++;
      entries.push([key as string, this.value(depth + 1)]);
    });
    return Object.fromEntries(entries);
  }

  private array(depth: number): unknown[] {
    const items: unknown[] = [];
    this.list(']', () => {
      items.push(this.value(depth + 1));
    });
    return items;
  }

  /** Entries separated by commas up to `end`; a comma may trail. */
  private list(end: string, entry: () => void): void {
    this.at++;
    for (;;) {
      this.match(BLANK);
      if (this.source[this.at] === end) break;
      entry();
      this.match(BLANK);
      if (this.source[this.at] === ',') this.at++;
      else if (this.source[this.at] !== end) this.fail();
    }
    this.at++;
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source);
    if (found === null) return null;
    this.at += found[0].length;
    return found[0];
  }

  private fail(): never {
    if (this.at >= this.source.length) throw new FeedFailure('truncated', { detail: 'js' });
    throw new FeedFailure('invalid-json', { detail: this.source.slice(this.at, this.at + 40) });
  }
}

function unescaped(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(/\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([\s\S]))/gi, (_all, braced, four, two, single) => {
      const code = braced ?? four ?? two;
      if (code !== undefined) return String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(code, 16)));
      return single === '\n' ? '' : (ESCAPES[single] ?? single);
    });
}
