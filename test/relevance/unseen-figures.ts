import { buildConcepts, type Concepts } from '../../src/modules/taxonomy/domain/concepts.ts';
import type { TitleLinker } from '../../src/modules/taxonomy/domain/titles/title-linker.ts';
import { contentStems } from '../../src/modules/taxonomy/domain/words.ts';
import { type Interval, intervalOf } from './how-sure.ts';
import { bm25, characterGroups, tfIdfCosine } from './lexical-rankers.ts';
import type { Ranker } from './ranking-figures.ts';
import { finish, type LinkingData } from './title-linkers.ts';
import { type UnseenName, withoutSomeNames } from './unseen-names.ts';

/** Ids of occupations for a title, best first. */
type OccupationRanker = (title: string) => readonly number[];

export const UNSEEN_OURS = 'ours (the linker as the API has it)';
/** As far as anyone looks. */
const DEPTH = 100;

/** Of the names asked about: how often, and how high, the occupation stands that they are a name of. */
export interface UnseenFigures {
  readonly names: number;
  readonly mrr: number;
  readonly success1: number;
  readonly success5: number;
  /** Share whose first candidate is at least of the right ISCO-08 unit group. */
  readonly group1: number;
}

export interface UnseenRow {
  readonly method: string;
  readonly dev: UnseenFigures;
  readonly held: UnseenFigures;
  /** Ours minus this method on the held-out half: reciprocal rank, first place. Not of ours itself. */
  readonly behind: { readonly mrr: Interval; readonly success1: Interval } | null;
}

/** The linker over the classification without the names, and the names. */
export function unseenSet(data: LinkingData) {
  const { data: known, names } = withoutSomeNames(data);
  const concepts = buildConcepts(known);
  return { concepts, names, link: finish(concepts, known.iscoGroups).link };
}

/** Ours alone: quick enough for every run of the tests. */
export function unseenOurs({ concepts, names, link }: ReturnType<typeof unseenSet>): UnseenRow {
  return rowOf(UNSEEN_OURS, placesOf(names, linkerRanker(link), concepts), null);
}

/** Ours and the baselines, each over single names and over all names of an occupation together. */
export function unseenRows(set: ReturnType<typeof unseenSet>): UnseenRow[] {
  const { concepts, names, link } = set;
  const ours = placesOf(names, linkerRanker(link), concepts);
  const others = baselines(concepts).map(([method, rank]) => rowOf(method, placesOf(names, rank, concepts), ours));
  return [rowOf(UNSEEN_OURS, ours, null), ...others];
}

interface Placed {
  readonly half: UnseenName['half'];
  /** From 1; Infinity when it is not among the first hundred. */
  readonly place: number;
  readonly rightGroup: boolean;
}

function placesOf(names: readonly UnseenName[], rank: OccupationRanker, { occupationById }: Concepts): Placed[] {
  return names.map(({ text, occupation, half }) => {
    const ids = rank(text);
    const at = ids.indexOf(occupation);
    const first = occupationById.get(ids[0] ?? -1);
    return {
      ...{ half, place: at < 0 ? Number.POSITIVE_INFINITY : at + 1 },
      rightGroup: first !== undefined && first.isco === occupationById.get(occupation)?.isco,
    };
  });
}

function rowOf(method: string, placed: readonly Placed[], ours: readonly Placed[] | null): UnseenRow {
  const lead = (figure: (one: Placed) => number) =>
    intervalOf((ours ?? []).flatMap((own, at) => (own.half === 'held' ? [figure(own) - figure(placed[at] as Placed)] : [])));
  return {
    ...{ method, dev: figuresOf(placed, 'dev'), held: figuresOf(placed, 'held') },
    behind: ours && { mrr: lead(({ place }) => 1 / place), success1: lead(({ place }) => Number(place === 1)) },
  };
}

function figuresOf(placed: readonly Placed[], half: UnseenName['half']): UnseenFigures {
  const asked = placed.filter((each) => each.half === half);
  const mean = (figure: (one: Placed) => number) =>
    Math.round((1000 * asked.reduce((sum, each) => sum + figure(each), 0)) / asked.length) / 1000;
  return {
    names: asked.length,
    mrr: mean(({ place }) => 1 / place),
    success1: mean(({ place }) => Number(place === 1)),
    success5: mean(({ place }) => Number(place <= 5)),
    group1: mean(({ rightGroup }) => Number(rightGroup)),
  };
}

function linkerRanker(link: TitleLinker): OccupationRanker {
  return (title) => link(title, { limit: DEPTH }).map(({ occupation }) => occupation.id);
}

function baselines({ occupations }: Concepts): [string, OccupationRanker][] {
  const single = occupations.flatMap(({ concept, labels }) =>
    [...new Set(labels.map(({ text }) => text))].map((text) => ({ id: concept.id, text })),
  );
  const whole = occupations.map(({ concept, labels }) => ({ id: concept.id, text: labels.map(({ text }) => text).join('\n') }));
  const over = (documents: typeof single, make: (texts: string[]) => Ranker) =>
    bestOfEach(
      documents.map(({ id }) => id),
      make(documents.map(({ text }) => text)),
    );
  const letters = (texts: string[]) => tfIdfCosine(texts, characterGroups);
  const words = (texts: string[]) => bm25(texts, contentStems);
  return [
    ['character groups, TF-IDF, closest name', over(single, letters)],
    ['character groups, TF-IDF, all names together', over(whole, letters)],
    ['stems, BM25, closest name', over(single, words)],
    ['stems, BM25, all names together', over(whole, words)],
  ];
}

/** An occupation stands where its best document does. */
function bestOfEach(ids: readonly number[], rank: Ranker): OccupationRanker {
  return (title) => {
    const scores = rank(title);
    const best = new Map<number, number>();
    for (const [at, id] of ids.entries()) if ((scores[at] as number) > (best.get(id) ?? 0)) best.set(id, scores[at] as number);
    return [...best]
      .sort((a, b) => b[1] - a[1])
      .slice(0, DEPTH)
      .map(([id]) => id);
  };
}
