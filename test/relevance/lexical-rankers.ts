import { fold } from '../../src/kernel/text.ts';
import type { Ranker } from './ranking-figures.ts';

type Terms = (text: string) => readonly string[];

/** Character groups of three to five inside words, the words' ends marked by a space: the usual strong baseline. */
export function characterGroups(text: string): string[] {
  const groups: string[] = [];
  for (const word of fold(text).match(/[\p{L}\p{N}+#]+/gu) ?? []) {
    const marked = ` ${word} `;
    for (let size = 3; size <= 5; size++) for (let at = 0; at + size <= marked.length; at++) groups.push(marked.slice(at, at + size));
  }
  return groups;
}

/** Cosine of TF-IDF vectors, rarity with the usual smoothing. */
export function tfIdfCosine(texts: readonly string[], terms: Terms): Ranker {
  const documents = texts.map((text) => countsOf(terms(text)));
  const holders = new Map<string, number>();
  for (const counts of documents) for (const term of counts.keys()) holders.set(term, (holders.get(term) ?? 0) + 1);
  const vector = (counts: ReadonlyMap<string, number>) => {
    const weighted = [...counts].map(
      ([term, count]) => [term, count * (Math.log((1 + texts.length) / (1 + (holders.get(term) ?? 0))) + 1)] as const,
    );
    const length = Math.hypot(...weighted.map(([, weight]) => weight)) || 1;
    return weighted.map(([term, weight]) => [term, weight / length] as const);
  };
  const postings = new Map<string, [number, number][]>();
  for (const [place, counts] of documents.entries()) {
    for (const [term, weight] of vector(counts)) addTo(postings, term, [place, weight]);
  }
  return (query) => {
    const scores = new Float64Array(texts.length);
    for (const [term, weight] of vector(countsOf(terms(query)))) {
      for (const [place, other] of postings.get(term) ?? []) scores[place] = (scores[place] as number) + weight * other;
    }
    return scores;
  };
}

/** Okapi BM25 with its usual constants. */
export function bm25(texts: readonly string[], terms: Terms, k = 1.2, b = 0.75): Ranker {
  const documents = texts.map((text) => terms(text));
  const average = documents.reduce((sum, each) => sum + each.length, 0) / documents.length;
  const postings = new Map<string, [number, number][]>();
  for (const [place, document] of documents.entries()) {
    for (const [term, count] of countsOf(document)) addTo(postings, term, [place, count]);
  }
  return (query) => {
    const scores = new Float64Array(texts.length);
    for (const term of new Set(terms(query))) {
      const found = postings.get(term) ?? [];
      const rarity = Math.log(1 + (texts.length - found.length + 0.5) / (found.length + 0.5));
      for (const [place, count] of found) {
        const norm = k * (1 - b + (b * (documents[place]?.length ?? 0)) / average);
        scores[place] = (scores[place] as number) + (rarity * count * (k + 1)) / (count + norm);
      }
    }
    return scores;
  };
}

function addTo<T>(lists: Map<string, T[]>, term: string, entry: T): void {
  const list = lists.get(term);
  if (list) list.push(entry);
  else lists.set(term, [entry]);
}

function countsOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
