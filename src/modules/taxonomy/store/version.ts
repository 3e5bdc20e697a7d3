import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';

const VERSION = 'taxonomy.version';
const DIRTY = 'taxonomy.unpublished';

/** The number of the taxonomy that is in the database; it grows each time the content changes. 0 before anything was loaded. */
export async function taxonomyVersion(db: Db): Promise<number> {
  return Number(await readSetting(db, VERSION)) || 0;
}

/** Says, in the transaction that changes concepts, that a new version is to be published: also if the work is killed before it ends. */
export async function markChanged(db: Db): Promise<void> {
  await writeSetting(db, DIRTY, true);
}

/** Publishes a new version if anything changed since the last one. Processes that hold a snapshot see it within seconds. */
export async function publishChanges(db: Db): Promise<void> {
  if ((await readSetting(db, DIRTY)) !== true) return;
  await writeSetting(db, VERSION, (await taxonomyVersion(db)) + 1);
  await writeSetting(db, DIRTY, false);
}

export async function readSetting(db: Db, key: string): Promise<unknown> {
  const row = await db.selectFrom('platform_setting').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
}

export async function writeSetting(db: Db, key: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value);
  await db
    .insertInto('platform_setting')
    .values({ key, value: json, source: 'taxonomy' })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: json, source: 'taxonomy', updated_at: sql<Date>`now()` }))
    .execute();
}
