import { stem } from '../../../../kernel/text.ts';
import type { AdStore } from '../columns/ad-store.ts';
import { PREFIX_WEIGHT, rarity, SYNONYM_WEIGHT } from './relevance.ts';
import { searchWords } from './tokens.ts';

/** One way to satisfy a clause: an ad must hold all the terms. */
export interface Alternative {
  readonly terms: readonly number[];
  readonly weight: number;
  /**
   * Of a synonym: how rare the words are that it stands for, so that it never counts more than they do; its own terms must stand
   * together in one field. null: the terms were typed (or begun) and count by their own rarity, wherever they stand.
   */
  readonly standsFor: number | null;
}

/** A word (or a phrase with synonyms) of the query with everything that satisfies it. None: no ad can. */
export interface Clause {
  /** As typed, folded. */
  readonly word: string;
  readonly alternatives: readonly Alternative[];
}

/** Matches are told apart by one bit per clause. */
const CLAUSE_LIMIT = 24;
const SHORTEST_PREFIX = 3;
const PREFIX_EXPANSIONS = 64;

/** Words of the query → clauses. Stop words ask nothing; a word asked twice counts once. */
export function planText(store: AdStore, text: string, synonyms: readonly (readonly string[])[]): Clause[] {
  const typed = searchWords(text);
  const groups = synonyms.map((group) => group.map(searchWords)).filter(([phrase]) => phrase !== undefined && phrase.length > 0);
  const clauses = new Map<string, Clause>();
  for (let at = 0; at < typed.length && clauses.size < CLAUSE_LIMIT; ) {
    const covering = longestGroups(groups, typed, at);
    const phrase = typed.slice(at, at + (covering[0]?.[0]?.length ?? 1));
    at += phrase.length;
    const clause = clauseFor(store, phrase, covering, at === typed.length);
    // Also of words that no ad holds: two forms of one would otherwise be two words to leave out.
    const key = phrase.map(stem).join(' ');
    if (!clauses.has(key)) clauses.set(key, clause);
  }
  return [...clauses.values()];
}

/** The groups whose phrase stands at `at`: only those with the longest phrase. */
function longestGroups(groups: readonly string[][][], typed: readonly string[], at: number): string[][][] {
  const standing = groups.filter(([phrase]) => phrase?.every((word, index) => word === typed[at + index]));
  const longest = Math.max(0, ...standing.map(([phrase]) => phrase?.length ?? 0));
  return standing.filter(([phrase]) => phrase?.length === longest);
}

function clauseFor(store: AdStore, phrase: string[], groups: readonly string[][][], isLast: boolean): Clause {
  const typed = termsOf(store, phrase);
  const others = groups.flatMap((group) => group.slice(1).map((other) => termsOf(store, other))).filter((terms) => terms !== null);
  const [word = ''] = phrase;
  const begun = isLast && phrase.length === 1 ? expandPrefix(store, word) : [];
  // A beginning may by chance be the stem of one of its words: no reason to prefer that one.
  const alternatives: Alternative[] = typed ? [{ terms: typed, weight: begun.length > 0 ? PREFIX_WEIGHT : 1, standsFor: null }] : [];
  const standsFor = others.length > 0 ? rarityOf(store, phrase, typed, others) : null;
  for (const terms of others) alternatives.push({ terms, weight: SYNONYM_WEIGHT, standsFor });
  for (const term of begun) alternatives.push({ terms: [term], weight: PREFIX_WEIGHT, standsFor: null });
  return { word: phrase.join(' '), alternatives };
}

/** The distinct terms of some words; null when there is none, or one that no ad ever held. */
function termsOf(store: AdStore, phrase: readonly string[]): readonly number[] | null {
  const terms = [...new Set(phrase.map((word) => store.text.vocabulary.termOf(word)))];
  const known = terms.filter((term) => term !== null);
  return known.length > 0 && known.length === terms.length ? known : null;
}

/** How rare a typed phrase is; when no ad holds its words, as rare as the commonest of what stands for it. */
function rarityOf(
  store: AdStore,
  phrase: readonly string[],
  typed: readonly number[] | null,
  others: readonly (readonly number[])[],
): number {
  const { live } = store.columns;
  const holders = typed?.map((term) => liveHolders(store, term)) ?? [0];
  if (!holders.includes(0)) return holders.reduce((sum, count) => sum + rarity(live, count), 0);
  const commonest = Math.max(...others.map((terms) => Math.min(...terms.map((term) => liveHolders(store, term)))));
  return phrase.length * rarity(live, commonest);
}

/** A last word that is no word of the ads was perhaps only begun: the commonest terms that begin so. */
function expandPrefix(store: AdStore, word: string): number[] {
  const { vocabulary } = store.text;
  if (word.length < SHORTEST_PREFIX || isWordOfAds(store, word)) return [];
  const terms = new Set(vocabulary.formsWithPrefix(word).map((form) => vocabulary.terms[form] as number));
  return [...terms]
    .map((term) => ({ term, holders: liveHolders(store, term) }))
    .filter(({ holders }) => holders > 0)
    .sort((a, b) => b.holders - a.holders || a.term - b.term)
    .slice(0, PREFIX_EXPANSIONS)
    .map(({ term }) => term);
}

/** True when the very form was seen and ads still hold its stem. */
function isWordOfAds(store: AdStore, word: string): boolean {
  const term = store.text.vocabulary.termOf(word);
  return term !== null && store.text.vocabulary.has(word) && liveHolders(store, term) > 0;
}

/** How many ads hold the term now. */
export function liveHolders(store: AdStore, term: number): number {
  return store.text.postings[term]?.liveCount(store.columns) ?? 0;
}
