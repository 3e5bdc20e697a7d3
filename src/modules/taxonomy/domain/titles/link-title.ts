import { fold } from '../../../../kernel/text.ts';
import { labelVariants } from '../label-variants.ts';
import { stemSetKey, type TitleIndex, unknownIdf } from './title-index.ts';
import { type TitleWord, titleWords } from './title-words.ts';

const SAME_STEMS = 0.96;
const PARTIAL = 0.92;
/** A word that no title of the taxonomy holds is rather a place or a firm than a trade. */
const UNKNOWN_WEIGHT = 0.3;
const SAME_HEAD = 1.06;
const LEAST = 0.2;

/** "Cuochi in alberghi e ristoranti - pizzaiolo": each part may be a title of its own. */
const PARTS = /\s[-–—|•]\s|[,;()\n]/;
const FIRST_PART = 0.9;
const OTHER_PART = 0.8;
const MOST_PARTS = 4;

/** Every occupation that a title may mean, unsorted: same text, same stems, or shared words by their rarity. */
export function scoreTitle(index: TitleIndex, title: string): Map<number, number> {
  const scores = scoreWhole(index, title);
  const parts = title.split(PARTS).filter((part) => part.trim() !== '');
  if (parts.length < 2) return scores;
  for (const [place, part] of parts.slice(0, MOST_PARTS).entries()) {
    const factor = place === 0 ? FIRST_PART : OTHER_PART;
    for (const [owner, score] of scoreWhole(index, part)) raise(scores, owner, score * factor);
  }
  return scores;
}

function scoreWhole(index: TitleIndex, title: string): Map<number, number> {
  const scores = new Map<number, number>();
  for (const variant of labelVariants(title).slice(0, 4)) {
    for (const match of index.exact.get(fold(variant)) ?? []) raise(scores, match.owner, match.quality);
    const query = titleWords(variant);
    if (query.length === 0) continue;
    const key = stemSetKey(query.map((word) => word.stem));
    for (const match of index.stemSets.get(key) ?? []) raise(scores, match.owner, match.quality * SAME_STEMS);
    addPartialMatches(index, query, scores);
  }
  return scores;
}

function addPartialMatches(index: TitleIndex, query: readonly TitleWord[], scores: Map<number, number>): void {
  const { shared, sharedQuery, starts, postings } = index;
  const touched: number[] = [];
  let total = 0;
  for (const word of query) {
    const stem = index.stems.get(word.stem);
    if (stem === undefined) {
      total += unknownIdf(index) * UNKNOWN_WEIGHT * word.weight;
      continue;
    }
    const idf = index.idf[stem] as number;
    total += idf * word.weight;
    for (let at = starts[stem] as number; at < (starts[stem + 1] as number); at++) {
      const label = postings[at] as number;
      if (shared[label] === 0) touched.push(label);
      shared[label] = (shared[label] as number) + idf;
      sharedQuery[label] = (sharedQuery[label] as number) + idf * word.weight;
    }
  }
  const head = index.stems.get(query[0]?.stem ?? '');
  for (const label of touched) {
    const ofLabel = (shared[label] as number) / (index.weight[label] as number);
    const ofQuery = (sharedQuery[label] as number) / total;
    const bonus = index.firstStem[label] === head ? SAME_HEAD : 1;
    const score = PARTIAL * (index.quality[label] as number) * Math.min(1, Math.sqrt(ofLabel * ofQuery) * bonus);
    if (score >= LEAST) raise(scores, index.owner[label] as number, score);
    shared[label] = 0;
    sharedQuery[label] = 0;
  }
}

function raise(scores: Map<number, number>, owner: number, score: number): void {
  if ((scores.get(owner) ?? 0) < score) scores.set(owner, score);
}
