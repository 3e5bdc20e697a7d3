import type { Db } from '../../../platform/db/database.ts';
import type { ParsedAd } from '../domain/opportunity.ts';
import { addCounts, NO_COUNTS, type RunCounts, tally } from '../domain/run-counts.ts';
import { findOriginals } from '../store/duplicates.ts';
import { keepRun } from '../store/runs.ts';
import { keepRecords, knownRecords, nextStaged } from '../store/staging.ts';
import { type AdToWrite, writeAds } from '../store/write-ads.ts';
import { describeAd } from './describe-ad.ts';
import { BATCH, type RunContext } from './import-run.ts';

/**
 * Publishes what a run has staged, batch by batch, each in one transaction that also takes the records off the stage: killed
 * anywhere, what was published stays published and what was not is read again by the next run.
 */
export async function publishStaged(run: RunContext, runId: number, before: RunCounts): Promise<RunCounts> {
  const { database, clock } = run.platform;
  let counts = before;
  for (;;) {
    const published = await database.write(async (db) => {
      const rows = await nextStaged(db, runId, BATCH);
      if (rows.length === 0) return null;
      const known = await knownRecords(
        db,
        run.sourceId,
        rows.map((row) => row.external_key),
      );
      const records = rows.map((row) => ({
        parsed: revive(row.parsed),
        outcome: row.outcome,
        firstSeen: known.get(row.external_key)?.firstSeenAt ?? null,
      }));
      const { ads, counts: added } = await publishRecords(db, run, records);
      await keepRecords(db, run.sourceId, rows, runId, clock.now());
      await keepRun(db, runId, clock.now(), { state: 'publishing', counts: addCounts(counts, added) });
      await writeAds(db, ads, clock.now());
      return added;
    });
    if (published === null) return counts;
    counts = addCounts(counts, published);
    run.request.progress(counts.read);
  }
}

export interface Published {
  readonly parsed: ParsedAd;
  readonly outcome: 'new' | 'changed';
  readonly firstSeen: Date | null;
}

/** Normalises, applies the rules and looks for originals. Writes nothing. */
export async function publishRecords(
  db: Db,
  run: RunContext,
  records: readonly Published[],
): Promise<{ ads: AdToWrite[]; counts: RunCounts }> {
  const now = run.platform.clock.now();
  const described = records.map(({ parsed, firstSeen }) => describeAd(parsed, run.know, run.sourceId, firstSeen ?? now));
  const originals = await findOriginals(
    db,
    described.map(({ ad }) => ({
      ...ad,
      expires_at: ad.expires_at ?? null,
      filled_at: null,
      withdrawn_at: null,
      likeness_key: ad.likeness_key ?? null,
      simhash: ad.simhash ?? null,
    })),
    now,
  );
  const ads = described.map((each, index): AdToWrite => ({ ...each, ad: { ...each.ad, duplicate_of: originals[index] ?? null } }));
  const outcomes = ads.map(({ ad }, index) => (ad.duplicate_of === null ? records[index]?.outcome : 'duplicate'));
  const notes = ads.flatMap(({ ad }) => notesOn(ad, now));
  const { new: fresh = 0, changed = 0, duplicate = 0 } = tally(outcomes.filter((outcome) => outcome !== undefined));
  return { ads, counts: addCounts(NO_COUNTS, { new: fresh, changed, duplicate, reasons: tally(notes) }) };
}

function notesOn(ad: AdToWrite['ad'], now: Date): string[] {
  const expired = ad.expires_at instanceof Date && ad.expires_at.getTime() <= now.getTime();
  return [...(expired ? ['expired'] : []), ...(ad.review_reason ? [`review-${ad.review_reason}`] : [])];
}

/** JSON has no dates: the two instants of an ad come back as such. */
function revive(text: string): ParsedAd {
  const ad = JSON.parse(text) as Omit<ParsedAd, 'publishedAt' | 'expiresAt'> & { publishedAt: string | null; expiresAt: string | null };
  const date = (value: string | null) => (value === null ? null : new Date(value));
  return { ...ad, publishedAt: date(ad.publishedAt), expiresAt: date(ad.expiresAt) };
}
