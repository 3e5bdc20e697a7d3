import { AdStore } from './columns/ad-store.ts';
import { explain } from './match/explain.ts';
import { match } from './match/match.ts';
import { search } from './search/search.ts';
import { complete } from './text/complete.ts';
import { straightLine, type Travel } from './travel.ts';
import type { Index, IndexStats } from './types.ts';

/** An empty index. See `Index` for what it answers and README.md for how; `travel` turns minutes into kilometres. */
export function createIndex(travel: Travel = straightLine): Index {
  const store = new AdStore();
  return {
    upsert: (ad) => store.upsert(ad),
    remove: (id) => store.remove(id),
    get size() {
      return store.columns.live;
    },
    search: (query, now) => search(store, query, now),
    match: (profile, now) => match(store, profile, now, travel),
    explain: (profile, adId, now) => explain(store, profile, adId, now, travel),
    complete: (prefix) => complete(store, prefix),
    stats: () => stats(store),
  };
}

function stats({ columns, skills, text }: AdStore): IndexStats {
  return { ads: columns.live, terms: text.vocabulary.stems.length, bytes: columns.bytes + skills.bytes + text.bytes };
}
