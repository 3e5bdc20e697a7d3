import type { Judgements, Query } from './title-judgements.ts';

/** Scores of all corpus titles for a query text, higher is better. */
export type Ranker = (query: string) => ArrayLike<number>;

export interface Figures {
  readonly queries: number;
  readonly mrr: number;
  readonly success1: number;
  readonly success5: number;
  readonly map: number;
}

export const figureNames = ['mrr', 'success1', 'success5', 'map'] as const;

/**
 * Mean reciprocal rank, success at 1 and at 5, mean average precision. Equal scores keep the order of the corpus. With `withoutOwn` a corpus
 * title that is the query itself and was never judged is taken out: every method puts it first, and the judgements count it as an error.
 */
export function figuresOf({ corpus, queries }: Judgements, rank: Ranker, which: Query['half'] | 'all', withoutOwn = false): Figures {
  const asked = queries.filter((query) => query.relevant.size > 0 && (which === 'all' || query.half === which));
  const sums = { mrr: 0, success1: 0, success5: 0, map: 0 };
  for (const query of asked) {
    const own = withoutOwn ? new Set(corpus.flatMap((text, place) => (isOwn(text, place, query) ? [place] : []))) : new Set<number>();
    const { first, precision } = positions(rank(query.text), query.relevant, own);
    sums.mrr += 1 / first;
    sums.success1 += first === 1 ? 1 : 0;
    sums.success5 += first <= 5 ? 1 : 0;
    sums.map += precision;
  }
  const mean = (sum: number) => Math.round((1000 * sum) / asked.length) / 1000;
  return { queries: asked.length, mrr: mean(sums.mrr), success1: mean(sums.success1), success5: mean(sums.success5), map: mean(sums.map) };
}

/** A query whose own title stands unjudged in the corpus. */
export function isOwn(text: string, place: number, query: Query): boolean {
  return text.toLowerCase() === query.text.toLowerCase() && !query.relevant.has(place);
}

function positions(
  scores: ArrayLike<number>,
  relevant: ReadonlySet<number>,
  out: ReadonlySet<number>,
): { first: number; precision: number } {
  const order = Array.from(scores, (_, place) => place).filter((place) => !out.has(place));
  order.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
  let hits = 0;
  let first = Number.POSITIVE_INFINITY;
  let precision = 0;
  for (const [rank, place] of order.entries()) {
    if (!relevant.has(place)) continue;
    hits += 1;
    first = Math.min(first, rank + 1);
    precision += hits / (rank + 1);
  }
  return { first, precision: precision / relevant.size };
}
