import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Platform } from '../../../../platform/platform.ts';
import { type AdChange, changesSince } from '../../../opportunities/api.ts';
import type { Taxonomy } from '../../../taxonomy/api.ts';
import type { Index } from '../../engine/index-contract.ts';
import { createIndex } from '../../engine/search-index.ts';
import { toDocument } from '../ad-document.ts';
import { textsCursor } from '../sql/write-ad-texts.ts';
import { wordsAfter } from './numbered-words.ts';
import { preparedAfter, preparedStamp, readPrepared, storedStamp } from './prepared-ads.ts';

const CHUNK = 1000;
/** Prepared ads are smaller and quicker. */
const PREPARED_CHUNK = 5000;
const WORDS_CHUNK = 50_000;
const PROGRESS_EVERY = 50_000;
/** Longer than this nobody who searches meanwhile waits. */
const SLICE_MS = 4;

/** One index with the point of the change feed up to which it holds everything. */
export class IndexContent {
  readonly index: Index;
  readonly taxonomy: Taxonomy;
  seq: number;

  constructor(taxonomy: Taxonomy, index: Index = createIndex(), seq = 0) {
    this.taxonomy = taxonomy;
    this.index = index;
    this.seq = seq;
  }

  apply(change: AdChange): void {
    if (change.ad) this.index.upsert(toDocument(change.ad, this.taxonomy));
    else this.index.remove(change.id);
    this.seq = Math.max(this.seq, change.changeSeq);
  }
}

/**
 * A new index of everything that can be found now: from the prepared ads and what changed since they were written, or, with `anew`, from
 * the ads themselves. Works in short slices, so that another index can answer meanwhile.
 */
export async function loadContent(platform: Platform, taxonomy: Taxonomy, { anew = false } = {}): Promise<IndexContent> {
  const started = performance.now();
  const content = new IndexContent(taxonomy);
  const report = (read: number) => platform.log.info({ read, ads: content.index.size }, 'index is being loaded');
  if (!anew) await addPrepared(platform, content, report);
  await addChanges(platform, content, report);
  // Puts the words in order, which the first question would otherwise wait for.
  content.index.complete('aa');
  const { ads, terms, bytes } = content.index.stats();
  platform.log.info({ ads, terms, megabytes: Math.round(bytes / 1e6), ms: Math.round(performance.now() - started) }, 'index loaded');
  return content;
}

/**
 * Adds the prepared ads; none when they are of another version. What changes while they are read comes with the changes: also an ad whose
 * words are not found, for it was written anew since.
 */
async function addPrepared(platform: Platform, content: IndexContent, report: (read: number) => void): Promise<void> {
  const { database } = platform;
  const stamped = async () => (await database.read(storedStamp)) === preparedStamp(content.taxonomy);
  if (!(await stamped())) return;
  const seq = await database.read(textsCursor);
  const now = platform.clock.now().getTime();
  const load = content.index.load();
  let newest = 0;
  const learn = async () => {
    for (;;) {
      const words = await database.read((db) => wordsAfter(db, newest, WORDS_CHUNK));
      for (const { number, word } of words) load.learn(number, word);
      newest = words.at(-1)?.number ?? newest;
      if (words.length < WORDS_CHUNK) return;
    }
  };
  await eachChunk(
    PREPARED_CHUNK,
    async (id: number) => {
      const rows = await database.read((db) => preparedAfter(db, id, PREPARED_CHUNK));
      // After the ads: whatever they hold is there by now.
      await learn();
      return rows;
    },
    ({ ad_id }) => ad_id,
    report,
    (row) => {
      const ad = readPrepared(row);
      if (ad.expiresAt === null || ad.expiresAt > now) load.add(ad);
    },
  );
  await inSlices(load.finish(), () => undefined);
  // Emptied meanwhile: then the cursor is no longer true, and the changes are read from the first.
  if (await stamped()) content.seq = seq;
}

async function addChanges(platform: Platform, content: IndexContent, report: (read: number) => void): Promise<void> {
  const readAfter = (seq: number) => platform.database.read((db) => changesSince(db, seq, CHUNK, platform.clock.now()));
  await eachChunk(
    CHUNK,
    readAfter,
    ({ changeSeq }) => changeSeq,
    report,
    (change) => content.apply(change),
    content.seq,
  );
}

/** Reads chunk after chunk, the next one while the last one is used; lets others work between slices. */
async function eachChunk<T>(
  size: number,
  readAfter: (position: number) => Promise<readonly T[]>,
  positionOf: (item: T) => number,
  report: (read: number) => void,
  use: (item: T) => void,
  from = 0,
): Promise<void> {
  let coming = readAfter(from);
  for (let seen = 0; ; ) {
    const items = await coming;
    const last = items.at(-1);
    if (last && items.length === size) {
      coming = readAfter(positionOf(last));
      // A failure is met where it is awaited, not while the last chunk is still used.
      coming.catch(() => undefined);
    }
    await inSlices(items, use);
    if (Math.floor((seen + items.length) / PROGRESS_EVERY) > Math.floor(seen / PROGRESS_EVERY)) report(seen + items.length);
    seen += items.length;
    if (items.length < size) return;
  }
}

/** Lets others work now and then. */
async function inSlices<T>(items: Iterable<T>, use: (item: T) => void): Promise<void> {
  let sliceEnd = performance.now() + SLICE_MS;
  for (const item of items) {
    use(item);
    if (performance.now() < sliceEnd) continue;
    await nextTurn();
    sliceEnd = performance.now() + SLICE_MS;
  }
}
