import fc from 'fast-check';
import type { AdDocument, MatchProfile, SearchQuery } from '../../src/modules/matching/engine/types.ts';
import { adArbitrary, profileArbitrary, queryArbitrary } from '../../src/modules/matching/testing/arbitraries.ts';

/** A few hundred ads of few values, so that questions meet many and nearly everything ties. */
export interface SmallWorld {
  readonly ads: readonly AdDocument[];
  readonly queries: readonly SearchQuery[];
  readonly profiles: readonly MatchProfile[];
}

const FEWEST_ADS = 200;
const SPREAD = 300;

/** `questions` of each kind. The same seed and number make the same world. */
export function smallWorld(seed: number, number: number, questions: number): SmallWorld {
  const own = seed + number * 7919;
  const ads = fc.sample(adArbitrary, { numRuns: FEWEST_ADS + ((number * 53) % SPREAD), seed: own });
  return {
    ads: ads.map((ad, at) => ({ ...ad, id: at + 1 })),
    queries: fc.sample(queryArbitrary, { numRuns: questions, seed: own + 1 }),
    profiles: fc.sample(profileArbitrary, { numRuns: questions, seed: own + 2 }),
  };
}
