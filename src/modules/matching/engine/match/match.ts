import type { AdStore } from '../columns/ad-store.ts';
import { TopK } from '../top-k.ts';
import type { Travel } from '../travel.ts';
import type { MatchProfile, MatchResult } from '../types.ts';
import { Explainer } from './explain.ts';
import { MatchFilter } from './match-filter.ts';
import { Reach } from './reach.ts';
import { Scorer } from './score.ts';
import { ChangeCounter } from './what-would-change.ts';

/** One match: hard limits → evidence → score → the best ones with their reasons → what would change. */
export function match(store: AdStore, profile: MatchProfile, now: number, travel: Travel): MatchResult {
  const reach = new Reach(profile, travel);
  const filter = new MatchFilter(store, profile, now, reach);
  const scorer = new Scorer(store, profile, now, filter.distances, reach);
  const changes = new ChangeCounter(store, profile, filter.distances, reach);
  const top = new TopK(profile.limit, (a, b) => store.columns.compareTies(a, b));
  const total = scan(store, filter, scorer, changes, top);
  const explainer = new Explainer(store, profile, { distances: filter.distances, scorer, reach });
  return {
    evaluated: store.columns.active.count,
    total,
    items: top.sorted().map((row) => explainer.item(row)),
    whatWouldChange: changes.result(),
  };
}

/**
 * Looks at every active ad and returns how many match. The same as asking `filter.failures`, `scorer.hasEvidence` and `scorer.score`
 * row by row, written out, for a row must cost a few nanoseconds: an ad that two limits keep out is left at once, and recency, the only
 * part that is no table, is worked out only for ads that could still be among the best.
 */
function scan({ columns, skills }: AdStore, filter: MatchFilter, scorer: Scorer, changes: ChangeCounter, top: TopK): number {
  const [terms, demands, place, trade] = [columns.terms.codes, columns.demands.codes, columns.place.codes, columns.trade.codes];
  const { sets } = skills;
  const { flags } = columns.active;
  const { terms: badTerms, demands: badDemands, place: badPlace, trade: badTrade } = filter;
  const { skillEvidence, tradeEvidence } = scorer;
  const tradePoints = scorer.occupation.map((points, code) => points + (scorer.interests[code] as number));
  let total = 0;
  for (let row = 0; row < columns.rows; row++) {
    const placeCode = place[row] as number;
    const tradeCode = trade[row] as number;
    const limits = (badPlace[placeCode] as number) | (badTerms[terms[row] as number] as number);
    const failed = limits | (badDemands[demands[row] as number] as number) | (badTrade[tradeCode] as number);
    if ((failed & (failed - 1)) !== 0 || flags[row] === 0) continue;
    const set = sets[row] as number;
    const hasEvidence = ((skillEvidence[set] as number) | (tradeEvidence[tradeCode] as number)) !== 0;
    if (failed !== 0) {
      if (hasEvidence) changes.countLimit(row, failed);
    } else if (hasEvidence) {
      total++;
      const fit = (scorer.skills[set] as number) + (tradePoints[tradeCode] as number) + (scorer.distance[placeCode] as number);
      const most = fit + (scorer.contract[terms[row] as number] as number) + scorer.maxima.recency;
      if (most >= top.threshold) top.offer(row, most - scorer.maxima.recency + scorer.recency(row));
    } else changes.countSkills(set);
  }
  return total;
}
