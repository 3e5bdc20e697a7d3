import { editDistance, fold } from '../../../kernel/text.ts';
import { tokensOf } from './words.ts';

/** One label to be searched: its owner's place in the caller's list, and how much the label counts (1 = the title). */
export interface SearchLabel {
  readonly owner: number;
  readonly text: string;
  readonly lang: string;
  readonly weight: number;
}

interface Entry {
  readonly owner: number;
  readonly lang: string;
  readonly weight: number;
  readonly folded: string;
  readonly words: number;
}

const SAME_WORD = 1;
const SAME_STEM = 0.9;
const PREFIX = 0.75;
const TYPO = 0.5;
const OTHER_LANGUAGE = 0.7;

/** Finds labels by what people type: whole words, beginnings of words, other endings, and small typing errors when nothing else fits. */
export class LabelSearch {
  private readonly entries: Entry[] = [];
  private readonly byWord = new Map<string, number[]>();
  private readonly byStem = new Map<string, Set<string>>();
  private readonly vocabulary: readonly string[];

  constructor(labels: Iterable<SearchLabel>) {
    for (const { owner, text, lang, weight } of labels) {
      const tokens = tokensOf(text);
      const id = this.entries.push({ owner, lang, weight, folded: fold(text), words: tokens.length }) - 1;
      for (const word of new Set(tokens.map((token) => token.word))) {
        const known = this.byWord.get(word);
        if (known) known.push(id);
        else this.byWord.set(word, [id]);
      }
      for (const { stem, word } of tokens) this.byStem.set(stem, (this.byStem.get(stem) ?? new Set()).add(word));
    }
    this.vocabulary = [...this.byWord.keys()].sort();
  }

  /** Owners, best first, each once. Every typed word must be found in one and the same label. */
  search(query: string, lang: string, limit: number): number[] {
    const tokens = tokensOf(query).slice(0, 8);
    if (tokens.length === 0) return [];
    const folded = fold(query);
    let scores: Map<number, number> | null = null;
    for (const token of tokens) scores = intersect(scores, this.labelsWith(token.word, token.stem));
    const owners = new Map<number, number>();
    for (const [id, score] of scores ?? []) {
      const entry = this.entries[id] as Entry;
      const value = this.valueOf(entry, score / tokens.length, folded, lang);
      if (value > (owners.get(entry.owner) ?? 0)) owners.set(entry.owner, value);
    }
    return [...owners]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, limit)
      .map(([owner]) => owner);
  }

  private valueOf(entry: Entry, score: number, folded: string, lang: string): number {
    const whole = entry.folded === folded ? 1 : entry.folded.startsWith(folded) ? 0.5 : 0;
    return (score + whole + 1 / (1 + entry.words)) * entry.weight * (entry.lang === lang ? 1 : OTHER_LANGUAGE);
  }

  private labelsWith(word: string, stem: string): Map<number, number> {
    const labels = new Map<number, number>();
    const add = (each: string, score: number) => {
      for (const id of this.byWord.get(each) ?? []) if ((labels.get(id) ?? 0) < score) labels.set(id, score);
    };
    add(word, SAME_WORD);
    for (const each of this.byStem.get(stem) ?? []) add(each, SAME_STEM);
    for (const each of this.withPrefix(word)) add(each, PREFIX);
    if (labels.size === 0 && word.length >= 4) for (const each of this.similar(word)) add(each, TYPO);
    return labels;
  }

  private withPrefix(prefix: string): string[] {
    let low = 0;
    let high = this.vocabulary.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.vocabulary[middle] as string) < prefix) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < this.vocabulary.length && end - low < 200 && (this.vocabulary[end] as string).startsWith(prefix)) end++;
    return this.vocabulary.slice(low, end);
  }

  private similar(word: string): string[] {
    const reach = word.length >= 8 ? 2 : 1;
    return this.vocabulary.filter((each) => each[0] === word[0] && editDistance(each, word, reach) <= reach);
  }
}

function intersect(a: Map<number, number> | null, b: Map<number, number>): Map<number, number> {
  if (!a) return b;
  const both = new Map<number, number>();
  for (const [id, score] of b) {
    const other = a.get(id);
    if (other !== undefined) both.set(id, other + score);
  }
  return both;
}
