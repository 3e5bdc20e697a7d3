import { demandsOf, keyOf, placeOf, termsOf, tradeOf } from './columns/facts.ts';
import { fieldTexts, searchWords, TEXT_FIELDS } from './text/tokens.ts';
import type { AdDocument } from './types.ts';

/** Raised when prepared ads or snapshots of the former version would mean something else: words, stems, facts, arrays. */
export const ENGINE_VERSION = 2;

/** An ad as the index takes it, but for its words: facts grouped, words counted. */
export interface AdFacts {
  readonly id: number;
  readonly version: number;
  readonly publishedAt: number;
  readonly expiresAt: number | null;
  readonly payMin: number;
  readonly payMax: number;
  readonly applications: number;
  /** Words of title, about and body, all of them. */
  readonly lengths: readonly number[];
  /** Concept ids times two, plus one when essential. */
  readonly skills: readonly number[];
  /** Groups of facts as their keys, see `keyOf`. */
  readonly terms: string;
  readonly demands: string;
  readonly place: string;
  readonly trade: string;
  /** How often each of its words stands in title, about and body: see `countOf`. */
  readonly counts: readonly number[];
}

/** With its distinct words. Preparing costs ten times more than adding what is prepared. */
export interface PreparedAd extends AdFacts {
  readonly words: readonly string[];
}

/** With numbers that somebody gave to its distinct words: nobody has to look them up again. */
export interface NumberedAd extends AdFacts {
  readonly words: readonly number[];
}

const LONGEST_FIELD = 0xffff;
const MOST_IN_FIELD = 0xff;

export function prepareAd(ad: AdDocument): PreparedAd {
  const texts = fieldTexts(ad);
  const counts = new Map<string, number>();
  const lengths = TEXT_FIELDS.map((field, at) => {
    const found = searchWords(texts[field]);
    for (const word of found) {
      const packed = counts.get(word) ?? 0;
      if (countOf(packed, at) < MOST_IN_FIELD) counts.set(word, packed + (1 << (8 * at)));
    }
    return Math.min(found.length, LONGEST_FIELD);
  });
  const asked = new Map<number, boolean>();
  for (const { id, essential } of ad.skills) asked.set(id, essential || asked.get(id) === true);
  return {
    id: ad.id,
    version: ad.version ?? 0,
    publishedAt: ad.publishedAt,
    expiresAt: ad.expiresAt,
    payMin: ad.payYear ? Math.round(ad.payYear.min) : -1,
    payMax: ad.payYear ? Math.round(ad.payYear.max) : -1,
    applications: ad.applications,
    lengths,
    skills: Array.from(asked, ([id, essential]) => id * 2 + (essential ? 1 : 0)),
    terms: keyOf(termsOf(ad)),
    demands: keyOf(demandsOf(ad)),
    place: keyOf(placeOf(ad)),
    trade: keyOf(tradeOf(ad)),
    words: [...counts.keys()],
    counts: [...counts.values()],
  };
}

/** How often a word stands in the field at this place of `TEXT_FIELDS`. */
export function countOf(packed: number, field: number): number {
  return (packed >>> (8 * field)) & MOST_IN_FIELD;
}

/** Five lines: numbers, the four groups of facts. None of them can hold a line break. */
export function encodeFacts(ad: AdFacts): string {
  const { id, version, publishedAt, expiresAt, payMin, payMax, applications, lengths, skills, counts } = ad;
  const numbers = [[id, version, publishedAt, expiresAt, payMin, payMax, applications], lengths, skills, counts];
  return [JSON.stringify(numbers), ad.terms, ad.demands, ad.place, ad.trade].join('\n');
}

/** What `encodeFacts` wrote. Throws on anything else. */
export function decodeFacts(text: string): AdFacts {
  const [numbers = '', terms, demands, place, trade] = text.split('\n');
  const [[id, version, publishedAt, expiresAt, payMin, payMax, applications], lengths, skills, counts] = JSON.parse(numbers);
  if (terms === undefined || demands === undefined || place === undefined || trade === undefined) throw new Error('not a prepared ad');
  return { id, version, publishedAt, expiresAt, payMin, payMax, applications, lengths, skills, counts, terms, demands, place, trade };
}
