import type { Page } from '../../../kernel/pagination.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { RunCounts } from '../domain/run-counts.ts';
import type { RunState } from './tables.ts';

/** An import as administrators see it. */
export interface ImportRunView {
  readonly id: number;
  readonly source: string;
  readonly state: RunState;
  readonly formats: string;
  readonly counts: Partial<RunCounts>;
  /** Code of what ended it. */
  readonly error: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

/** A record that could not become an ad, and why. */
export interface RejectedView {
  readonly input: string;
  /** Counted from 1; 0 when the whole file was refused. */
  readonly position: number;
  readonly key: string | null;
  readonly reason: string;
  readonly detail: string;
  readonly excerpt: string;
}

const PER_PAGE = 25;

/** Newest first. */
export async function importRuns(db: Db, asked: number): Promise<Page<ImportRunView>> {
  const counted = await db
    .selectFrom('opportunities_import_run')
    .select((it) => it.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const bounds = boundsOf(Number(counted.n), asked);
  const rows = await runs(db).orderBy('run.id', 'desc').limit(PER_PAGE).offset(bounds.offset).execute();
  return { items: rows, page: bounds.page, pages: bounds.pages, total: bounds.total };
}

export async function importRun(db: Db, id: number): Promise<ImportRunView | undefined> {
  return runs(db).where('run.id', '=', id).executeTakeFirst();
}

/** What a run refused, in feed order. */
export async function rejectedPage(db: Db, run: number, asked: number): Promise<Page<RejectedView>> {
  const of = db.selectFrom('opportunities_rejected').where('run_id', '=', run);
  const counted = await of.select((it) => it.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const bounds = boundsOf(Number(counted.n), asked);
  const items = await of
    .select(['input', 'position', 'external_key as key', 'reason', 'detail', 'excerpt'])
    .orderBy('part')
    .orderBy('id')
    .limit(PER_PAGE)
    .offset(bounds.offset)
    .execute();
  return { items, page: bounds.page, pages: bounds.pages, total: bounds.total };
}

function runs(db: Db) {
  return db
    .selectFrom('opportunities_import_run as run')
    .innerJoin('opportunities_source as source', 'source.id', 'run.source_id')
    .select([
      'run.id',
      'source.name as source',
      'run.state',
      'run.formats',
      'run.counts',
      'run.error',
      'run.started_at as startedAt',
      'run.finished_at as finishedAt',
    ]);
}

function boundsOf(total: number, asked: number) {
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  return { total, pages, page, offset: (page - 1) * PER_PAGE };
}
