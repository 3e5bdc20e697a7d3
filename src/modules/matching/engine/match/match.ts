import type { AdStore } from '../columns/ad-store.ts';
import { TopK } from '../top-k.ts';
import type { Travel } from '../travel.ts';
import type { MatchProfile, MatchResult } from '../types.ts';
import { Explainer } from './explain.ts';
import { MatchFilter } from './match-filter.ts';
import { Reach } from './reach.ts';
import { Scan } from './scan.ts';
import { Scorer } from './score.ts';
import { ChangeCounter } from './what-would-change.ts';

/** One match: hard limits → evidence → score → the best ones with their reasons → what would change. */
export function match(store: AdStore, profile: MatchProfile, now: number, travel: Travel): MatchResult {
  const reach = new Reach(profile, travel);
  const filter = new MatchFilter(store, profile, now, reach);
  const scorer = new Scorer(store, profile, now, filter.distances, reach);
  const changes = new ChangeCounter(store, profile, filter.distances, reach);
  const top = new TopK(profile.limit, (a, b) => store.columns.compareTies(a, b));
  const total = new Scan(store, filter, scorer, changes).run(top);
  const explainer = new Explainer(store, profile, { distances: filter.distances, scorer, reach });
  return {
    evaluated: store.columns.active.count,
    total,
    items: top.sorted().map((row) => explainer.item(row)),
    whatWouldChange: changes.result(),
  };
}
