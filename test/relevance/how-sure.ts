import { randomOf } from '../../src/kernel/random.ts';
import { figuresOf, type Ranker } from './ranking-figures.ts';
import type { Judgements } from './title-judgements.ts';

const RESAMPLES = 10_000;
const FIGURES = ['mrr', 'success1', 'map'] as const;

/** A mean difference, with the interval that holds 95 of 100 such differences. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Ours minus a baseline, over the same queries. */
export interface Difference extends Interval {
  readonly baseline: string;
  readonly half: 'held' | 'all';
  readonly figure: (typeof FIGURES)[number];
}

/** Paired bootstrap: the queries are drawn again and again, with both methods' figures of each. The same draws in every run. */
export function differences(judgements: Judgements, ours: Ranker, baselines: readonly (readonly [string, Ranker])[]): Difference[] {
  return (['held', 'all'] as const).flatMap((half) => {
    const queries = judgements.queries.filter((query) => query.relevant.size > 0 && (half === 'all' || query.half === half));
    const each = (rank: Ranker) => queries.map((query) => figuresOf({ ...judgements, queries: [query] }, rank, 'all'));
    const own = each(ours);
    return baselines.flatMap(([baseline, rank]) => {
      const other = each(rank);
      return FIGURES.map((figure) => {
        const leads = own.map((figures, at) => figures[figure] - (other[at]?.[figure] ?? 0));
        return { baseline, half, figure, ...intervalOf(leads) };
      });
    });
  });
}

/** By drawing from the differences again and again; the same draws in every run. */
export function intervalOf(leads: readonly number[]): Interval {
  const random = randomOf(1);
  const meanOf = (pick: (at: number) => number) => leads.reduce((sum, _, at) => sum + pick(at), 0) / leads.length;
  const means = Array.from({ length: RESAMPLES }, () => meanOf(() => random.pick(leads))).sort((a, b) => a - b);
  const at = (share: number) => means[Math.floor(RESAMPLES * share)] as number;
  return { mean: meanOf((place) => leads[place] as number), low: at(0.025), high: at(0.975) };
}

/** "+0.064 (+0.041 to +0.088: ahead)". */
export function intervalText({ mean, low, high }: Interval): string {
  const shown = (value: number) => (value < 0 ? '−' : '+') + Math.abs(value).toFixed(3);
  const verdict = low > 0 ? 'ahead' : high < 0 ? 'BEHIND' : 'no difference shown';
  return `${shown(mean)} (${shown(low)} to ${shown(high)}: ${verdict})`;
}
