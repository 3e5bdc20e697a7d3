import type { Token } from '../words.ts';

/** What stands before the name of a street, a place or a firm. */
const BEFORE_NAMES = new Set(
  `via viale piazza piazzale corso largo vicolo strada loc localita bar hotel albergo ristorante trattoria osteria pizzeria panificio gelateria
  societa ditta gruppo studio istituto cooperativa negozio street road company`.split(/\s+/),
);
/** What stands behind the name of a firm. */
const FIRM = /^\s{0,2}(?:s\.?\s?r\.?\s?l|s\.?\s?p\.?\s?a|s\.?\s?n\.?\s?c|s\.?\s?a\.?\s?s|ltd|gmbh|onlus|&)(?![\p{L}\p{N}])/iu;

/** Acronyms that are also Italian words: they count in capitals only. */
const WORDS_TOO = new Set('via ai sia era mag mai sem des'.split(' '));

/** Whether words are (part of) a name: "via Cucina", "Bar Centrale", "Marketing Srl". Only words with capitals, in a text that is not all capitals. */
export function isPartOfName(text: string, tokens: readonly Token[], at: number, end: number): boolean {
  const first = tokens[at] as Token;
  const last = tokens[end - 1] as Token;
  if (FIRM.test(text.slice(last.to, last.to + 12))) return true;
  if (end - at === 1 && WORDS_TOO.has(first.word) && !/^\p{Lu}+$/u.test(text.slice(first.from, first.to))) return true;
  const before = tokens[at - 1];
  if (!before || first.breaks || !BEFORE_NAMES.has(before.word)) return false;
  const written = text.slice(first.from, last.to);
  return /^\p{Lu}\p{Ll}/u.test(written);
}
