import { labelVariants } from '../label-variants.ts';
import { stemSetKey, type TitleIndex, titleKey, unknownIdf } from './title-index.ts';
import { type ReadWord, readWords, stemsOf, type TitleStem } from './title-stems.ts';
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
const MOST_VARIANTS = 4;

/** What the labels say of a title: occupations by their place, with scores 0..1. */
export interface LabelEvidence {
  /** The title is one of the occupation's labels, letter for letter or stem for stem. */
  readonly same: Map<number, number>;
  /** The title shares words with one of its labels. */
  readonly shared: Map<number, number>;
  /** All readings of the title's words, for whoever places it in the space of meanings. */
  readonly stems: readonly TitleStem[];
  /** The words themselves, for whoever compares their letters. */
  readonly words: readonly TitleWord[];
}

/** Compares a title, and each of its parts, with every label: same text, same stems, or shared words by their rarity. */
export function labelEvidence(index: TitleIndex, title: string): LabelEvidence {
  const whole = evidenceOf(index, title);
  const parts = title.split(PARTS).filter((part) => part.trim() !== '');
  if (parts.length < 2) return whole;
  for (const [place, part] of parts.slice(0, MOST_PARTS).entries()) {
    const factor = place === 0 ? FIRST_PART : OTHER_PART;
    const { same, shared } = evidenceOf(index, part);
    for (const [owner, score] of same) raise(whole.same, owner, score * factor);
    for (const [owner, score] of shared) raise(whole.shared, owner, score * factor);
  }
  return whole;
}

function evidenceOf(index: TitleIndex, title: string): LabelEvidence {
  const same = new Map<number, number>();
  const shared = new Map<number, number>();
  const stems: TitleStem[] = [];
  const all: TitleWord[] = [];
  for (const variant of labelVariants(title).slice(0, MOST_VARIANTS)) {
    for (const match of index.exact.get(titleKey(variant)) ?? []) raise(same, match.owner, match.quality);
    const words = titleWords(variant);
    if (words.length === 0) continue;
    const key = stemSetKey(words.map((word) => word.stem));
    for (const match of index.stemSets.get(key) ?? []) raise(same, match.owner, match.quality * SAME_STEMS);
    const read = readWords(words, index.stems, index.similar);
    addSharedWords(index, read, shared);
    stems.push(...stemsOf(read));
    all.push(...words);
  }
  return { same, shared, stems, words: all };
}

function addSharedWords(index: TitleIndex, words: readonly ReadWord[], scores: Map<number, number>): void {
  const { shared, sharedQuery, starts, postings } = index;
  const touched: number[] = [];
  let total = 0;
  for (const { weight, readings } of words) {
    if (readings.length === 0) total += unknownIdf(index) * UNKNOWN_WEIGHT * weight;
    else total += weight * Math.max(...readings.map(({ at }) => index.idf[at] as number));
    for (const { at: stem, weight: worth } of readings) {
      const idf = index.idf[stem] as number;
      for (let at = starts[stem] as number; at < (starts[stem + 1] as number); at++) {
        const label = postings[at] as number;
        if (shared[label] === 0) touched.push(label);
        shared[label] = (shared[label] as number) + (idf * worth) / weight;
        sharedQuery[label] = (sharedQuery[label] as number) + idf * worth;
      }
    }
  }
  const head = words[0]?.readings[0]?.at;
  for (const label of touched) {
    const ofLabel = Math.min(1, (shared[label] as number) / (index.weight[label] as number));
    const ofQuery = Math.min(1, (sharedQuery[label] as number) / total);
    const bonus = index.firstStem[label] === head ? SAME_HEAD : 1;
    const score = PARTIAL * (index.quality[label] as number) * Math.min(1, Math.sqrt(ofLabel * ofQuery) * bonus);
    if (score >= LEAST) raise(scores, index.owner[label] as number, score);
    shared[label] = 0;
    sharedQuery[label] = 0;
  }
}

/** Keeps the higher of two scores. */
export function raise(scores: Map<number, number>, owner: number, score: number): void {
  if ((scores.get(owner) ?? 0) < score) scores.set(owner, score);
}
