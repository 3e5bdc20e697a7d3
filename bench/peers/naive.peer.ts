import { createReference } from '../../src/modules/matching/testing/reference.ts';
import { NOW } from '../world/ads.ts';
import type { Peer } from './peer.ts';

/** The plain implementation that the tests compare the engine with: the same answers over plain objects, no index at all. */
export function openNaive(): Peer {
  const reference = createReference();
  return {
    version: 'this version',
    add: (ads) => {
      for (const { ad } of ads) reference.upsert(ad);
    },
    finish: () => undefined,
    search: (query) => {
      const { total, hits, facets } = reference.search(query, NOW);
      return { total, ids: hits.map(({ id }) => id), facets };
    },
    match: (profile) => {
      const { total, items } = reference.match(profile, NOW);
      return { total, ids: items.map(({ ad }) => ad.id), scores: items.map(({ score }) => score) };
    },
    close: () => undefined,
  };
}
