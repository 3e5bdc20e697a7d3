import { isFunctionWord, type Token, tokensOf } from '../words.ts';
import { isDenied } from './negation.ts';
import type { PhraseTrie } from './phrase-trie.ts';
import { ownerOf } from './skill-phrases.ts';

/** A phrase found: the skill's place in the list, and UTF-16 offsets into the text. */
export interface PhraseMention {
  readonly owner: number;
  readonly from: number;
  readonly to: number;
}

/** Function words that a phrase may step over: "gestione della cassa" is "gestione cassa". */
const MAX_SKIPPED = 2;

/** The phrases that a text names, longest first at each place, never overlapping, without those it denies. */
export function findPhrases(trie: PhraseTrie, text: string): PhraseMention[] {
  const tokens = tokensOf(text);
  const found: PhraseMention[] = [];
  for (let at = 0; at < tokens.length; ) {
    const match = longestAt(trie, tokens, at);
    if (!match) {
      at++;
      continue;
    }
    const { value, end } = match;
    if (!isDenied(tokens, at, end)) {
      found.push({ owner: ownerOf(value), from: (tokens[at] as Token).from, to: (tokens[end - 1] as Token).to });
    }
    at = end;
  }
  return found;
}

/** The longest phrase that begins at a word; `end` is the place after its last word. */
function longestAt(trie: PhraseTrie, tokens: readonly Token[], start: number): { value: number; end: number } | null {
  let node = 0;
  let skipped = 0;
  let best: { value: number; end: number } | null = null;
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (at > start && token.breaks) break;
    const stem = trie.stemId(token.stem);
    const next = stem === undefined ? undefined : trie.step(node, stem);
    if (next === undefined) {
      if (at === start || !isFunctionWord(token.word) || ++skipped > MAX_SKIPPED) break;
      continue;
    }
    skipped = 0;
    node = next;
    const value = trie.valueAt(node);
    if (value >= 0) best = { value, end: at + 1 };
  }
  return best;
}
