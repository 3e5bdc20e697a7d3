import type { TextField } from './tokens.ts';

/**
 * BM25F: word counts of the fields are weighted, each divided by how long the field is compared with the average, and summed
 * before they saturate (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009).
 */
export const FIELD_WEIGHT: Readonly<Record<TextField, number>> = { title: 5, about: 2.5, body: 1 };
/** How much a long field is held against a word: 0 not at all, 1 fully. */
export const LENGTH_PENALTY: Readonly<Record<TextField, number>> = { title: 0.4, about: 0.3, body: 0.7 };
export const SATURATION = 1.2;
/** What a word counts that was only begun, or that stands for the one typed. */
export const PREFIX_WEIGHT = 0.6;
export const SYNONYM_WEIGHT = 0.8;

/** Highest counts kept per field: they share one byte, and more repetitions hardly change the score. */
export const COUNT_LIMIT: Readonly<Record<TextField, number>> = { title: 3, about: 3, body: 15 };

/** Rarity of a word that `holders` of `ads` hold; above 0. */
export function rarity(ads: number, holders: number): number {
  return Math.log(1 + (ads - holders + 0.5) / (holders + 0.5));
}
