import type { Db } from '../../../../platform/db/database.ts';
import '../tables.ts';

/** The answers a registration began from have become the profile: nothing points to them any longer. Needs the rows of the system. */
export async function forgetStart(db: Db, person: number): Promise<void> {
  await db.updateTable('accounts_person').set({ started_from: null }).where('id', '=', person).execute();
}

/** The journey of `/per-te` this person's registration began from, while it still waits. Null too when the person is gone. */
export async function startOf(db: Db, person: number): Promise<string | null> {
  const row = await db.selectFrom('accounts_person').select('started_from').where('id', '=', person).executeTakeFirst();
  return row?.started_from ?? null;
}
