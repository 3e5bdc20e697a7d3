import type { Db } from '../../../../platform/db/database.ts';
import { SPENT_CHALLENGE } from './challenge.ts';

export const UNDO_ADDRESS = 'address-undo';

/**
 * Makes links that were sent to the person by mail worthless: after a new password or address an old link must open nothing. What takes back a
 * change of address stays, unless it was sent `since` that instant.
 */
export async function voidLinks(db: Db, person: number, since: Date | null = null): Promise<void> {
  await db
    .deleteFrom('accounts_ticket')
    .where('person_id', '=', person)
    .where('used_at', 'is', null)
    .where('purpose', '<>', SPENT_CHALLENGE)
    .where((where) => {
      const other = where('purpose', '<>', UNDO_ADDRESS);
      return since === null ? other : where.or([other, where('created_at', '>=', since)]);
    })
    .execute();
}
