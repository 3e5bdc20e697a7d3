import type { AdStore } from '../columns/ad-store.ts';
import { TopK } from '../top-k.ts';
import type { Travel } from '../travel.ts';
import type { MatchProfile, MatchResult } from '../types.ts';
import { Explainer } from './explain.ts';
import { BLOCKS, MatchFilter } from './match-filter.ts';
import { Reach } from './reach.ts';
import { Scorer } from './score.ts';
import { ChangeCounter } from './what-would-change.ts';

/** One match: hard limits → evidence → score → the best ones with their reasons → what would change. */
export function match(store: AdStore, profile: MatchProfile, now: number, travel: Travel): MatchResult {
  const reach = new Reach(profile, travel);
  const filter = new MatchFilter(store, profile, now, reach);
  const scorer = new Scorer(store, profile, now, filter.distances, reach);
  const changes = new ChangeCounter(store, profile, filter.distances, reach);
  const scores = new Uint8Array(store.columns.rows);
  const top = new TopK(profile.limit, (a, b) => (scores[b] as number) - (scores[a] as number) || store.columns.compareTies(a, b));
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
    scores[row] = scorer.score(row);
    top.offer(row);
  }
  const explainer = new Explainer(store, profile, { distances: filter.distances, scorer, reach });
  return { evaluated, total, items: top.sorted().map((row) => explainer.item(row)), whatWouldChange: changes.result() };
}
