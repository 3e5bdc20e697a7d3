import { contentStems } from '../../src/modules/taxonomy/domain/words.ts';
import { bm25 } from './lexical-rankers.ts';
import { type Ingredients, ingredients, ours, together } from './linker-rankers.ts';
import { figuresOf, type Ranker } from './ranking-figures.ts';
import type { Row } from './relevance-report.ts';
import type { Judgements } from './title-judgements.ts';
import { type BuiltLinker, cpuMs } from './title-linkers.ts';

export const OURS = 'ours';
export const BASELINES = ['character groups, TF-IDF', 'stems, BM25'] as const;
const TIMED_QUERIES = 10;

interface Compared {
  readonly full: Ingredients;
  readonly small: Ingredients;
  readonly bm25: Ranker;
}

/** Figures and time of every method, ours first. */
export function compareMethods(
  judgements: Judgements,
  esco: BuiltLinker,
  starter: BuiltLinker,
): { rows: Row[]; rankers: ReadonlyMap<string, Ranker> } {
  const compared: Compared = {
    full: ingredients(judgements.corpus, esco.link, esco.parts),
    small: ingredients(judgements.corpus, starter.link, starter.parts),
    bm25: bm25(judgements.corpus, contentStems),
  };
  const timed = methods(compared);
  const quick = methods({ full: rememberedAll(compared.full), small: rememberedAll(compared.small), bm25: remembered(compared.bm25) });
  const rows = quick.map(([method, rank], place) => {
    const before = process.cpuUsage();
    for (const { text } of judgements.queries.slice(0, TIMED_QUERIES)) timed[place]?.[1](text);
    const queryMs = cpuMs(before) / TIMED_QUERIES;
    return {
      ...{ method, queryMs, held: figuresOf(judgements, rank, 'held'), heldWithoutOwn: figuresOf(judgements, rank, 'held', true) },
      ...{ dev: figuresOf(judgements, rank, 'dev'), all: figuresOf(judgements, rank, 'all') },
    };
  });
  return { rows, rankers: new Map(quick) };
}

function methods({ full, small, bm25: plain }: Compared): [string, Ranker][] {
  const { candidates, meaning, words, characters } = full;
  const sum = (...parts: (readonly [Ranker, number])[]) => together(parts);
  return [
    [OURS, ours(full)],
    ['ours, starter occupations only', ours(small)],
    [BASELINES[0], characters],
    [BASELINES[1], plain],
    ['candidates alone', candidates],
    ['candidates alone, starter occupations only', small.candidates],
    ['meaning alone', meaning],
    ['ours without candidates', sum([meaning, 2], [words, 2], [characters, 1])],
    ['ours without meaning', sum([candidates, 2], [words, 2], [characters, 1])],
    ['ours without words and characters', sum([candidates, 1], [meaning, 1])],
    ['words and characters only', sum([words, 2], [characters, 1])],
  ];
}

function rememberedAll({ candidates, meaning, words, characters }: Ingredients): Ingredients {
  return {
    candidates: remembered(candidates),
    meaning: remembered(meaning),
    words: remembered(words),
    characters: remembered(characters),
  };
}

/** The same ranker, each query ranked once: the ablations share their parts. */
function remembered(rank: Ranker): Ranker {
  const known = new Map<string, ArrayLike<number>>();
  return (query) => {
    const scores = known.get(query) ?? rank(query);
    known.set(query, scores);
    return scores;
  };
}
