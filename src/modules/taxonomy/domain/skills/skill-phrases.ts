import { withoutBrackets } from '../label-variants.ts';
import type { Language } from '../taxonomy.ts';
import { isFunctionWord, tokensOf } from '../words.ts';
import { isJoin, JOIN, skillStem } from './action-words.ts';
import { isEveryday, isGenericStem } from './generic-words.ts';
import { PhraseTrie } from './phrase-trie.ts';
import { Typos } from './typos.ts';

/** One label or synonym of a skill: the skill's place in the caller's list; among skills with the same words the best rank wins (0 first). */
export interface SkillPhrase {
  readonly owner: number;
  readonly text: string;
  readonly lang: string;
  readonly rank: number;
  /** Written by us as something people write alone ("haccp", "inglese"): one word may be enough. */
  readonly trusted: boolean;
}

/** The phrases to look for in a text of one language, and the long words in them for correcting typos. */
export interface SkillPhrases {
  readonly trie: PhraseTrie;
  readonly typos: Typos;
  /** Single words by stem: how the labels write them. */
  readonly singles: ReadonlyMap<string, ReadonlySet<string>>;
  /** Common single words by stem, with the value of their phrase: they count where they are all that is said ("Excel, cassa, inglese"). */
  readonly alone: ReadonlyMap<string, number>;
}

/** A single word that so many skills share is not the name of one of them. */
const TOO_COMMON = 6;
const LONGEST = 8;
const ODD_SPELLING = /[A-Z0-9+#]/;

/**
 * The phrases of all skills, ready for `findPhrases`. A text in English is read with English labels. One in Italian with the Italian
 * ones and, since Italian ads are full of them, with English names ("JavaScript") and English phrases of several words
 * ("machine learning"), but not with single English words, which mean other things in Italian. Without a language: all.
 */
export function buildSkillPhrases(phrases: readonly SkillPhrase[], lang?: Language): SkillPhrases {
  const trie = new PhraseTrie();
  const typos = new Typos();
  const rows = phrases.filter((phrase) => lang !== 'en' || phrase.lang === 'en').flatMap(withStems);
  const common = commonStems(rows);
  const singles = new Map<string, Set<string>>();
  const alone = new Map<string, number>();
  for (const { owner, rank, stems, words, distinctive, foreign } of rows) {
    const [only = ''] = stems;
    const [word = ''] = words;
    const value = owner * 16 + Math.min(15, rank);
    if (stems.length === 1) {
      if (!distinctive || (lang === 'it' && foreign)) continue;
      singles.set(only, (singles.get(only) ?? new Set()).add(word));
      if (!isEveryday(word) && (common.has(only) || isGenericStem(only))) {
        if ((alone.get(only) ?? 15) % 16 >= value % 16) alone.set(only, value);
        continue;
      }
    }
    trie.add(stems, value, (known) => value % 16 < known % 16);
    for (const word of words) typos.add(word);
  }
  return { trie, typos, singles, alone };
}

/** The owner behind a value of the trie. */
export function ownerOf(value: number): number {
  return value >> 4;
}

interface Row {
  readonly owner: number;
  readonly rank: number;
  readonly trusted: boolean;
  readonly stems: readonly string[];
  readonly words: readonly string[];
  readonly distinctive: boolean;
  /** An English word that is no name. */
  readonly foreign: boolean;
}

function withStems({ owner, rank, text, lang, trusted }: SkillPhrase): Row[] {
  const plain = withoutBrackets(text);
  const all = tokensOf(plain);
  const tokens = all.filter((token) => !isFunctionWord(token.word));
  if (tokens.length === 0 || tokens.length > LONGEST) return [];
  const stems = tokens.map((token) => skillStem(token.word));
  // "carico e scarico" is also written "carico/scarico".
  const joined = all
    .filter((token) => !isFunctionWord(token.word) || isJoin(token.word))
    .map((token) => (isJoin(token.word) ? JOIN : skillStem(token.word)));
  while (joined.at(-1) === JOIN) joined.pop();
  // Of an imported classification only words spelt like names ("JavaScript", "C++", "SQL") may stand alone.
  const odd = ODD_SPELLING.test(plain.slice(1));
  // "generative AI" is not "generative".
  const distinctive = (stems[0] as string).length >= 2 && (trusted || odd) && all.length === tokens.length;
  const row = { owner, rank, trusted, stems, words: tokens.map((token) => token.word), distinctive, foreign: lang !== 'it' && !odd };
  return joined.length > stems.length && joined[0] !== JOIN ? [row, { ...row, stems: joined }] : [row];
}

function commonStems(rows: readonly Row[]): ReadonlySet<string> {
  const owners = new Map<string, Set<number>>();
  for (const row of rows) {
    if (!row.trusted) continue;
    for (const stem of row.stems) owners.set(stem, (owners.get(stem) ?? new Set()).add(row.owner));
  }
  return new Set([...owners].filter(([, set]) => set.size > TOO_COMMON).map(([stem]) => stem));
}
