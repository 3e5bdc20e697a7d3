import type { Platform } from '../../../platform/platform.ts';
import { type AdChange, changesSince } from '../../opportunities/api.ts';
import { type Taxonomy, taxonomyOf } from '../../taxonomy/api.ts';
import { createIndex } from '../engine/search-index.ts';
import type { Index } from '../engine/types.ts';
import { PlaceOfAd } from './ad-cache.ts';
import { toDocument } from './ad-document.ts';

const CHUNK = 1000;
const PROGRESS_EVERY = 50_000;

/** One index with the point of the change feed up to which it holds everything. */
export class IndexContent {
  readonly index: Index = createIndex();
  readonly places = new PlaceOfAd();
  seq = 0;
  readonly taxonomy: Taxonomy;

  constructor(taxonomy: Taxonomy) {
    this.taxonomy = taxonomy;
  }

  apply(change: AdChange): void {
    if (change.ad) {
      this.index.upsert(toDocument(change.ad, this.taxonomy));
      this.places.set(change.id, change.ad.place?.istat ?? null);
    } else this.index.remove(change.id);
    this.seq = Math.max(this.seq, change.changeSeq);
  }
}

/** A new index of everything that can be found now. The next chunk is read while the last one is indexed. */
export async function loadContent(platform: Platform): Promise<IndexContent> {
  const started = performance.now();
  const content = new IndexContent(await taxonomyOf(platform));
  const readAfter = (seq: number) => platform.database.read((db) => changesSince(db, seq, CHUNK, platform.clock.now()));
  let coming = readAfter(0);
  for (let seen = 0; ; ) {
    const changes = await coming;
    const last = changes.at(-1);
    if (last && changes.length === CHUNK) coming = readAfter(last.changeSeq);
    for (const change of changes) content.apply(change);
    if (Math.floor((seen + changes.length) / PROGRESS_EVERY) > Math.floor(seen / PROGRESS_EVERY)) {
      platform.log.info({ read: seen + changes.length, ads: content.index.size }, 'index is being loaded');
    }
    seen += changes.length;
    if (changes.length < CHUNK) break;
  }
  const { ads, terms, bytes } = content.index.stats();
  platform.log.info({ ads, terms, megabytes: Math.round(bytes / 1e6), ms: Math.round(performance.now() - started) }, 'index loaded');
  return content;
}
