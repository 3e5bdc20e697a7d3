import snowball from 'snowball-stemmers';

const MARKS = /\p{M}+/gu;
const APOSTROPHES = /[’‘ʼ`´]/g;
/** Articles and prepositions that Italian joins to the next word: "dell'officina" → "officina". */
const ELISIONS = /(?<![\p{L}\p{N}])(?:l|un|dell|nell|sull|all|dall|coll|quell|quest|d|c|m|t|s|v|n|anch|sant|tutt|com|senz)'(?=\p{L})/gu;

/** Lower case, no accents, plain apostrophes, single spaces: what comparisons of names and words use. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').replace(APOSTROPHES, "'").toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The words of a text, folded, elided articles removed; signs that carry meaning in job titles stay ("c++", "c#", ".net", "b2"). */
export function words(text: string): string[] {
  return (
    fold(text)
      .replace(ELISIONS, '')
      .match(/\.?[\p{L}\p{N}]+(?:\+\+|#)?/gu) ?? []
  );
}

const italian = snowball.newStemmer('italian');
const english = snowball.newStemmer('english');
const stemCache = new Map<string, string>();

/**
 * Italian names of people at work, by ending. The Snowball stemmer takes -ere for a verb ("cameriere" → "camer" but "cameriera" →
 * "camerier") and knows no feminine in -trice, so that only one of the forms an ad may use would be found.
 */
const WORKERS: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{L}{3})ier[eai]$/u, 'ier'],
  [/(?<=\p{L}{2})tric[ei]$/u, 'tore'],
  [/(?<=\p{L}{3})ai[oae]?$/u, 'aio'],
  [/gner[eai]$/u, 'gner'],
  // Snowball drops -ista: "commercialista" would be any "commerciale", "farmacista" any "farmacia".
  [/(?<=\p{L}{3})ist[aie]$/u, 'ist'],
  // It takes -ano for a verb: "anziano" and "anziani" would be two words.
  [/(?<=\p{L}{3})ian[oaie]$/u, 'ian'],
  // "Pasticcere" and "pasticciere" are both right; "dottoressa" is a "dottore".
  [/(?<=\p{L})ccer[eai]$/u, 'ccier'],
  [/(?<=\p{L}{3}(?:or|ent))ess[ae]$/u, 'e'],
];
const ENGLISH = /(?:ing|ment|er|ers|ist|ship|ness|[kwxy]|[cshxz]es)$/;

/**
 * The stem of one folded word: all forms of a word share it, masculine and feminine, one and many. Italian, with English for words that are
 * clearly English. Cached: vocabularies are small.
 */
export function stem(word: string): string {
  const known = stemCache.get(word);
  if (known !== undefined) return known;
  const result = makeStem(word);
  if (stemCache.size > 200_000) stemCache.clear();
  stemCache.set(word, result);
  return result;
}

function makeStem(word: string): string {
  const rule = WORKERS.find(([ending]) => ending.test(word));
  const unified = rule ? word.replace(...rule) : word;
  if (rule && !unified.endsWith('o') && !unified.endsWith('e')) return unified;
  return ENGLISH.test(unified) ? english.stem(unified) : italian.stem(unified);
}

/** A URL part: "Barman / Barlady" → "barman-barlady". */
export function slug(text: string, maxLength = 80): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, maxLength)
    .replace(/-+$/, '');
}

/** The text cut at a word boundary, with an ellipsis when something was cut. */
export function truncate(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > maxLength * 0.6 ? space : maxLength).trimEnd()}…`;
}

const LONGEST_COMPARED = 64;
/** Three lines of the table of distances, used again and again: a search compares a word with thousands. */
const distanceLines = Array.from({ length: 3 }, () => new Uint8Array(LONGEST_COMPARED + 1));

/** Damerau-Levenshtein distance (adjacent swaps count one), stopping early above `limit`; words longer than 64 letters are never near. */
export function editDistance(a: string, b: string, limit = 3): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  if (a.length > LONGEST_COMPARED || b.length > LONGEST_COMPARED) return a === b ? 0 : limit + 1;
  let [previous2, previous, current] = distanceLines as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= b.length; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    current[0] = i;
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((previous[j] as number) + 1, (current[j - 1] as number) + 1, (previous[j - 1] as number) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, (previous2[j - 2] as number) + 1);
      current[j] = value;
      if (value < best) best = value;
    }
    if (best > limit) return limit + 1;
    [previous2, previous, current] = [previous, current, previous2];
  }
  return previous[b.length] as number;
}
