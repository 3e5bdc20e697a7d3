import { FeedFailure } from '../feed-error.ts';
import type { Limits } from '../limits.ts';
import type { JsonRecord } from './read-json.ts';

const OPENING = /<script\b[^>]{0,500}\btype\s*=\s*["']?application\/ld\+json[^>]{0,500}>/i;
/** Longest piece of page kept while looking for an opening tag that may be cut by the end of a chunk. */
const OVERLAP = 1_100;

/**
 * The JSON-LD blocks of an HTML page, parsed. Raw line breaks inside strings, CDATA and comment wrappers are tolerated, as
 * browsers and search engines do. Microdata and RDFa are not read: a page that has only those fails with
 * `microdata-not-supported`.
 */
export async function* readHtmlScripts(text: AsyncIterable<string>, limits: Limits): AsyncGenerator<JsonRecord> {
  let buffer = '';
  let inside = false;
  let found = 0;
  let microdata = false;
  for await (const chunk of text) {
    buffer += chunk;
    microdata ||= /(?:itemtype|typeof)\s*=\s*["']?(?:https?:\/\/schema\.org\/)?JobPosting/i.test(buffer);
    for (;;) {
      if (!inside) {
        const match = OPENING.exec(buffer);
        buffer = match === null ? buffer.slice(-OVERLAP) : buffer.slice(match.index + match[0].length);
        if (match === null) break;
        inside = true;
      }
      const end = buffer.search(/<\/script\b/i);
      if (end < 0) break;
      found++;
      yield block(buffer.slice(0, end), limits);
      buffer = buffer.slice(end);
      inside = false;
    }
    if (buffer.length > limits.document) throw new FeedFailure('too-large', { limit: limits.document });
  }
  if (inside) throw new FeedFailure('truncated', { detail: 'script' });
  if (found === 0) throw new FeedFailure(microdata ? 'microdata-not-supported' : 'no-job-posting');
}

function block(source: string, limits: Limits): JsonRecord {
  if (source.length > limits.record * 4) return { reason: 'too-large', start: source.slice(0, 500) };
  const json = source
    .replace(/^\s*(?:<!--|(?:\/\/|\/\*)?\s*<!\[CDATA\[(?:\s*\*\/)?)|(?:-->|(?:\/\/|\/\*)?\s*\]\]>(?:\s*\*\/)?)\s*$/g, '')
    .trim();
  for (const attempt of [json, json.replace(/[\r\n\t]+/g, ' ')]) {
    try {
      return { value: JSON.parse(attempt), whole: true };
    } catch {
      // The second attempt repairs the raw line breaks; if that fails too the block is rejected below.
    }
  }
  return { reason: 'invalid-json', start: json.slice(0, 500) };
}
