import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import type { StagedTable } from './tables.ts';

/** What is already known of a record. */
export interface KnownRecord {
  readonly hash: string;
  readonly lastRunId: number;
  readonly firstSeenAt: Date;
  /** It left its feed before: seeing it again is a change. */
  readonly closedByFeed: boolean;
}

/** The records of a source with these keys. */
export async function knownRecords(db: Db, sourceId: number, keys: readonly string[]): Promise<Map<string, KnownRecord>> {
  const rows = await db
    .selectFrom('opportunities_raw as raw')
    .leftJoin('opportunities_ad as ad', (join) =>
      join.onRef('ad.source_id', '=', 'raw.source_id').onRef('ad.external_key', '=', 'raw.external_key'),
    )
    .select(['raw.external_key', 'raw.hash', 'raw.last_run_id', 'raw.first_seen_at', 'ad.withdrawn_by'])
    .where('raw.source_id', '=', sourceId)
    .where('raw.external_key', '=', sql<string>`any(${keys}::text[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.external_key,
      { hash: row.hash, lastRunId: row.last_run_id, firstSeenAt: row.first_seen_at, closedByFeed: row.withdrawn_by === 'feed' },
    ]),
  );
}

/** Notes that these records are still in their feed; nothing else of them changes. */
export async function touchRecords(db: Db, sourceId: number, keys: readonly string[], runId: number, now: Date): Promise<void> {
  if (keys.length === 0) return;
  await db
    .updateTable('opportunities_raw')
    .set({ last_seen_at: now, last_run_id: runId })
    .where('source_id', '=', sourceId)
    .where('external_key', '=', sql<string>`any(${keys}::text[])`)
    .execute();
}

/** Stages records; keys that the run has staged before are left out. Returns the keys that were staged. */
export async function stageRecords(db: Db, rows: readonly Insertable<StagedTable>[]): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const staged = await db
    .insertInto('opportunities_staged')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['run_id', 'external_key']).doNothing())
    .returning('external_key')
    .execute();
  return new Set(staged.map((row) => row.external_key));
}

/** The next staged records of a run, in feed order. */
export async function nextStaged(db: Db, runId: number, limit: number): Promise<Selectable<StagedTable>[]> {
  return db
    .selectFrom('opportunities_staged')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('part')
    .orderBy('position')
    .limit(limit)
    .execute();
}

/** Moves staged records to the kept ones: they are what the source says now. */
export async function keepRecords(
  db: Db,
  sourceId: number,
  rows: readonly Selectable<StagedTable>[],
  runId: number,
  now: Date,
): Promise<void> {
  await db
    .insertInto('opportunities_raw')
    .values(
      rows.map((row) => ({
        source_id: sourceId,
        external_key: row.external_key,
        hash: row.hash,
        payload: row.payload,
        first_seen_at: now,
        last_seen_at: now,
        last_run_id: runId,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['source_id', 'external_key']).doUpdateSet((update) => ({
        hash: update.ref('excluded.hash'),
        payload: update.ref('excluded.payload'),
        last_seen_at: now,
        last_run_id: runId,
      })),
    )
    .execute();
  await db
    .deleteFrom('opportunities_staged')
    .where('run_id', '=', runId)
    .where('external_key', '=', sql<string>`any(${rows.map((row) => row.external_key)}::text[])`)
    .execute();
}
