import type { TitleIndex } from './title-index.ts';
import type { TitleWord } from './title-words.ts';

const GROUP = 3;
const LABELS_A_STEP = 2000;

/** How alike a title and the labels of an occupation are in their letters. */
export interface LabelLetters {
  /** Reads a title and says of an occupation how alike its most similar label is, 0..1. Valid until the next title is read. */
  read(words: readonly TitleWord[]): (owner: number) => number;
}

type Groups = ReadonlySet<string>;

/**
 * Cosine of groups of three letters, rare groups weighing more: it sees through typing errors, compounds and forms that have no stem in
 * common. What a stem gives to a label is the same in every label, so that a title is compared with the stems once, and a label only adds up
 * those of its own. Made in short steps.
 */
export function* buildLabelLetters(index: TitleIndex): Generator<void, LabelLetters> {
  const { labelStarts, labelStems, labelsOf } = index;
  const ofStems = Array.from(index.stems.keys(), groupsOf);
  const rarity = yield* raritiesOf(index, ofStems);
  const lengths = yield* lengthsOf(index, ofStems, rarity);
  const holders = holdersOf(ofStems);
  const unknown = rarityOf(0, lengths.length);
  /** By stem: what it shares with the title read last. */
  const alike = new Float32Array(ofStems.length);
  return {
    read: (words) => {
      const counts = new Map<string, number>();
      for (const { stem, weight } of words) for (const group of groupsOf(stem)) counts.set(group, (counts.get(group) ?? 0) + weight);
      alike.fill(0);
      let squares = 0;
      for (const [group, count] of counts) {
        const rare = rarity.get(group) ?? unknown;
        squares += (count * rare) ** 2;
        for (const stem of holders.get(group) ?? []) alike[stem] = (alike[stem] as number) + count * rare ** 2;
      }
      const length = Math.sqrt(squares) || 1;
      return (owner) => {
        let most = 0;
        const last = labelsOf[owner + 1] as number;
        for (let label = labelsOf[owner] as number; label < last; label++) {
          const end = labelStarts[label + 1] as number;
          let sum = 0;
          for (let at = labelStarts[label] as number; at < end; at++) sum += alike[labelStems[at] as number] as number;
          const closeness = sum / (lengths[label] as number);
          if (closeness > most) most = closeness;
        }
        return most / length;
      };
    },
  };
}

/** By group of letters: how rare it is among the labels. */
function* raritiesOf(index: TitleIndex, ofStems: readonly Groups[]): Generator<void, ReadonlyMap<string, number>> {
  const labels = index.owner.length;
  const holders = new Map<string, number>();
  for (let label = 0; label < labels; label++) {
    if (label % LABELS_A_STEP === 0) yield;
    for (const group of countsOf(index, ofStems, label).keys()) holders.set(group, (holders.get(group) ?? 0) + 1);
  }
  for (const [group, count] of holders) holders.set(group, rarityOf(count, labels));
  return holders;
}

/** By label: its length as a vector. */
function* lengthsOf(index: TitleIndex, ofStems: readonly Groups[], rarity: ReadonlyMap<string, number>): Generator<void, Float32Array> {
  const lengths = new Float32Array(index.owner.length);
  for (let label = 0; label < lengths.length; label++) {
    if (label % LABELS_A_STEP === 0) yield;
    let squares = 0;
    for (const [group, count] of countsOf(index, ofStems, label)) squares += (count * (rarity.get(group) as number)) ** 2;
    lengths[label] = Math.sqrt(squares);
  }
  return lengths;
}

/** How often each group of letters occurs among the stems of a label. */
function countsOf({ labelStarts, labelStems }: TitleIndex, ofStems: readonly Groups[], label: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = labelStarts[label] as number; at < (labelStarts[label + 1] as number); at++) {
    for (const group of ofStems[labelStems[at] as number] ?? []) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return counts;
}

function holdersOf(ofStems: readonly Groups[]): Map<string, number[]> {
  const holders = new Map<string, number[]>();
  for (const [stem, groups] of ofStems.entries()) {
    for (const group of groups) {
      const known = holders.get(group);
      if (known) known.push(stem);
      else holders.set(group, [stem]);
    }
  }
  return holders;
}

/** Smoothed, so that even what every label holds counts a little. */
function rarityOf(holders: number, labels: number): number {
  return 1 + Math.log((1 + labels) / (1 + holders));
}

/** The distinct groups of three letters of a word, with its beginning and its end marked. */
function groupsOf(word: string): Set<string> {
  const marked = ` ${word} `;
  const groups = new Set<string>();
  for (let at = 0; at + GROUP <= marked.length; at++) groups.add(marked.slice(at, at + GROUP));
  return groups;
}
