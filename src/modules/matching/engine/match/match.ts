import type { AdStore } from '../columns/ad-store.ts';
import { TopK } from '../top-k.ts';
import type { MatchProfile, MatchResult } from '../types.ts';
import { Explainer } from './explain.ts';
import { BLOCKS, MatchFilter } from './match-filter.ts';
import { Scorer } from './score.ts';
import { ChangeCounter } from './what-would-change.ts';

/** One match: hard limits → evidence → score → the best ones with their reasons → what would change. */
export function match(store: AdStore, profile: MatchProfile, now: number): MatchResult {
  const filter = new MatchFilter(store, profile, now);
  const scorer = new Scorer(store, profile, now, filter.distances);
  const changes = new ChangeCounter(store, profile, filter);
  const top = new TopK(profile.limit, (a, b) => store.columns.compareTies(a, b));
  let evaluated = 0;
  let total = 0;
  for (let row = 0; row < store.columns.rows; row++) {
    const failed = filter.failures(row);
    if (failed & BLOCKS.expired) continue;
    evaluated++;
    const hasEvidence = scorer.hasEvidence(row);
    if (failed !== 0 || !hasEvidence) {
      changes.count(row, failed, hasEvidence);
      continue;
    }
    total++;
    top.offer(row, scorer.score(row));
  }
  const explainer = new Explainer(store, profile, filter, scorer);
  return { evaluated, total, items: top.sorted().map((row) => explainer.item(row)), whatWouldChange: changes.result() };
}
