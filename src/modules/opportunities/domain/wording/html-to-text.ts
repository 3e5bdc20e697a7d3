import { decodeEntities } from './html-entities.ts';

/** Elements whose content is not text for a reader. */
const DROPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'svg',
  'math',
  'head',
  'title',
  'select',
  'textarea',
]);
const PARAGRAPHS = new Set(
  'p div section article header footer main aside h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre hr figure form fieldset address'.split(
    ' ',
  ),
);
const LINES = new Set('br tr dt dd li'.split(' '));
const ESCAPED_TAG = /&(?:amp;)*lt;\/?(?:p|br|ul|ol|li|div|span|strong|b|em|i|u|h[1-6]|table|tr|td|a|font|script)\b/i;
const REAL_TAG = /<\/?[a-z][a-z0-9:-]*(?:\s[^<>]{0,2000})?\/?>/i;
/** A tag longer than this is broken mark-up, not a tag. */
const MAX_TAG = 200_000;

/**
 * HTML of a feed (plain, escaped once or twice) → plain text: paragraphs separated by a blank line, list items as lines
 * starting with "- ". Plain text comes back with its own line breaks. Linear in the input, never executes anything; the
 * result is text and must still be escaped by whoever prints it.
 */
export function htmlToText(input: string): string {
  let html = input;
  for (let round = 0; round < 3 && ESCAPED_TAG.test(html) && !REAL_TAG.test(html); round++) html = decodeEntities(html);
  const marked = hasLayout(html);
  return tidy(decodeEntities(decodeEntities(stripTags(html, marked))));
}

/** One line of plain text: for titles, names and places. */
export function htmlToLine(input: string): string {
  return htmlToText(input).replace(/\s+/g, ' ').trim();
}

function hasLayout(html: string): boolean {
  return /<(?:p|br|div|li|ul|ol|tr|h[1-6])[\s/>]/i.test(html);
}

function stripTags(html: string, marked: boolean): string {
  const out: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const text = html.slice(at, open < 0 ? html.length : open);
    out.push(marked ? text.replace(/\s+/g, ' ') : text);
    if (open < 0) break;
    const end = tagEnd(html, open);
    if (end < 0) {
      out.push('<');
      at = open + 1;
      continue;
    }
    const name = /^<\/?([a-z][a-z0-9:-]*)/i.exec(html.slice(open, open + 40))?.[1]?.toLowerCase() ?? '';
    const closing = html[open + 1] === '/';
    out.push(breakFor(name, closing));
    at = DROPPED.has(name) && !closing && html[end - 1] !== '/' ? afterElement(html, name, end + 1) : end + 1;
  }
  return out.join('');
}

function breakFor(name: string, closing: boolean): string {
  if (name === 'li') return closing ? '' : '\n- ';
  if (PARAGRAPHS.has(name)) return '\n\n';
  if (LINES.has(name)) return closing ? '' : '\n';
  return name === 'td' || name === 'th' ? ' ' : '';
}

/** Index of the ">" that ends the tag opened at `open`, or -1 when this "<" opens no tag. */
function tagEnd(html: string, open: number): number {
  if (html.startsWith('<!--', open)) {
    const end = html.indexOf('-->', open + 4);
    return end < 0 ? html.length - 1 : end + 2;
  }
  if (!/[a-z/!?]/i.test(html[open + 1] ?? ' ')) return -1;
  let quote = '';
  const last = Math.min(html.length, open + MAX_TAG);
  for (let at = open + 1; at < last; at++) {
    const sign = html[at] as string;
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '>') return at;
    else if (sign === '<') return -1;
    else if ((sign === '"' || sign === "'") && html[at - 1] === '=') quote = sign;
  }
  return -1;
}

function afterElement(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}\\b[^>]{0,200}>`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html) === null ? html.length : closing.lastIndex;
}

/** Control signs (NUL too), zero-width and direction-changing signs: invisible, and used to hide words. */
const INVISIBLE = /(?![\n\t])\p{Cc}|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, '')
    .replace(/[^\S\n]+/g, ' ')
    .split('\n')
    .map((line) => line.trim().replace(/^(?:[•·●▪◦‣*]|-(?=[^\s\d-]))\s*/, '- '))
    .map((line) => (line === '-' ? '' : line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/(^- .*)\n\n(?=- )/gm, '$1\n')
    .trim();
}
