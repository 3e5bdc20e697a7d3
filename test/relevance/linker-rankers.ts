import { labelEvidence } from '../../src/modules/taxonomy/domain/titles/link-title.ts';
import type { LinkingParts, TitleLinker } from '../../src/modules/taxonomy/domain/titles/title-linker.ts';
import { titleWords } from '../../src/modules/taxonomy/domain/titles/title-words.ts';
import { bm25, characterGroups, tfIdfCosine } from './lexical-rankers.ts';
import type { Ranker } from './ranking-figures.ts';

const CANDIDATES = 100;

/** Two titles are alike when their lists of candidates are: cosine of the scores, as anyone can compute from the public API. */
export function candidateCosine(texts: readonly string[], link: TitleLinker): Ranker {
  const vector = (text: string) => {
    const scores = new Map(link(text, { limit: CANDIDATES }).map(({ occupation, score }) => [occupation.id, score]));
    return { scores, length: Math.hypot(...scores.values()) || 1 };
  };
  const vectors = texts.map(vector);
  return (query) => {
    const own = vector(query);
    return vectors.map(({ scores, length }) => {
      let sum = 0;
      for (const [id, score] of own.scores) sum += score * (scores.get(id) ?? 0);
      return sum / (own.length * length);
    });
  };
}

/** Two titles are alike when they lie in the same place of the space of meanings. */
export function meaningCosine(texts: readonly string[], { index, space }: LinkingParts): Ranker {
  const place = (text: string) => space.place(labelEvidence(index, text).stems);
  const places = texts.map(place);
  return (query) => {
    const own = place(query);
    return places.map((other) =>
      own && other
        ? Math.max(
            0,
            own.reduce((sum, each, at) => sum + each * (other[at] as number), 0),
          )
        : 0,
    );
  };
}

export interface Ingredients {
  readonly candidates: Ranker;
  readonly meaning: Ranker;
  readonly words: Ranker;
  readonly characters: Ranker;
}

export function ingredients(texts: readonly string[], link: TitleLinker, parts: LinkingParts): Ingredients {
  return {
    candidates: candidateCosine(texts, link),
    meaning: meaningCosine(texts, parts),
    words: shareOfBest(bm25(texts, (text) => titleWords(text).map((word) => word.stem))),
    characters: tfIdfCosine(texts, characterGroups),
  };
}

/** BM25 has no upper end: its scores are divided by the best one of the query. */
function shareOfBest(rank: Ranker): Ranker {
  return (query) => {
    const scores = Array.from(rank(query));
    const best = Math.max(...scores) || 1;
    return scores.map((score) => score / best);
  };
}

/** Weighted sum of rankings. */
export function together(rankers: readonly (readonly [Ranker, number])[]): Ranker {
  return (query) => {
    const scored = rankers.map(([rank, weight]) => ({ scores: rank(query), weight }));
    const [first] = scored;
    return Array.from(first?.scores ?? [], (_, place) =>
      scored.reduce((sum, { scores, weight }) => sum + weight * (scores[place] as number), 0),
    );
  };
}

/** Our similarity of two titles: meaning, candidates and words count twice what their letters do. */
export function ours({ candidates, meaning, words, characters }: Ingredients): Ranker {
  return together([
    [candidates, 2],
    [meaning, 2],
    [words, 2],
    [characters, 1],
  ]);
}
