import { demandAt } from '../fields/demand.ts';
import { plainText } from '../fields/plain-text.ts';
import { isFunctionWord, type Token, tokensOf } from '../words.ts';
import { isJoin, isLightWord, JOIN, skillStem } from './action-words.ts';
import { isSameWord } from './generic-words.ts';
import { isPartOfName } from './names.ts';
import { ownerOf, type SkillPhrases } from './skill-phrases.ts';

/** A phrase found: the skill's place in the list, and UTF-16 offsets into the text. */
export interface PhraseMention {
  readonly owner: number;
  readonly demand: 'required' | 'preferred';
  readonly from: number;
  readonly to: number;
}

/** Words a phrase may step over: "gestione della cassa" is "gestione cassa", "piccole riparazioni" "riparazioni". */
const MAX_SKIPPED = 3;
interface Read extends Token {
  /** Stem and word as they are meant: a typo is put right. */
  readonly skill: string;
  readonly meant: string;
  readonly key: number | undefined;
}

/** The phrases that a text names, longest first at each place, never overlapping, without those it denies and without names of firms and streets. */
export function findPhrases(phrases: SkillPhrases, text: string): PhraseMention[] {
  const tokens = tokensOf(text).map((token): Read => ({ ...token, ...keyOf(phrases, token.word) }));
  const found: PhraseMention[] = [];
  let plain: string | undefined;
  for (let at = 0; at < tokens.length; ) {
    const match = longestAt(phrases, tokens, at) ?? aloneAt(phrases, tokens, at);
    if (!match) {
      at++;
      continue;
    }
    const { value, end } = match;
    const { from } = tokens[at] as Read;
    const { to } = tokens[end - 1] as Read;
    plain ??= plainText(text);
    const demand = demandAt(plain, from, to);
    if (demand !== 'notRequired' && !isPartOfName(text, tokens, at, end)) found.push({ owner: ownerOf(value), demand, from, to });
    at = end;
  }
  return found;
}

function keyOf({ trie, typos }: SkillPhrases, word: string): Pick<Read, 'skill' | 'meant' | 'key'> {
  const skill = isJoin(word) ? JOIN : skillStem(word);
  const key = trie.stemId(skill);
  const meant = key === undefined ? typos.correct(word) : undefined;
  if (meant === undefined) return { skill, meant: word, key };
  return { skill: skillStem(meant), meant, key: trie.stemId(skillStem(meant)) };
}

/** Most words of a text that is a list of what somebody can do rather than prose. */
const SHORT_TEXT = 8;

/** A common word that is a part of its own in a short text: "Excel, cassa, inglese". */
function aloneAt({ alone, singles }: SkillPhrases, tokens: readonly Read[], at: number): { value: number; end: number } | null {
  const { skill, meant, breaks } = tokens[at] as Read;
  const next = tokens[at + 1];
  if (tokens.length > SHORT_TEXT || (at > 0 && !breaks) || (next && !next.breaks)) return null;
  const value = alone.get(skill);
  const same = [...(singles.get(skill) ?? [])].some((label) => isSameWord(meant, label));
  return value === undefined || !same ? null : { value, end: at + 1 };
}

/**
 * The longest phrase that begins at a word; `end` is the place after its last word. "Preparazione e cottura della pizza" names the
 * preparing of pizza too: one word that a conjunction brings in may be stepped over, but nothing goes on right behind a conjunction.
 */
function longestAt({ trie, singles }: SkillPhrases, tokens: readonly Read[], start: number): { value: number; end: number } | null {
  let node = 0;
  let skipped = 0;
  let joined = false;
  let best: { value: number; end: number } | null = null;
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at] as Read;
    if (at > start && token.breaks) break;
    const behindJoin = at > start && tokens[at - 1]?.skill === JOIN && skipped > 0;
    const next = token.key === undefined || behindJoin ? undefined : trie.step(node, token.key);
    if (next !== undefined) {
      skipped = 0;
      node = next;
      const value = trie.valueAt(node);
      if (value >= 0 && (at > start || isNamed(singles, token))) best = { value, end: at + 1 };
      continue;
    }
    if (at === start || ++skipped > MAX_SKIPPED) break;
    if (!behindJoin && (isFunctionWord(token.word) || isLightWord(token.word))) continue;
    if (joined || !behindJoin) break;
    joined = true;
  }
  return best;
}

function isNamed(singles: SkillPhrases['singles'], { skill, meant }: Read): boolean {
  for (const label of singles.get(skill) ?? []) if (isSameWord(meant, label)) return true;
  return false;
}
