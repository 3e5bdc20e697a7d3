import type { Kysely } from 'kysely';
import { narrowTable, ofViewer, SYSTEM } from '../../src/platform/db/protect.ts';

/** Whoever opened the file reads what the person says of themselves; only the person says it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await narrowTable(db, 'profiles_profile', ['insert', 'update', 'delete'], [SYSTEM, ofViewer('person_id')]);
}
