import { type KnownOccupation, occupationFeatures } from './occupation-features.ts';
import type { TitleStem } from './title-stems.ts';
import { dot, truncatedSvd } from './truncated-svd.ts';

/** Directions kept: fewer blur trades together, more cost time at every title (see test/relevance/report.md). */
const DIRECTIONS = 192;
/** Of few occupations fewer directions are kept: with one for each, only equal words would be near each other. */
const OCCUPATIONS_A_DIRECTION = 6;
const FEWEST = 24;
/**
 * The strongest directions hold little of a rare word, though it says most about the trade: 1 gives all words the same length before their
 * rarity counts, 0 leaves them as they are.
 */
const EVENNESS = 0.7;
/** Unit groups whose occupations are looked at one by one: some 300, three times what the API ever lists. */
const CLOSE_GROUPS = 45;

/** A space in which words that name the same trades lie close together, in whatever language, and occupations beside their words. */
export interface OccupationSpace {
  /** Where a title lies, length 1; null when none of its words is known. */
  place(stems: readonly TitleStem[]): Float32Array | null;
  /** Closeness (cosine) of a place to some occupations, which are added to those of the closest unit groups. */
  near(place: Float32Array, also: Iterable<number>): Map<number, number>;
}

/** Learns the space from the classification itself (latent semantic analysis): no model is downloaded. */
export function* buildOccupationSpace(
  occupations: readonly KnownOccupation[],
  groupLabels: ReadonlyMap<string, readonly string[]>,
  titleStems: ReadonlyMap<string, number>,
): Generator<void, OccupationSpace> {
  const { rows, words, rarity } = yield* occupationFeatures(occupations, groupLabels);
  const { size, ofRows, ofColumns } = yield* truncatedSvd(
    rows,
    Math.min(DIRECTIONS, Math.max(FEWEST, Math.round(occupations.length / OCCUPATIONS_A_DIRECTION))),
  );
  const vectors = new Float32Array(titleStems.size * size);
  // Of the words only those of labels are kept: texts helped to place them and name no trade by themselves.
  for (const [stem, at] of titleStems) {
    const column = words.get(stem);
    if (column === undefined) continue;
    const length = Math.sqrt(dot(ofColumns, ofColumns, column * size, column * size, size));
    if (length > 0)
      add(vectors.subarray(at * size, (at + 1) * size), ofColumns, column * size, (rarity[column] as number) / length ** EVENNESS);
  }
  for (let row = 0; row < occupations.length; row++) unitLength(ofRows.subarray(row * size, (row + 1) * size));
  const groups = unitGroups(occupations, ofRows, size);
  return {
    place: (stems) => {
      const place = new Float32Array(size);
      for (const { at, weight } of stems) add(place, vectors, at * size, weight);
      return unitLength(place) ? place : null;
    },
    near: (place, also) => {
      const near = new Map<number, number>();
      const look = (row: number) => near.set(row, dot(ofRows, place, row * size, 0, size));
      for (const row of also) look(row);
      for (const { members } of closest(groups, place)) for (const row of members) look(row);
      return near;
    },
  };
}

interface UnitGroup {
  readonly members: readonly number[];
  readonly middle: Float32Array;
}

/** Looking at the middles of the 430 ISCO unit groups first spares nine occupations in ten. */
function unitGroups(occupations: readonly KnownOccupation[], vectors: Float32Array, size: number): UnitGroup[] {
  const byCode = new Map<string, number[]>();
  for (const [row, { concept }] of occupations.entries()) {
    const known = byCode.get(concept.isco);
    if (known) known.push(row);
    else byCode.set(concept.isco, [row]);
  }
  return [...byCode.values()].map((members) => {
    const middle = new Float32Array(size);
    for (const row of members) add(middle, vectors, row * size, 1);
    unitLength(middle);
    return { members, middle };
  });
}

function closest(groups: readonly UnitGroup[], place: Float32Array): UnitGroup[] {
  const closeness = new Float32Array(groups.length);
  for (const [at, { middle }] of groups.entries()) closeness[at] = dot(middle, place, 0, 0, place.length);
  const border = closeness.slice().sort()[groups.length - CLOSE_GROUPS] ?? -1;
  return groups.filter((_, at) => (closeness[at] as number) >= border);
}

function add(target: Float32Array, source: Float32Array, from: number, factor: number): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] as number) + factor * (source[from + at] as number);
}

function unitLength(vector: Float32Array): boolean {
  const length = Math.sqrt(dot(vector, vector));
  if (length === 0) return false;
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] as number) / length;
  return true;
}
