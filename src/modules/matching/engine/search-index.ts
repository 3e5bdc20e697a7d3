import { AdStore } from './columns/ad-store.ts';
import { LoadedStore } from './columns/loaded-store.ts';
import type { Index, IndexStats } from './index-contract.ts';
import { explain } from './match/explain.ts';
import { match } from './match/match.ts';
import { prepareAd } from './prepared-ad.ts';
import { search } from './search/search.ts';
import { restoreSnapshot, takeSnapshot } from './snapshot.ts';
import { complete } from './text/complete.ts';
import { straightLine, type Travel } from './travel.ts';

/** An empty index. See `Index` for what it answers and README.md for how; `travel` turns minutes into kilometres. */
export function createIndex(travel: Travel = straightLine): Index {
  return indexOver(new AdStore(), travel);
}

/** The index that a snapshot was taken of, from its whole sections. Throws when they do not belong together. */
export function restoreIndex(section: (name: string) => Uint8Array, travel: Travel = straightLine): Index {
  return indexOver(restoreSnapshot(section), travel);
}

function indexOver(store: AdStore, travel: Travel): Index {
  const { columns } = store;
  return {
    upsert: (ad) => store.upsert(prepareAd(ad)),
    load: () => new LoadedStore(store),
    remove: (id) => store.remove(id),
    get size() {
      return columns.live;
    },
    search: (query, now) => search(store, query, now),
    match: (profile, now) => match(store, profile, now, travel),
    explain: (profile, adId, now) => explain(store, profile, adId, now, travel),
    complete: (prefix) => complete(store, prefix),
    placeOf(id) {
      const row = columns.rowOf(id);
      return row < 0 ? null : columns.place.valueAt(row).istat;
    },
    fingerprint: (now) => columns.fingerprint(now),
    useless(now) {
      columns.active.moveTo(now, columns);
      return columns.rows - columns.active.count;
    },
    snapshot: () => takeSnapshot(store),
    stats: () => stats(store),
  };
}

function stats({ columns, skills, text, byPlace }: AdStore): IndexStats {
  const sizes = { ...columns.sizes, ...skills.sizes, ...text.sizes, 'by place': byPlace.bytes };
  const bytes = Object.values(sizes).reduce((total, size) => total + size, 0);
  return { ads: columns.live, terms: text.vocabulary.stems.length, bytes, sizes };
}
