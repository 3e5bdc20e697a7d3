import { contentHash } from '../../../kernel/ids.ts';
import type { AppError } from '../../../kernel/result.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { FeedItem } from '../domain/opportunity.ts';
import { addCounts, NO_COUNTS, type RunCounts, tally } from '../domain/run-counts.ts';
import { FeedFailure, type FeedFormat, readFeed } from '../feeds/read-feed.ts';
import { addRejected, forgetPart, keepRun } from '../store/runs.ts';
import { knownRecords, stageRecords, touchRecords } from '../store/staging.ts';
import { BATCH, type ImportInput, type RunContext } from './import-run.ts';
import { publishRecords } from './publish-staged.ts';

export interface PartOutcome {
  readonly counts: RunCounts;
  readonly format: FeedFormat | null;
  readonly error: AppError | null;
  readonly notModified: boolean;
}

/** Raised when the readers give ads another shape or the pipeline another meaning: then every record counts as changed once. */
const PIPELINE = 2;

/**
 * Reads one input to its end and stages its records. Nothing is published yet: an input that turns out truncated, hostile or no
 * feed at all leaves only the reason among the rejected records, as its position 0.
 */
export async function stagePart(run: RunContext, input: ImportInput, part: number, before: number): Promise<PartOutcome> {
  const opened = await input.open();
  if (!opened.ok) return refusePart(run, input, part, opened.error, null);
  if (opened.value === 'not-modified') return { counts: NO_COUNTS, format: null, error: null, notModified: true };
  const { format, mapping } = run.request;
  const feed = await readFeed(opened.value, { format, mapping, name: input.label, now: run.platform.clock.now() });
  if (!feed.ok) return refusePart(run, input, part, feed.error, null);
  let counts = NO_COUNTS;
  try {
    for await (const batch of batches(feed.value.items)) {
      counts = addCounts(counts, await stageBatch(run, input, part, batch));
      run.request.progress(before + counts.read);
    }
  } catch (error) {
    if (!(error instanceof FeedFailure) && !isNetworkFailure(error)) throw error;
    const known =
      error instanceof FeedFailure
        ? error.error
        : { code: 'opportunities.source-broken', status: 422, params: { detail: (error as Error).message } };
    return refusePart(run, input, part, known, feed.value.format);
  }
  return { counts, format: feed.value.format, error: null, notModified: false };
}

/** The connection broke, or the file could not be read on: the input's fault, not ours. */
function isNetworkFailure(error: unknown): boolean {
  return error instanceof Error && ('code' in error || error.name === 'SourceFailure');
}

async function refusePart(
  run: RunContext,
  input: ImportInput,
  part: number,
  error: AppError,
  format: FeedFormat | null,
): Promise<PartOutcome> {
  const reason = error.code.replace(/^opportunities\.(?:feed-)?/, '');
  const { runId } = run;
  if (runId !== null)
    await run.platform.database.write(async (db) => {
      await forgetPart(db, runId, part);
      const detail = Object.entries(error.params ?? {}).map(([name, value]) => `${name}: ${value}`);
      const row = { part, input: input.label, position: 0, external_key: null, reason, detail: detail.join(', '), excerpt: '' };
      await addRejected(db, runId, [row]);
    });
  return { counts: addCounts(NO_COUNTS, { rejected: 1, reasons: { [reason]: 1 } }), format, error, notModified: false };
}

async function* batches(items: AsyncIterable<FeedItem>): AsyncGenerator<FeedItem[]> {
  let batch: FeedItem[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

type AdItem = Extract<FeedItem, { type: 'ad' }>;
type RejectedItem = Extract<FeedItem, { type: 'rejected' }>;

async function stageBatch(run: RunContext, input: ImportInput, part: number, items: readonly FeedItem[]): Promise<Partial<RunCounts>> {
  const ads = items.filter((item) => item.type === 'ad');
  const rejected = items.filter((item) => item.type === 'rejected');
  const counted = { read: items.length, rejected: rejected.length, reasons: tally(rejected.map((item) => item.reason)) };
  const { database, clock } = run.platform;
  const { runId } = run;
  if (runId === null) return addCounts(addCounts(NO_COUNTS, counted), await tryBatch(run, part, ads));
  const staged = await database.write(async (db) => {
    await keepRun(db, runId, clock.now());
    await addRejected(
      db,
      runId,
      rejected.map((item) => rejectedRow(input, part, item)),
    );
    await touchRecords(
      db,
      run.sourceId,
      rejected.flatMap((item) => item.externalKey ?? []),
      runId,
      clock.now(),
    );
    return stageAds(db, run, runId, part, ads);
  });
  return addCounts(addCounts(NO_COUNTS, counted), staged);
}

function rejectedRow(input: ImportInput, part: number, item: RejectedItem) {
  const { position, externalKey, reason, detail, excerpt } = item;
  return { part, input: input.label, position, external_key: externalKey, reason, detail, excerpt };
}

interface Sorted {
  readonly fresh: readonly {
    readonly item: AdItem;
    readonly hash: string;
    readonly outcome: 'new' | 'changed';
    readonly firstSeen: Date | null;
  }[];
  readonly unchanged: readonly string[];
  /** Keys that the run has met before. */
  readonly repeated: number;
}

/**
 * New, changed or unchanged? The hash is of what we read out of the record, not of its bytes: a feed that stamps each copy with
 * the time of day does not change every ad every day, and a reader that learns to read more does.
 */
async function sortAds(db: Db, run: RunContext, ads: readonly AdItem[]): Promise<Sorted> {
  const unique = new Map<string, AdItem>();
  for (const item of ads) if (!unique.has(item.ad.externalKey)) unique.set(item.ad.externalKey, item);
  const known = await knownRecords(db, run.sourceId, [...unique.keys()]);
  const fresh: Sorted['fresh'][number][] = [];
  const unchanged: string[] = [];
  let met = 0;
  for (const [key, item] of unique) {
    const record = known.get(key);
    const hash = contentHash(`${PIPELINE} ${JSON.stringify(item.ad)}`);
    if (run.seen.has(key) || (record && run.runId !== null && record.lastRunId === run.runId)) met++;
    else if (record && record.hash === hash && !record.closedByFeed) unchanged.push(key);
    else fresh.push({ item, hash, outcome: record ? 'changed' : 'new', firstSeen: record?.firstSeenAt ?? null });
  }
  return { fresh, unchanged, repeated: ads.length - unique.size + met };
}

async function stageAds(db: Db, run: RunContext, runId: number, part: number, ads: readonly AdItem[]): Promise<Partial<RunCounts>> {
  const { fresh, unchanged, repeated } = await sortAds(db, run, ads);
  await touchRecords(db, run.sourceId, unchanged, runId, run.platform.clock.now());
  const staged = await stageRecords(
    db,
    fresh.map(({ item, hash, outcome }) => ({
      run_id: runId,
      external_key: item.ad.externalKey,
      part,
      position: item.position,
      hash,
      outcome,
      payload: JSON.stringify(item.raw) ?? 'null',
      parsed: JSON.stringify(item.ad),
    })),
  );
  return { unchanged: unchanged.length, duplicate: repeated + fresh.length - staged.size };
}

/** The same without writing: the records go through all steps at once, only to be counted. */
async function tryBatch(run: RunContext, _part: number, ads: readonly AdItem[]): Promise<RunCounts> {
  return run.platform.database.read(async (db) => {
    const { fresh, unchanged, repeated } = await sortAds(db, run, ads);
    for (const { ad } of ads) run.seen.add(ad.externalKey);
    const records = fresh.map(({ item, outcome, firstSeen }) => ({ parsed: item.ad, outcome, firstSeen }));
    const { counts } = await publishRecords(db, run, records);
    return addCounts(counts, { unchanged: unchanged.length, duplicate: repeated });
  });
}
