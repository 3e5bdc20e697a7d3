import type { PlaceRecord } from './place.ts';
import { compactName, contentWords, foldName } from './place-name.ts';

/** One name of one comune; a comune with names in two languages has two entries. */
export interface NameEntry {
  readonly place: PlaceRecord;
  /** The name of today, not one in another language or from before a merger. */
  readonly official: boolean;
  readonly folded: string;
  readonly compact: string;
  readonly words: readonly string[];
}

/** Look-ups over the names, all by folded text. Lists hold one item for each name, in no special order. */
export interface NameIndex {
  readonly entries: readonly NameEntry[];
  /** The whole name; failing that without regard to spaces, failing that a name of another language or time. */
  whole(name: string): readonly PlaceRecord[];
  /** The same words, small ones aside: "Reggio Emilia". */
  content(name: string): readonly PlaceRecord[];
  /** Names that begin so, spaces aside. */
  startingWith(compact: string): readonly NameEntry[];
  /** Names that have words beginning with each of these. */
  withWords(words: readonly string[]): readonly NameEntry[];
  /** Every different word of the names. */
  readonly vocabulary: readonly string[];
}

export function makeNameIndex(places: readonly PlaceRecord[]): NameIndex {
  const entries = places.flatMap((place) => [place.name, ...place.otherNames].map((name, index) => toEntry(place, name, index === 0)));
  const wholes = Map.groupBy(entries, (entry) => entry.compact);
  const contents = Map.groupBy(entries, (entry) => contentWords(entry.folded).join(' '));
  const byCompact = sortedBy(entries.map((entry) => [entry.compact, entry] as const));
  const byWord = sortedBy(entries.flatMap((entry) => entry.words.map((word) => [word, entry] as const)));
  return {
    entries,
    whole: (name) => owners(closest(wholes.get(compactName(name)) ?? [], foldName(name))),
    content: (name) => owners(contents.get(contentWords(name).join(' ')) ?? []),
    startingWith: (compact) => range(byCompact, compact),
    withWords(words) {
      const longest = words.reduce((a, b) => (b.length > a.length ? b : a), '');
      if (longest === '') return [];
      return [...new Set(range(byWord, longest))].filter((entry) => hasWords(entry, words));
    },
    vocabulary: [...new Set(byWord.map(([word]) => word))],
  };
}

function toEntry(place: PlaceRecord, name: string, official: boolean): NameEntry {
  const folded = foldName(name);
  return { place, official, folded, compact: folded.replaceAll(' ', ''), words: folded.split(' ') };
}

function owners(entries: readonly NameEntry[]): readonly PlaceRecord[] {
  return [...new Set(entries.map((entry) => entry.place))];
}

/** "Treville" and "Tre Ville" are two comuni; "Valverde" is one of today, not what a merged comune was once called. */
function closest(entries: readonly NameEntry[], folded: string): readonly NameEntry[] {
  const tests = [
    (entry: NameEntry) => entry.official && entry.folded === folded,
    (entry: NameEntry) => entry.folded === folded,
    (entry: NameEntry) => entry.official,
  ];
  return tests.map((test) => entries.filter(test)).find((found) => found.length > 0) ?? entries;
}

/** Each word asked for must begin a different word of the name, in any order: "navi cernu" finds "Cernusco sul Naviglio". */
function hasWords(entry: NameEntry, words: readonly string[]): boolean {
  const free = [...entry.words];
  for (const word of words) {
    const index = free.findIndex((each) => each.startsWith(word));
    if (index < 0) return false;
    free.splice(index, 1);
  }
  return true;
}

type Sorted = readonly (readonly [string, NameEntry])[];

function sortedBy(pairs: (readonly [string, NameEntry])[]): Sorted {
  return pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function range(sorted: Sorted, prefix: string): NameEntry[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.[0] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  const found: NameEntry[] = [];
  for (let index = low; index < sorted.length; index++) {
    const pair = sorted[index];
    if (!pair?.[0].startsWith(prefix)) break;
    found.push(pair[1]);
  }
  return found;
}
