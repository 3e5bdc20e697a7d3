import { editDistance } from '../../../../kernel/text.ts';

/** A word of the vocabulary and how alike it is, 0..1. */
export interface SimilarWord {
  readonly at: number;
  readonly likeness: number;
}

const SHORTEST = 4;
const MOST = 3;
/** Least share of common letter groups; below it two words look alike by chance. */
const LEAST = 0.55;
const ONE_EDIT = 0.9;
const CANDIDATES = 12;

/** Finds the words of a vocabulary that look like a word it does not hold: typing errors first, else other forms of the word. */
export class SimilarWords {
  private readonly holders = new Map<string, number[]>();
  private readonly sizes: Uint16Array;
  private readonly shared: Uint16Array;
  private readonly words: readonly string[];

  constructor(words: readonly string[]) {
    this.words = words;
    this.sizes = new Uint16Array(words.length);
    this.shared = new Uint16Array(words.length);
    for (const [at, word] of words.entries()) {
      if (word.length < SHORTEST - 1) continue;
      const groups = letterGroups(word);
      this.sizes[at] = groups.size;
      for (const group of groups) {
        const known = this.holders.get(group);
        if (known) known.push(at);
        else this.holders.set(group, [at]);
      }
    }
  }

  /** Best first, at most three; none for short words, whose neighbours are other words. */
  find(word: string): SimilarWord[] {
    if (word.length < SHORTEST) return [];
    const found = this.candidates(word).map(({ at, likeness }) => {
      const typo = editDistance(word, this.words[at] as string, 1) <= 1;
      return { at, likeness: typo ? Math.max(ONE_EDIT, likeness) : likeness };
    });
    const typos = found.filter((each) => each.likeness >= ONE_EDIT);
    const best = typos.length > 0 ? typos : found.filter((each) => each.likeness >= LEAST);
    return best.sort((a, b) => b.likeness - a.likeness || a.at - b.at).slice(0, MOST);
  }

  private candidates(word: string): SimilarWord[] {
    const groups = letterGroups(word);
    const touched: number[] = [];
    for (const group of groups) {
      for (const at of this.holders.get(group) ?? []) {
        if (this.shared[at] === 0) touched.push(at);
        this.shared[at] = (this.shared[at] as number) + 1;
      }
    }
    const found: SimilarWord[] = [];
    for (const at of touched) {
      const likeness = (2 * (this.shared[at] as number)) / (groups.size + (this.sizes[at] as number));
      this.shared[at] = 0;
      if (likeness > 0.3) found.push({ at, likeness });
    }
    return found.sort((a, b) => b.likeness - a.likeness).slice(0, CANDIDATES);
  }
}

/** Groups of two and three letters, with the beginning and the end marked. */
function letterGroups(word: string): Set<string> {
  const marked = `<${word}>`;
  const groups = new Set<string>();
  for (let at = 0; at + 2 <= marked.length; at++) {
    groups.add(marked.slice(at, at + 2));
    if (at + 3 <= marked.length) groups.add(marked.slice(at, at + 3));
  }
  return groups;
}
