import { FeedFailure } from '../feed-error.ts';
import type { Limits } from '../limits.ts';
import { splitJson } from './split-json.ts';
import { splitLines } from './split-lines.ts';

/** One record of a JSON feed: a parsed value, or why it could not be parsed. `whole` = a document without a list. */
export type JsonRecord =
  | { readonly value: unknown; readonly whole: boolean }
  | { readonly reason: 'invalid-json' | 'too-large' | 'too-deep'; readonly start: string };

/** JSON lines, an array, a list page, or single objects one after the other. */
export function readJson(
  text: AsyncIterable<string>,
  shape: 'lines' | 'document',
  listKeys: ReadonlySet<string>,
  limits: Limits,
): AsyncGenerator<JsonRecord> {
  return shape === 'lines' ? readLines(text, limits) : readDocuments(text, listKeys, limits);
}

async function* readLines(text: AsyncIterable<string>, limits: Limits): AsyncGenerator<JsonRecord> {
  for await (const line of splitLines(text, limits.record)) {
    if (!('text' in line)) {
      yield { reason: 'too-large', start: line.start };
      continue;
    }
    const record = parsed(line.text, limits);
    if ('reason' in record && !line.ended && line.text.startsWith('{') && !line.text.endsWith('}'))
      throw new FeedFailure('truncated', { detail: 'json' });
    yield record;
  }
}

async function* readDocuments(text: AsyncIterable<string>, listKeys: ReadonlySet<string>, limits: Limits): AsyncGenerator<JsonRecord> {
  for await (const piece of splitJson(text, listKeys, limits)) {
    if (piece.type === 'skipped') yield piece;
    else if (piece.type === 'element') yield parsed(piece.text, limits);
    else {
      const record = parsed(piece.text, limits);
      if ('reason' in record) throw new FeedFailure('invalid-json', { detail: piece.text.slice(0, 80) });
      yield { value: record.value, whole: true };
    }
  }
}

function parsed(text: string, limits: Limits): JsonRecord {
  try {
    const value: unknown = JSON.parse(text);
    return isDeeper(value, limits.depth) ? { reason: 'too-deep', start: text.slice(0, 500) } : { value, whole: false };
  } catch {
    return { reason: 'invalid-json', start: text.slice(0, 500) };
  }
}

function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth === 0) return true;
  return Object.values(value).some((inner) => isDeeper(inner, depth - 1));
}

/** True when the beginning of a text looks like JSON lines: the first line is an object by itself and something follows, or the name says so. */
export function looksLikeLines(head: string, name: string | undefined): boolean {
  if (/\.(?:jsonl|ndjson|jl)(?:\.gz)?$/i.test(name ?? '')) return true;
  const text = head.trimStart();
  const end = text.indexOf('\n');
  const first = (end < 0 ? text : text.slice(0, end)).trim();
  return end > 0 && first.startsWith('{') && first.endsWith('}') && text.slice(end).trimStart().startsWith('{');
}
