import { fold, stem } from '../../../kernel/text.ts';

/** One word of a text: its stem, and where it stands (UTF-16 offsets). */
export interface Token {
  readonly stem: string;
  readonly word: string;
  readonly from: number;
  readonly to: number;
  /** A full stop, comma, bullet or line end stands between the word before and this one. */
  readonly breaks: boolean;
}

const WORD = /(?<![\p{L}\p{N}])\.(?=net\b)|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:\+\+|#)?/gu;
const ELIDED = /^(?:l|un|dell|nell|sull|all|dall|coll|quell|quest|d|c|m|t|s|v|n|anch|sant|tutt|com|senz)$/;
const APOSTROPHE = /^['’‘ʼ`´]/;
const BREAK = /[.;:,!?()\n\r•·|–—*]|\s-\s/;
const PLAIN = /^[a-z0-9]+$/;

/** The words of a text with their stems; elided articles ("l'", "dell'") are no words. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  let breaks = false;
  for (const match of text.matchAll(WORD)) {
    const from = match.index;
    const to = from + match[0].length;
    breaks ||= BREAK.test(text.slice(end, from));
    end = to;
    const lower = match[0].toLowerCase();
    if (ELIDED.test(lower) && APOSTROPHE.test(text.slice(to, to + 1))) continue;
    const word = PLAIN.test(lower) ? lower : fold(lower);
    tokens.push({ stem: genderStem(word), word, from, to, breaks });
    breaks = false;
  }
  return tokens;
}

/** The stem that both genders share: direttrice and direttore, dottoressa and dottore. */
export function genderStem(word: string): string {
  if (word.length > 6) {
    if (word.endsWith('trice')) return stem(`${word.slice(0, -5)}tore`);
    if (word.endsWith('trici')) return stem(`${word.slice(0, -5)}tori`);
    if (word.endsWith('oressa')) return stem(`${word.slice(0, -4)}e`);
  }
  return stem(word);
}

const FUNCTION_WORDS = new Set(
  `a ad ai agli al alla alle allo anche che chi ci come con cui da dai dagli dal dalla dalle dallo de degli dei del della delle dello di
  e ed essere gli ha i il in io la le lo loro ma ne nei negli nel nella nelle nello noi non o od per piu presso quale quali su sui sugli sul
  sulla sulle sullo tra fra un una uno vi an and are as at be by for from has of on or the to with your our we you is that this`.split(
    /\s+/,
  ),
);

/** Articles, prepositions, conjunctions: they carry no skill and no trade. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}

/** The stems of the words that count, in order. */
export function contentStems(text: string): string[] {
  return tokensOf(text)
    .filter((token) => !FUNCTION_WORDS.has(token.word))
    .map((token) => token.stem);
}
