import { editDistance, words } from '../../../../kernel/text.ts';
import { bitCount } from '../bits.ts';
import type { AdStore } from '../columns/ad-store.ts';
import { type Clause, liveHolders } from './text-query.ts';
import { searchWords } from './tokens.ts';
import { letterSet } from './vocabulary.ts';

/** Known words are doubted only when the search finds this few ads... */
const FEW = 3;
/** ...and a word one letter away is held by this many times more ads. */
const FAR_COMMONER = 20;
/** Shorter words that no ad holds as written may well be other forms of words that ads hold. */
const SURE_LENGTH = 6;
/** Corrections tried per query until one finds ads. */
const TRIES = 3;

interface Correction {
  readonly word: string;
  readonly distance: number;
  readonly holders: number;
}

/** The query with words that no ad holds replaced by near ones that ads hold; null unless `finds` says that it finds something. */
export function suggestQuery(
  store: AdStore,
  text: string,
  plan: readonly Clause[],
  total: number,
  finds: (text: string) => boolean,
): string | null {
  const corrections = new Map<string, Correction[]>();
  for (const word of new Set(searchWords(text))) {
    const holders = holdersOf(store, word, plan);
    if (holders > 0 && total > FEW && !isMisspelt(store, word)) continue;
    const found = correct(store, word, holders);
    if (found.length > 0) corrections.set(word, found);
  }
  if (corrections.size === 0) return null;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const suggestion = words(text).map((word) => {
      const found = corrections.get(word);
      return found ? (found[Math.min(attempt, found.length - 1)] as Correction).word : word;
    });
    if (finds(suggestion.join(' '))) return suggestion.join(' ');
  }
  return null;
}

/** A long word that no ad ever held as written, though its stem is also that of another word ("camerire", "camere"). */
function isMisspelt(store: AdStore, word: string): boolean {
  return word.length >= SURE_LENGTH && !store.text.vocabulary.has(word);
}

/** How many ads hold the word or what stands for it in the plan. */
function holdersOf(store: AdStore, word: string, plan: readonly Clause[]): number {
  const term = store.text.vocabulary.termOf(word);
  const own = term === null ? 0 : liveHolders(store, term);
  if (own > 0) return own;
  const alternatives = plan.find((clause) => clause.word.split(' ').includes(word))?.alternatives ?? [];
  return Math.max(0, ...alternatives.map(({ terms }) => Math.min(...terms.map((one) => liveHolders(store, one)))));
}

/** Words of the ads near to this one: nearest first, then commonest. One form per stem. */
function correct(store: AdStore, word: string, holders: number): Correction[] {
  const { vocabulary } = store.text;
  const limit = Math.min(holders > 0 ? 1 : 2, allowedDistance(word));
  const letters = letterSet(word);
  const own = vocabulary.termOf(word);
  const best = new Map<number, Correction & { count: number }>();
  for (let form = 0; limit > 0 && form < vocabulary.forms.length; form++) {
    if (bitCount((vocabulary.letters[form] as number) ^ letters) > 2 * limit) continue;
    const other = vocabulary.forms[form] as string;
    const term = vocabulary.terms[form] as number;
    const distance = editDistance(word, other, limit);
    if (distance > limit || other === word || (holders > 0 && term === own)) continue;
    const count = vocabulary.counts[form] as number;
    const rival = best.get(term);
    if (rival && (rival.distance < distance || (rival.distance === distance && rival.count >= count))) continue;
    best.set(term, { word: other, distance, count, holders: liveHolders(store, term) });
  }
  return [...best.values()]
    .filter((other) => other.holders > (isMisspelt(store, word) ? 1 : FAR_COMMONER) * holders)
    .sort((a, b) => a.distance - b.distance || b.holders - a.holders || (a.word < b.word ? -1 : 1));
}

/** Short words have too many neighbours to guess among. */
function allowedDistance(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 6 ? 1 : 2;
}
