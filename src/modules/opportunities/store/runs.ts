import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Selectable } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import type { RunCounts } from '../domain/run-counts.ts';
import type { ImportRunTable, RejectedTable, RunState } from './tables.ts';

/** Silent for longer than this, a run is taken for dead. */
const SILENT_MS = 60_000;
const ACTIVE: readonly RunState[] = ['reading', 'publishing', 'closing'];
/** Tells this process from an earlier one with the same number. */
const PROCESS = randomUUID().slice(0, 8);

export type ImportRun = Selectable<ImportRunTable>;

/** Another process took the run for dead and stopped it: this one must not write any more. */
export class RunLost extends Error {
  override readonly name = 'RunLost';
}

/**
 * Opens a run of a source whose row is locked by this transaction, so that two cannot open at once. Runs left over by a process
 * that died are marked `interrupted` and what they had staged goes. Null: a living run is at work.
 */
export async function openRun(
  db: Db,
  run: { sourceId: number; input: string; complete: boolean },
  now: Date,
): Promise<{ id: number; interrupted: number } | null> {
  const left = await db
    .selectFrom('opportunities_import_run')
    .select(['id', 'owner', 'alive_at'])
    .where('source_id', '=', run.sourceId)
    .where('state', 'in', ACTIVE)
    .execute();
  if (left.some((other) => isAlive(other, now))) return null;
  for (const { id } of left) {
    await db.updateTable('opportunities_import_run').set({ state: 'interrupted', finished_at: now }).where('id', '=', id).execute();
    await db.deleteFrom('opportunities_staged').where('run_id', '=', id).execute();
  }
  const { id } = await db
    .insertInto('opportunities_import_run')
    .values({
      source_id: run.sourceId,
      state: 'reading',
      owner: ownerName(),
      input: run.input.slice(0, 2000),
      complete: run.complete,
      counts: '{}',
      started_at: now,
      alive_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, interrupted: left.length };
}

/** A sign of life inside a batch's transaction. Throws `RunLost` when the run is no longer ours. */
export async function keepRun(db: Db, id: number, now: Date, progress: { state?: RunState; counts?: RunCounts } = {}): Promise<void> {
  const kept = await db
    .updateTable('opportunities_import_run')
    .set({
      alive_at: now,
      ...(progress.state ? { state: progress.state } : {}),
      ...(progress.counts ? { counts: JSON.stringify(progress.counts) } : {}),
    })
    .where('id', '=', id)
    .where('state', 'in', ACTIVE)
    .where('owner', '=', ownerName())
    .returning('id')
    .executeTakeFirst();
  if (!kept) throw new RunLost(`import run ${id} is no longer ours`);
}

/** Ends a run. */
export async function finishRun(
  db: Db,
  id: number,
  now: Date,
  end: { state: RunState; counts: RunCounts; formats: readonly string[]; error?: string },
): Promise<void> {
  await keepRun(db, id, now, { counts: end.counts });
  await db.deleteFrom('opportunities_staged').where('run_id', '=', id).execute();
  await db
    .updateTable('opportunities_import_run')
    .set({ state: end.state, formats: end.formats.join(' '), error: end.error ?? null, finished_at: now })
    .where('id', '=', id)
    .execute();
}

export interface ListedRun extends ImportRun {
  readonly source_name: string;
}

/** The newest runs, newest first. */
export async function latestRuns(db: Db, limit: number): Promise<ListedRun[]> {
  return db
    .selectFrom('opportunities_import_run as run')
    .innerJoin('opportunities_source as source', 'source.id', 'run.source_id')
    .selectAll('run')
    .select('source.name as source_name')
    .orderBy('run.id', 'desc')
    .limit(limit)
    .execute();
}

/** What a run refused, in feed order. */
export async function rejectedOf(db: Db, runId: number): Promise<Selectable<RejectedTable>[]> {
  return db.selectFrom('opportunities_rejected').selectAll().where('run_id', '=', runId).orderBy('part').orderBy('id').execute();
}

export async function addRejected(db: Db, runId: number, rows: readonly Omit<Selectable<RejectedTable>, 'id' | 'run_id'>[]): Promise<void> {
  if (rows.length === 0) return;
  const storable = (text: string) => text.replaceAll('\u0000', '').toWellFormed();
  await db
    .insertInto('opportunities_rejected')
    .values(
      rows.map((row) => ({
        ...row,
        run_id: runId,
        external_key: row.external_key === null ? null : storable(row.external_key),
        detail: storable(row.detail),
        excerpt: storable(row.excerpt),
      })),
    )
    .execute();
}

/** A part that turned out unreadable leaves nothing but the reason. */
export async function forgetPart(db: Db, runId: number, part: number): Promise<void> {
  await db.deleteFrom('opportunities_staged').where('run_id', '=', runId).where('part', '=', part).execute();
  await db.deleteFrom('opportunities_rejected').where('run_id', '=', runId).where('part', '=', part).execute();
}

function ownerName(): string {
  return `${hostname()}:${process.pid}:${PROCESS}`;
}

function isAlive(run: Pick<ImportRun, 'owner' | 'alive_at'>, now: Date): boolean {
  if (now.getTime() - run.alive_at.getTime() > SILENT_MS) return false;
  const [host, pid, process_] = run.owner.split(':');
  if (host !== hostname()) return true;
  if (Number(pid) === process.pid) return process_ === PROCESS;
  return processExists(Number(pid));
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
