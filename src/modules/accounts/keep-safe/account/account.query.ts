import type { Db } from '../../../../platform/db/database.ts';
import type { Account } from './account.page.tsx';

/** What the account page shows of the person. */
export function accountOf(db: Db, person: number): Promise<Account> {
  return db
    .selectFrom('accounts_person')
    .select(['given_name', 'family_name', 'email', 'locale'])
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
}

/** On how many devices the person is signed in. */
export async function devicesOf(db: Db, person: number, now: Date): Promise<number> {
  const { n } = await db
    .selectFrom('accounts_session')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('person_id', '=', person)
    .where('level', '=', 'full')
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return n;
}
