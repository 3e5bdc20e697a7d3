import type { SimilarWords } from './similar-words.ts';
import type { TitleWord } from './title-words.ts';

/** One way to read a word of a title: a stem of the vocabulary and how much it says about the trade (0..1). */
export interface TitleStem {
  /** Number of the stem in the vocabulary. */
  readonly at: number;
  readonly weight: number;
}

/** A word of a title with its readings: one when the vocabulary holds it, those that look alike when not, none when nothing does. */
export interface ReadWord {
  readonly weight: number;
  readonly readings: readonly TitleStem[];
}

/** Looks the words of a title up; `similar` is left out where only whole words may count. */
export function readWords(words: readonly TitleWord[], stems: ReadonlyMap<string, number>, similar: SimilarWords): ReadWord[] {
  return words.map(({ stem, weight }) => {
    const at = stems.get(stem);
    if (at !== undefined) return { weight, readings: [{ at, weight }] };
    return { weight, readings: similar.find(stem).map(({ at: other, likeness }) => ({ at: other, weight: weight * likeness })) };
  });
}

/** All readings of a title, those of one word sharing its weight. */
export function stemsOf(words: readonly ReadWord[]): TitleStem[] {
  return words.flatMap(({ readings }) => readings.map(({ at, weight }) => ({ at, weight: weight / readings.length })));
}
