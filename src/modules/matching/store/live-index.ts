import type { Readiness } from '../../../platform/module/manifest.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type AdRecord, adsByIds, changesSince } from '../../opportunities/api.ts';
import { taxonomyOf } from '../../taxonomy/api.ts';
import type { Index, IndexStats, MatchExplanation, MatchProfile, MatchResult, SearchQuery, SearchResult } from '../engine/types.ts';
import { AdCache } from './ad-cache.ts';
import { type IndexContent, loadContent } from './index-content.ts';
import { reindexStamp } from './reindex-stamp.ts';

const POLL_MS = 500;
const RETRY_MS = 1000;
const CHUNK = 500;
/** Rebuilt this often, so that expired ads leave the memory and a drift from the database is seen. */
const RECONCILE_MS = 24 * 3_600_000;

/** The index of this process, as others use it: it changes by itself when ads change. All answers are synchronous and exact. */
export class LiveIndex implements Omit<Index, 'upsert' | 'remove'> {
  readonly #platform: Platform;
  readonly #cache = new AdCache();
  #content: IndexContent | undefined;
  #stamp = '';
  #loadedAt = 0;
  #seenAt = 0;
  #work: Promise<void> | undefined;
  /** Whether somebody polls; otherwise every use looks for changes first. */
  polled = false;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** False until the first load is done. */
  get ready(): boolean {
    return this.#content !== undefined;
  }
  get #index(): Index {
    if (!this.#content) throw new Error('the index is not loaded yet');
    return this.#content.index;
  }
  get size(): number {
    return this.#index.size;
  }
  search(query: SearchQuery, now: number): SearchResult {
    return this.#index.search(query, now);
  }
  match(profile: MatchProfile, now: number): MatchResult {
    return this.#index.match(profile, now);
  }
  explain(profile: MatchProfile, adId: number, now: number): MatchExplanation | null {
    return this.#index.explain(profile, adId, now);
  }
  complete(prefix: string): string[] {
    return this.#index.complete(prefix);
  }
  stats(): IndexStats {
    return this.#index.stats();
  }
  /** ISTAT code of the comune of an ad; null when it has none. */
  placeOf(id: number): string | null {
    return this.#content?.places.get(id) ?? null;
  }
  /** Seconds since the index was last known to equal the database. */
  get lagSeconds(): number {
    return (performance.now() - this.#seenAt) / 1000;
  }

  /** The ads with these ids in their order, for lists: those shown lately come from memory. */
  async ads(ids: readonly number[], now: Date): Promise<readonly AdRecord[]> {
    const known = new Map(ids.flatMap((id) => (this.#cache.get(id) ? [[id, this.#cache.get(id) as AdRecord]] : [])));
    const missing = ids.filter((id) => !known.has(id));
    if (missing.length > 0) {
      const before = this.#content?.seq;
      for (const ad of await this.#platform.database.read((db) => adsByIds(db, missing, now))) {
        known.set(ad.id, ad);
        // Read while a change came in: it may be the former version, so it is not kept.
        if (before !== undefined && before === this.#content?.seq) this.#cache.put(ad);
      }
    }
    return ids.flatMap((id) => known.get(id) ?? []);
  }

  /** Loads, or applies what changed. Calls that come meanwhile wait for the same work. */
  refresh(): Promise<void> {
    this.#work ??= this.#refresh().finally(() => {
      this.#work = undefined;
    });
    return this.#work;
  }

  async #refresh(): Promise<void> {
    const started = performance.now();
    const stamp = await this.#platform.database.read(reindexStamp);
    const taxonomy = await taxonomyOf(this.#platform);
    const old = started - this.#loadedAt > RECONCILE_MS;
    if (!this.#content || stamp !== this.#stamp || taxonomy.version !== this.#content.taxonomy.version || old) {
      const reconciled = this.#content && old ? this.#content : null;
      this.#content = await loadContent(this.#platform);
      this.#stamp = stamp;
      this.#loadedAt = started;
      if (reconciled) this.#reportDrift(reconciled, this.#content);
    }
    await this.#applyChanges(this.#content);
    this.#seenAt = started;
  }

  async #applyChanges(content: IndexContent): Promise<void> {
    for (;;) {
      const changes = await this.#platform.database.read((db) => changesSince(db, content.seq, CHUNK, this.#platform.clock.now()));
      for (const change of changes) {
        content.apply(change);
        this.#cache.forget(change.id);
      }
      if (changes.length < CHUNK) return;
    }
  }

  /** The index that followed the changes must find as many ads as one made anew. */
  #reportDrift(followed: IndexContent, made: IndexContent): void {
    if (followed.seq !== made.seq) return;
    const now = this.#platform.clock.now().getTime();
    const count = (content: IndexContent) => content.index.search({ sort: 'date', offset: 0, limit: 0 }, now).total;
    const [before, after] = [count(followed), count(made)];
    if (before !== after) this.#platform.log.error({ before, after }, 'the index had drifted from the database');
  }
}

const indexes = new WeakMap<Platform, LiveIndex>();

/** The index object of this process, perhaps not loaded yet. */
export function indexOf(platform: Platform): LiveIndex {
  let index = indexes.get(platform);
  if (!index) {
    index = new LiveIndex(platform);
    indexes.set(platform, index);
  }
  return index;
}

/** The index of this process, loaded. Where nothing polls (a command, a test) it is brought up to date first. */
export async function liveIndex(platform: Platform): Promise<LiveIndex> {
  const index = indexOf(platform);
  if (!index.ready || !index.polled) await index.refresh();
  return index;
}

/** Loads the index and follows the database from then on; a lost database is tried again. Returns how to stop. */
export function startIndex(platform: Platform): () => Promise<void> {
  const index = indexOf(platform);
  index.polled = true;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const poll = async () => {
    let wait = POLL_MS;
    try {
      await index.refresh();
    } catch (error) {
      wait = RETRY_MS;
      if (!stopped) platform.log.warn({ err: error }, 'the index could not look for changes');
    }
    if (!stopped) timer = setTimeout(go, wait);
    timer?.unref();
  };
  const go = () => {
    running = poll();
  };
  go();
  return async () => {
    stopped = true;
    index.polled = false;
    clearTimeout(timer);
    await running;
  };
}

/** For `/readyz`. */
export async function indexReadiness(platform: Platform): Promise<readonly Readiness[]> {
  const index = indexOf(platform);
  if (!index.ready) return [{ part: 'index', ready: false, detail: 'loading' }];
  return [{ part: 'index', ready: true, detail: `${index.size} ads, ${index.lagSeconds.toFixed(1)} s behind` }];
}
