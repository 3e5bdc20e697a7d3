import type { Database } from '../../../platform/db/database.ts';
import { nextChangeNumbers } from '../store/change-numbers.ts';
import '../store/tables.ts';

/** Changes an ad as another process would: the change feed of the next moment tells of it. */
export async function changeAd(database: Database, id: number, change: { organisation?: string; withdrawn_at?: Date }): Promise<void> {
  await database.write(async (db) => {
    const change_seq = await nextChangeNumbers(db, 1);
    await db
      .updateTable('opportunities_ad')
      .set({ ...change, change_seq })
      .where('id', '=', id)
      .execute();
  });
}
