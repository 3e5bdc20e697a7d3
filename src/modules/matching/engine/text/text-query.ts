import type { AdStore } from '../columns/ad-store.ts';
import { PREFIX_WEIGHT, SYNONYM_WEIGHT } from './relevance.ts';
import { searchWords } from './tokens.ts';

/** One way to satisfy a clause: an ad must hold all the terms. */
export interface Alternative {
  readonly terms: readonly number[];
  readonly weight: number;
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
    const key = phrase.map((word) => store.text.vocabulary.termOf(word) ?? word).join(' ');
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
  const alternatives: Alternative[] = [];
  const offer = (wordsOfIt: readonly string[], weight: number) => {
    const terms = [...new Set(wordsOfIt.map((word) => store.text.vocabulary.termOf(word)))];
    const known = terms.filter((term) => term !== null);
    if (known.length > 0 && known.length === terms.length) alternatives.push({ terms: known, weight });
  };
  offer(phrase, 1);
  for (const other of groups.flatMap((group) => group.slice(1))) offer(other, SYNONYM_WEIGHT);
  const [word] = phrase;
  if (isLast && phrase.length === 1 && word) {
    for (const term of expandPrefix(store, word)) alternatives.push({ terms: [term], weight: PREFIX_WEIGHT });
  }
  return { word: phrase.join(' '), alternatives };
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
