import { FeedFailure } from './feed-error.ts';
import { type CsvMapping, detectDelimiter, readHeader } from './formats/csv-header.ts';

export const FEED_FORMATS = ['cpi', 'schema-org', 'eures-xml', 'eures-json', 'indeed-xml', 'workable', 'teamtailor', 'csv'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

/** Keys that only one JSON format has, the most telling first; then the names of lists, for pages without entries. */
const JSON_SIGNS: readonly (readonly [RegExp, FeedFormat])[] = [
  [/"ID_Richiesta"\s*:/, 'cpi'],
  [/"careersite-job-url"\s*:|"type"\s*:\s*"jobs"/, 'teamtailor'],
  [/"shortcode"\s*:|"application_url"\s*:|"telecommuting"\s*:/, 'workable'],
  [/(?<!\\)"@type"\s*:|"@graph"\s*:|"@context"\s*:/, 'schema-org'],
  [/"categoryList"\s*:|"_source"\s*:|"adtext"\s*:|"locationList"\s*:/, 'eures-json'],
  [/^\s*\{[^[]{0,2000}"offerte"\s*:\s*\[/, 'cpi'],
  [/^\s*\{\s*"jobs"\s*:\s*\[/, 'workable'],
  [/^\s*\{\s*"content"\s*:\s*\[/, 'eures-json'],
  [/^\s*\{\s*"data"\s*:\s*\[/, 'teamtailor'],
];

/** The format of a feed from its beginning. Throws FeedFailure `empty`, `forbidden-entity`, `invalid-json`, `truncated` or `unknown-format` (with `looksLike`). */
export function detectFormat(head: string, complete: boolean, mapping?: CsvMapping): FeedFormat {
  const text = head.trimStart();
  if (text === '' && complete) throw new FeedFailure('empty');
  const page = /<script\b[^>]{0,500}application\/ld\+json|itemtype\s*=\s*["']https?:\/\/schema\.org\/JobPosting/i.test(text);
  if (text.startsWith('<')) return detectMarkup(text, page);
  if (text.startsWith('{') || text.startsWith('[')) return detectJson(text, complete);
  if (/^(?:\/\/|\/\*|['"]use strict|module\.exports|export\s|const\s|let\s|var\s)/.test(text) && /\battributes\b/.test(text))
    return 'teamtailor';
  if (isTable(text, mapping)) return 'csv';
  if (page) return 'schema-org';
  throw new FeedFailure('unknown-format', { looksLike: appearance(text) });
}

function detectMarkup(text: string, page: boolean): FeedFormat {
  if (/^(?:\s|<!--[\s\S]*?-->)*<(?:!doctype\s+html|html|head|body|script|div|main|article)\b/i.test(text) && !/<!ENTITY/i.test(text))
    return 'schema-org';
  if (/<!(?:DOCTYPE|ENTITY)\b/i.test(beforeContent(text))) throw new FeedFailure('forbidden-entity', { detail: 'DOCTYPE' });
  if (/<(?:[\w.-]+:)?PositionOpening[\s>/]/.test(text)) return 'eures-xml';
  if (page) return 'schema-org';
  if (/<(?:job|jobs|ad|ads|vacancy|vacancies|annuncio|annunci|source)[\s>/]/i.test(text)) return 'indeed-xml';
  throw new FeedFailure('unknown-format', { looksLike: 'xml' });
}

/** Prolog and document type come before the first element; a "<!DOCTYPE" inside an ad's text is only text. */
function beforeContent(text: string): string {
  const first = /<[a-zA-Z]/.exec(text);
  return first === null ? text : text.slice(0, first.index);
}

function detectJson(text: string, complete: boolean): FeedFormat {
  const found = JSON_SIGNS.find(([sign]) => sign.test(text))?.[1];
  if (found !== undefined) return found;
  if (complete) assertJson(text);
  throw new FeedFailure('unknown-format', { looksLike: 'json' });
}

function assertJson(text: string): void {
  try {
    JSON.parse(text);
  } catch (error) {
    const cut = error instanceof Error && /end of JSON|unterminated/i.test(error.message);
    throw new FeedFailure(cut ? 'truncated' : 'invalid-json', { detail: text.slice(0, 80) });
  }
}

function isTable(text: string, mapping: CsvMapping | undefined): boolean {
  const line = text.split(/\r?\n/, 1)[0] as string;
  const delimiter = detectDelimiter(line);
  if (line.length > 20_000 || delimiter === null) return false;
  return readHeader(headerCells(line, delimiter), mapping) !== null;
}

/** The cells of a header line; headers hold no delimiters inside quotes. */
export function headerCells(line: string, delimiter: string): string[] {
  return line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ''));
}

function appearance(text: string): string {
  if (text.includes('\0') || /^%PDF|^\x89PNG|^\uFFFDPNG/.test(text)) return 'binary';
  if (/^(?:---\n|#{1,6} )|\n#{1,6} |\n```/.test(text)) return 'markdown';
  return 'text';
}
