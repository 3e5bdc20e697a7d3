import type { Db } from '../../../platform/db/database.ts';
import '../store/tables.ts';

/** Keeps what a visitor says does not work. */
export async function reportFault(db: Db, fault: { page: string; description: string; replyTo: string | null }): Promise<void> {
  await db.insertInto('site_fault_report').values({ page: fault.page, description: fault.description, reply_to: fault.replyTo }).execute();
}
