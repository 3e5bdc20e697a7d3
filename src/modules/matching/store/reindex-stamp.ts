import type { Db } from '../../../platform/db/database.ts';

const KEY = 'matching.reindex';

/** Changes when somebody asked for a new index; processes compare it with the one they were built at. */
export async function reindexStamp(db: Db): Promise<string> {
  const row = await db.selectFrom('platform_setting').select('value').where('key', '=', KEY).executeTakeFirst();
  return row ? String(row.value) : '';
}

/** Every process builds its index anew at its next look at the database. */
export async function askForReindex(db: Db, now: Date): Promise<void> {
  const value = JSON.stringify(now.toISOString());
  await db
    .insertInto('platform_setting')
    .values({ key: KEY, value, source: 'command', updated_at: now })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, source: 'command', updated_at: now }))
    .execute();
}
