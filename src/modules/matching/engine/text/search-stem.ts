import { stem } from '../../../../kernel/text.ts';

/**
 * Italian names of people at work, by ending. The Snowball stemmer takes -ere for a verb ("cameriere" → "camer" but "cameriera" →
 * "camerier") and knows no feminine in -trice, so that a search would find only one of the forms an ad may use.
 */
const WORKERS: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{L}{3})ier[eai]$/u, 'ier'],
  [/(?<=\p{L}{2})tric[ei]$/u, 'tore'],
  [/(?<=\p{L}{3})ai[oae]?$/u, 'aio'],
  [/gner[eai]$/u, 'gner'],
];

const cache = new Map<string, string>();

/** The stem by which a folded word is indexed and searched: all forms of a job name, masculine and feminine, one and many, share it. */
export function searchStem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const rule = WORKERS.find(([ending]) => ending.test(word));
  const unified = rule ? word.replace(...rule) : word;
  const result = rule && !unified.endsWith('o') && !unified.endsWith('e') ? unified : stem(unified);
  if (cache.size > 200_000) cache.clear();
  cache.set(word, result);
  return result;
}
