import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import { nextChangeNumbers } from '../store/change-numbers.ts';
import { keepRun } from '../store/runs.ts';
import { BATCH, type RunContext } from './import-run.ts';

export interface Closing {
  readonly closed: number;
  readonly refused: { readonly missing: number; readonly active: number } | null;
}

/**
 * Withdraws the ads of a source that a complete run did not see. When more than half of them would go (an empty or half-empty
 * feed is more often an accident than a decision) nothing happens without `force`.
 */
export async function closeMissing(run: RunContext, runId: number): Promise<Closing> {
  const { database, clock } = run.platform;
  const { missing, active } = await database.read((db) => countMissing(db, run.sourceId, runId, clock.now()));
  if (missing === 0) return { closed: 0, refused: null };
  if (missing * 2 > active && !run.request.force) return { closed: 0, refused: { missing, active } };
  let closed = 0;
  for (;;) {
    const count = await database.write((db) => closeBatch(db, run.sourceId, runId, clock.now()));
    if (count === 0) return { closed, refused: null };
    closed += count;
  }
}

function openAds(db: Db, sourceId: number) {
  return db
    .selectFrom('opportunities_ad as ad')
    .innerJoin('opportunities_raw as raw', (join) =>
      join.onRef('raw.source_id', '=', 'ad.source_id').onRef('raw.external_key', '=', 'ad.external_key'),
    )
    .where('ad.source_id', '=', sourceId)
    .where('ad.withdrawn_at', 'is', null);
}

async function countMissing(db: Db, sourceId: number, runId: number, now: Date): Promise<{ missing: number; active: number }> {
  const row = await openAds(db, sourceId)
    .where((where) => where.or([where('ad.expires_at', 'is', null), where('ad.expires_at', '>', now)]))
    .select((select) => [
      select.fn.countAll<number>().as('active'),
      select.fn.countAll<number>().filterWhere('raw.last_run_id', '<>', runId).as('missing'),
    ])
    .executeTakeFirstOrThrow();
  return { missing: row.missing, active: row.active };
}

/** Only ads that are still open: one that expired before it left the feed stays expired. */
async function closeBatch(db: Db, sourceId: number, runId: number, now: Date): Promise<number> {
  const rows = await openAds(db, sourceId)
    .where('raw.last_run_id', '<>', runId)
    .where((where) => where.or([where('ad.expires_at', 'is', null), where('ad.expires_at', '>', now)]))
    .select('ad.id')
    .orderBy('ad.id')
    .limit(BATCH)
    .execute();
  if (rows.length === 0) return 0;
  await keepRun(db, runId, now, { state: 'closing' });
  const ids = rows.map((row) => row.id);
  const first = await nextChangeNumbers(db, ids.length);
  await sql`update opportunities_ad set withdrawn_at = ${now}, withdrawn_by = 'feed', updated_at = ${now}, change_seq = ${first}::bigint + gone.place - 1
    from unnest(${ids}::bigint[]) with ordinality as gone (id, place) where opportunities_ad.id = gone.id`.execute(db);
  return ids.length;
}
