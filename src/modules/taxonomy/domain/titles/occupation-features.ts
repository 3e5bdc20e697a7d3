import type { ConceptLabel } from '../concepts.ts';
import { labelVariants } from '../label-variants.ts';
import type { OccupationConcept } from '../taxonomy.ts';
import { contentStems } from '../words.ts';
import { packRows, type SparseRows } from './sparse-rows.ts';

/** What is known of one occupation. */
export interface KnownOccupation {
  readonly concept: Pick<OccupationConcept, 'isco' | 'essential' | 'optional'>;
  readonly labels: readonly Pick<ConceptLabel, 'text'>[];
  /** Descriptions and tasks, in any language. */
  readonly texts: readonly string[];
}

/** One row per occupation, one column per word, skill or group. */
export interface Features {
  readonly rows: SparseRows;
  /** Columns of the words that titles or texts hold. */
  readonly words: ReadonlyMap<string, number>;
  /** Rarity of each column among the occupations. */
  readonly rarity: Float32Array;
}

/** How much each kind of evidence weighs beside the labels, whose weight is 1. */
const WEIGHTS = { labels: 1, texts: 0.4, groups: 0.3, skills: 0.5, isco: 0.5 } as const;
type Kind = keyof typeof WEIGHTS;
type Counts = Map<number, number>;

/**
 * Describes every occupation by all that the classification says of it: the words of its labels in every language, more weakly those of its
 * descriptions and of its ISCO groups, the skills it needs, its place in the hierarchy. Each kind is brought to the same length first.
 */
export function* occupationFeatures(
  occupations: readonly KnownOccupation[],
  groupLabels: ReadonlyMap<string, readonly string[]>,
): Generator<void, Features> {
  const columns = new Columns();
  const counted: Record<Kind, Counts>[] = [];
  for (const [place, known] of occupations.entries()) {
    counted.push(countsOf(known, groupLabels, columns));
    if (place % 128 === 0) yield;
  }
  const rarity = rarityOf(counted, columns.size);
  yield;
  // What one occupation alone has brings it near nothing; only the words of its labels must have a place.
  const rarest = Math.log(1 + counted.length);
  const rows: Counts[] = [];
  for (const kinds of counted) {
    rows.push(weighted(kinds, rarity, rarest));
    if (rows.length % 128 === 0) yield;
  }
  return { rows: packRows(rows, columns.size), words: columns.words, rarity };
}

class Columns {
  readonly words = new Map<string, number>();
  private readonly others = new Map<string, number>();
  get size(): number {
    return this.words.size + this.others.size;
  }
  word(stem: string): number {
    return this.of(this.words, stem);
  }
  other(name: string): number {
    return this.of(this.others, name);
  }
  private of(map: Map<string, number>, name: string): number {
    const known = map.get(name);
    if (known !== undefined) return known;
    const column = this.size;
    map.set(name, column);
    return column;
  }
}

function countsOf({ concept, labels, texts }: KnownOccupation, groupLabels: ReadonlyMap<string, readonly string[]>, columns: Columns) {
  const kinds: Record<Kind, Counts> = { labels: new Map(), texts: new Map(), groups: new Map(), skills: new Map(), isco: new Map() };
  const count = (kind: Kind, column: number, times = 1) => kinds[kind].set(column, (kinds[kind].get(column) ?? 0) + times);
  const seen = new Set<string>();
  for (const { text } of labels) {
    for (const variant of labelVariants(text)) {
      const stems = [...new Set(contentStems(variant))].sort();
      if (seen.size === seen.add(stems.join(' ')).size) continue;
      for (const stem of stems) count('labels', columns.word(stem));
    }
  }
  for (const text of texts) for (const stem of contentStems(text)) count('texts', columns.word(stem));
  for (let digits = 1; digits <= concept.isco.length; digits++) {
    const code = concept.isco.slice(0, digits);
    count('isco', columns.other(`isco ${code}`));
    if (digits < 3) continue;
    for (const label of groupLabels.get(code) ?? []) for (const stem of contentStems(label)) count('groups', columns.word(stem));
  }
  for (const skill of concept.essential) count('skills', columns.other(`skill ${skill}`));
  for (const skill of concept.optional) count('skills', columns.other(`skill ${skill}`), 0.5);
  return kinds;
}

function rarityOf(counted: readonly Record<Kind, Counts>[], size: number): Float32Array {
  const holders = new Uint32Array(size);
  for (const kinds of counted) {
    const held = new Set(Object.values(kinds).flatMap((counts) => [...counts.keys()]));
    for (const column of held) holders[column] = (holders[column] as number) + 1;
  }
  return Float32Array.from(holders, (held) => Math.log(1 + counted.length / held));
}

function weighted(kinds: Record<Kind, Counts>, rarity: Float32Array, rarest: number): Counts {
  const row: Counts = new Map();
  for (const kind of Object.keys(kinds) as Kind[]) {
    const counts = [...kinds[kind]].filter(([column]) => kind === 'labels' || (rarity[column] as number) < rarest - 0.1);
    const values = counts.map(([column, times]) => [column, damped(times) * (rarity[column] as number)] as const);
    const length = Math.hypot(...values.map(([, value]) => value)) || 1;
    for (const [column, value] of values) row.set(column, (row.get(column) ?? 0) + (WEIGHTS[kind] * value) / length);
  }
  const length = Math.hypot(...row.values()) || 1;
  for (const [column, value] of row) row.set(column, value / length);
  return row;
}

/** A word said ten times weighs three times one said once. */
function damped(times: number): number {
  return times < 1 ? times : 1 + Math.log(times);
}
