import { createIndex } from '../../src/modules/matching/engine/search-index.ts';
import { NOW } from '../world/ads.ts';
import type { Peer } from './peer.ts';

/** Our index in memory. It does more than its peers here: suggestions, wider radius, reasons, what would change. */
export function openEngine(): Peer {
  const index = createIndex();
  return {
    version: 'this version',
    add: (ads) => {
      for (const { ad } of ads) index.upsert(ad);
    },
    finish: () => undefined,
    search: (query) => {
      const { total, hits, facets } = index.search(query, NOW);
      return { total, ids: hits.map(({ id }) => id), facets };
    },
    match: (profile) => {
      const { total, items } = index.match(profile, NOW);
      return { total, ids: items.map(({ id }) => id), scores: items.map(({ score }) => score) };
    },
    ownBytes: () => index.stats().bytes,
    audit: (profiles) => {
      const items = profiles.flatMap((profile) => index.match(profile, NOW).items);
      const right = items.filter(({ score, parts }) => parts.reduce((sum, part) => sum + part.points, 0) === score);
      return { checked: items.length, right: right.length };
    },
    close: () => undefined,
  };
}
