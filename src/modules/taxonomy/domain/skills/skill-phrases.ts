import { withoutBrackets } from '../label-variants.ts';
import { contentStems } from '../words.ts';
import { isGenericStem } from './generic-words.ts';
import { PhraseTrie } from './phrase-trie.ts';

/** One label or synonym of a skill: the skill's place in the caller's list; among skills with the same words the best rank wins (0 first). */
export interface SkillPhrase {
  readonly owner: number;
  readonly text: string;
  readonly rank: number;
  /** Written by us as something people write alone ("haccp", "inglese"): one word may be enough. */
  readonly trusted: boolean;
}

/** A single word that so many skills share is not the name of one of them. */
const TOO_COMMON = 6;
const LONGEST = 8;
const ODD_SPELLING = /[A-Z0-9+#]/;

/** The phrases of all skills, ready for `extractSkills`. */
export function buildSkillPhrases(phrases: readonly SkillPhrase[]): PhraseTrie {
  const trie = new PhraseTrie();
  const rows = phrases.flatMap(withStems);
  const common = commonStems(rows);
  for (const { owner, rank, stems, distinctive } of rows) {
    const [only] = stems;
    if (stems.length === 1 && (!distinctive || common.has(only as string) || isGenericStem(only as string))) continue;
    const value = owner * 16 + Math.min(15, rank);
    trie.add(stems, value, (known) => value % 16 < known % 16);
  }
  return trie;
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
  readonly distinctive: boolean;
}

function withStems({ owner, rank, text, trusted }: SkillPhrase): Row[] {
  const plain = withoutBrackets(text);
  const stems = contentStems(plain);
  if (stems.length === 0 || stems.length > LONGEST) return [];
  // Of an imported classification only words spelt like names ("JavaScript", "C++", "SQL") may stand alone.
  const distinctive = (stems[0] as string).length >= 2 && (trusted || ODD_SPELLING.test(plain.slice(1)));
  return [{ owner, rank, trusted, stems, distinctive }];
}

function commonStems(rows: readonly Row[]): ReadonlySet<string> {
  const owners = new Map<string, Set<number>>();
  for (const row of rows) {
    if (!row.trusted) continue;
    for (const stem of row.stems) owners.set(stem, (owners.get(stem) ?? new Set()).add(row.owner));
  }
  return new Set([...owners].filter(([, set]) => set.size > TOO_COMMON).map(([stem]) => stem));
}
