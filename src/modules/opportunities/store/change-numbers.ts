import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import './tables.ts';

/**
 * Reserves `count` consecutive change numbers for the ads this transaction is about to write and returns the first.
 *
 * Why not a sequence: its numbers are taken inside transactions that commit in any order, so a reader that has seen 8 would
 * never look back for a 7 that commits later. Here the numbers come from one row whose lock is held until commit: a
 * number becomes visible only after all smaller ones, on any PostgreSQL, on its replicas and on Citus, without horizon, window
 * or notification. The price is that transactions which write ads queue from this call to their commit; so call it last, when
 * everything is computed.
 */
export async function nextChangeNumbers(db: Db, count: number): Promise<number> {
  const { last } = await db
    .insertInto('opportunities_change')
    .values({ id: 1, last: count })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ last: sql`opportunities_change.last + ${count}` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return last - count + 1;
}
