import { fold } from '../../../../kernel/text.ts';
import { labelVariants } from '../label-variants.ts';
import { contentStems } from '../words.ts';
import { SimilarWords } from './similar-words.ts';

/** One label to be found by: the occupation's place in the caller's list, and how sure a match of it is (0..1). */
export interface TitleLabel {
  readonly owner: number;
  readonly text: string;
  readonly quality: number;
}

/** The titles of all occupations, ready for `linkTitle`: by text, by set of stems, by single stem. */
export interface TitleIndex {
  readonly exact: ReadonlyMap<string, readonly Match[]>;
  readonly stemSets: ReadonlyMap<string, readonly Match[]>;
  readonly stems: ReadonlyMap<string, number>;
  /** Finds stems that look like one that no label holds. */
  readonly similar: SimilarWords;
  /** Rarity of each stem among the labels. */
  readonly idf: Float32Array;
  /** Labels that hold stem s: `postings[starts[s] .. starts[s + 1]]`. */
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
  /** Stems of label l: `labelStems[labelStarts[l] .. labelStarts[l + 1]]`. */
  readonly labelStarts: Uint32Array;
  readonly labelStems: Uint32Array;
  /** Labels of owner o, which stand together: `labelsOf[o] .. labelsOf[o + 1]`. */
  readonly labelsOf: Uint32Array;
  readonly owner: Uint32Array;
  readonly quality: Float32Array;
  /** Sum of the rarities of the label's stems. */
  readonly weight: Float32Array;
  readonly firstStem: Uint32Array;
  /** Working memory of one search, zero between searches. */
  readonly shared: Float32Array;
  readonly sharedQuery: Float32Array;
}

export interface Match {
  readonly owner: number;
  readonly quality: number;
}

const LABELS_A_STEP = 1000;

/** Rarity given to a word that no title holds. */
export function unknownIdf(index: TitleIndex): number {
  return Math.log(1 + index.owner.length);
}

/** Builds the index, in short steps, of labels in the order of their owners. Labels with slashes are read in every way. */
export function* buildTitleIndex(labels: readonly TitleLabel[]): Generator<void, TitleIndex> {
  const exact = new Map<string, Match[]>();
  const stemSets = new Map<string, Match[]>();
  const stems = new Map<string, number>();
  const rows: { owner: number; quality: number; stems: number[] }[] = [];
  for (const [place, { owner, text, quality }] of labels.entries()) {
    if (place % LABELS_A_STEP === 0) yield;
    for (const variant of labelVariants(text)) {
      addMatch(exact, titleKey(variant), owner, quality);
      const set = [...new Set(contentStems(variant))];
      if (set.length === 0 || !addMatch(stemSets, stemSetKey(set), owner, quality)) continue;
      rows.push({ owner, quality, stems: set.map((each) => numberOf(stems, each)) });
    }
  }
  return { exact, stemSets, stems, similar: new SimilarWords([...stems.keys()]), ...postingsOf(rows, stems.size) };
}

/** A title as it is compared whole: folded, without signs that say nothing ("Cuoco!" is "cuoco", "C#" stays). */
export function titleKey(title: string): string {
  return fold(title)
    .replace(/[^\p{L}\p{N}+#/'&-]+/gu, ' ')
    .trim();
}

/** The name of a set of stems, whatever their order. */
export function stemSetKey(stems: readonly string[]): string {
  return [...stems].sort().join(' ');
}

function addMatch(map: Map<string, Match[]>, key: string, owner: number, quality: number): boolean {
  const known = map.get(key);
  if (!known) map.set(key, [{ owner, quality }]);
  else {
    const index = known.findIndex((match) => match.owner === owner);
    if (index >= 0) {
      if ((known[index] as Match).quality < quality) known[index] = { owner, quality };
      return false;
    }
    known.push({ owner, quality });
  }
  return true;
}

function numberOf(stems: Map<string, number>, stem: string): number {
  const known = stems.get(stem);
  if (known !== undefined) return known;
  stems.set(stem, stems.size);
  return stems.size - 1;
}

function postingsOf(rows: readonly { owner: number; quality: number; stems: number[] }[], stemCount: number) {
  const counts = new Uint32Array(stemCount);
  for (const row of rows) for (const stem of row.stems) counts[stem] = (counts[stem] as number) + 1;
  const idf = Float32Array.from(counts, (count) => Math.log(1 + rows.length / count));
  const starts = new Uint32Array(stemCount + 1);
  for (let stem = 0; stem < stemCount; stem++) starts[stem + 1] = (starts[stem] as number) + (counts[stem] as number);
  const postings = new Uint32Array(starts[stemCount] as number);
  const next = starts.slice();
  rows.forEach((row, label) => {
    for (const stem of row.stems) {
      postings[next[stem] as number] = label;
      next[stem] = (next[stem] as number) + 1;
    }
  });
  return {
    ...{ idf, starts, postings },
    labelStarts: startsOf(rows.map((row) => row.stems.length)),
    labelStems: Uint32Array.from(rows.flatMap((row) => row.stems)),
    labelsOf: labelsByOwner(rows),
    owner: Uint32Array.from(rows, (row) => row.owner),
    quality: Float32Array.from(rows, (row) => row.quality),
    weight: Float32Array.from(rows, (row) => row.stems.reduce((sum, stem) => sum + (idf[stem] as number), 0)),
    firstStem: Uint32Array.from(rows, (row) => row.stems[0] as number),
    shared: new Float32Array(rows.length),
    sharedQuery: new Float32Array(rows.length),
  };
}

/** Where each of some pieces of these sizes begins when they stand one after the other, and where the last one ends. */
function startsOf(sizes: readonly number[]): Uint32Array {
  const starts = new Uint32Array(sizes.length + 1);
  for (const [at, size] of sizes.entries()) starts[at + 1] = (starts[at] as number) + size;
  return starts;
}

function labelsByOwner(rows: readonly { owner: number }[]): Uint32Array {
  const counts = new Array<number>(1 + (rows.at(-1)?.owner ?? -1)).fill(0);
  for (const { owner } of rows) counts[owner] = (counts[owner] as number) + 1;
  return startsOf(counts);
}
