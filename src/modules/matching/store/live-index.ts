import type { Readiness } from '../../../platform/module/manifest.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type AdRecord, adsByIds, changesSince } from '../../opportunities/api.ts';
import { taxonomyOf } from '../../taxonomy/api.ts';
import type { Index, IndexStats } from '../engine/index-contract.ts';
import type { MatchExplanation, MatchProfile, MatchResult, SearchQuery, SearchResult } from '../engine/types.ts';
import { AdCache } from './ad-cache.ts';
import { compareIndex } from './live/compare-index.ts';
import { type IndexContent, loadContent } from './live/index-content.ts';
import { keepIndex, keptIndex } from './live/kept-index.ts';
import { reindexStamp } from './reindex-stamp.ts';

const CHUNK = 500;
/** Compared with the database this often. */
const COMPARE_MS = 24 * 3_600_000;
/** Made anew when so many rows, and so many for each ad, are of removed or expired ads. */
const USELESS_LEAST = 512;
const USELESS_SHARE = 1 / 3;

/** The index of this process, as others use it: it changes by itself when ads change. All answers are synchronous and exact. */
export class LiveIndex implements Omit<Index, 'upsert' | 'load' | 'remove' | 'snapshot' | 'fingerprint' | 'useless'> {
  readonly #platform: Platform;
  readonly #cache = new AdCache();
  readonly #countDrift: () => void;
  #content: IndexContent | undefined;
  #stamp = '';
  #comparedAt = Number.NEGATIVE_INFINITY;
  #seenAt = 0;
  #askedAt = 0;
  #keptSeq = -1;
  #last: Promise<void> = Promise.resolve();
  #refreshing: Promise<void> | undefined;
  /** Whether somebody polls; otherwise every use looks for changes first. */
  polled = false;

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#countDrift = platform.metrics.count('talenthub_index_drift', 'Times the search index differed from the database');
  }

  /** False until the first load is done. */
  get ready(): boolean {
    return this.#content !== undefined;
  }
  get #index(): Index {
    if (!this.#content) throw new Error('the index is not loaded yet');
    this.#askedAt = performance.now();
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
    return this.#content?.index.placeOf(id) ?? null;
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

  /** Milliseconds since somebody asked something. */
  get idleMs(): number {
    return performance.now() - this.#askedAt;
  }

  /** Loads, or applies what changed. Calls that come meanwhile wait for the same work. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#exclusive(() => this.#refresh()).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  /**
   * What nobody should wait for: compares the index with the database (after a start, then daily) and makes it anew, in short slices, when
   * it has drifted or holds many removed ads. The old one follows the changes and answers meanwhile.
   */
  async tidy(): Promise<void> {
    const former = this.#content;
    const state = former ? await this.#exclusive(() => this.#stateOf(former)) : 'good';
    if (!former || state === 'good') return;
    const made = await loadContent(this.#platform, former.taxonomy, { anew: state === 'drifted' });
    await this.#exclusive(async () => {
      await this.#follow(made);
      if (this.#content === former) this.#content = made;
    });
  }

  /** Keeps the index on disk, when it has changed since it was last kept. */
  keep(): Promise<void> {
    return this.#exclusive(async () => {
      const content = this.#content;
      if (!content || content.seq === this.#keptSeq) return;
      const { seq } = content;
      if (await keepIndex(this.#platform, content, this.#stamp)) this.#keptSeq = seq;
    });
  }

  /** One thing at a time changes the index or needs it unchanged. */
  #exclusive<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#last.then(work);
    this.#last = run.then(
      () => undefined,
      () => undefined,
    );
    return run;
  }

  async #refresh(): Promise<void> {
    const started = performance.now();
    const stamp = await this.#platform.database.read(reindexStamp);
    const taxonomy = await taxonomyOf(this.#platform);
    if (!this.#content && this.polled) this.#useKept(await keptIndex(this.#platform, taxonomy, stamp), stamp);
    if (!this.#content || stamp !== this.#stamp || taxonomy.version !== this.#content.taxonomy.version) {
      this.#content = await loadContent(this.#platform, taxonomy);
      this.#stamp = stamp;
    }
    await this.#follow(this.#content);
    this.#seenAt = started;
  }

  #useKept(content: IndexContent | null, stamp: string): void {
    if (!content) return;
    this.#content = content;
    this.#keptSeq = content.seq;
    this.#stamp = stamp;
  }

  async #follow(content: IndexContent): Promise<void> {
    for (;;) {
      const changes = await this.#platform.database.read((db) => changesSince(db, content.seq, CHUNK, this.#platform.clock.now()));
      for (const change of changes) {
        content.apply(change);
        this.#cache.forget(change.id);
      }
      if (changes.length < CHUNK) return;
    }
  }

  async #stateOf(content: IndexContent): Promise<'good' | 'drifted' | 'bulky'> {
    const started = performance.now();
    if (started - this.#comparedAt > COMPARE_MS) {
      const found = await compareIndex(this.#platform, content, () => this.#follow(content));
      if (found !== 'changing') this.#comparedAt = started;
      if (found === 'drifted') {
        this.#countDrift();
        return 'drifted';
      }
    }
    const useless = content.index.useless(this.#platform.clock.now().getTime());
    return useless >= USELESS_LEAST && useless >= content.index.size * USELESS_SHARE ? 'bulky' : 'good';
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

/** For `/readyz`. */
export async function indexReadiness(platform: Platform): Promise<readonly Readiness[]> {
  const index = indexOf(platform);
  if (!index.ready) return [{ part: 'index', ready: false, detail: 'loading' }];
  return [{ part: 'index', ready: true, detail: `${index.size} ads, ${index.lagSeconds.toFixed(1)} s behind` }];
}
