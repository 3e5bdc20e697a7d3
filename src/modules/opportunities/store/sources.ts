import type { Selectable } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import type { SourceTable } from './tables.ts';

export type Source = Selectable<SourceTable>;

/** What is known of a source besides its name; left out = unchanged. */
export interface SourceSettings {
  readonly url?: string;
  readonly format?: string;
  readonly mapping?: string | null;
  readonly every_minutes?: number;
  readonly next_run_at?: Date;
}

/** The source with this name, made when it is new. Its row stays locked until the transaction ends. */
export async function openSource(db: Db, name: string, settings: SourceSettings = {}): Promise<Source> {
  return db
    .insertInto('opportunities_source')
    .values({ name, ...settings })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ name, ...settings }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Sources whose time has come, the longest waiting first. */
export async function dueSources(db: Db, now: Date): Promise<Source[]> {
  return db
    .selectFrom('opportunities_source')
    .selectAll()
    .where('every_minutes', 'is not', null)
    .where('url', 'is not', null)
    .where((where) => where.or([where('next_run_at', 'is', null), where('next_run_at', '<=', now)]))
    .orderBy('next_run_at')
    .execute();
}

/** Remembers what the source's server said, for the next conditional request. */
export async function rememberVersion(db: Db, id: number, version: { etag: string | null; lastModified: string | null }): Promise<void> {
  await db
    .updateTable('opportunities_source')
    .set({ etag: version.etag, last_modified: version.lastModified })
    .where('id', '=', id)
    .execute();
}
