import type { Db } from '../../../platform/db/database.ts';
import './tables.ts';

/**
 * Whether somebody goes on administering without this person: to be asked, in the same transaction, before an administrator is suspended, loses the
 * role or begins to leave. Who is leaving counts no more. Locks the administrators, in one order, so that two who remove each other at once do
 * not leave none. Needs the directory's rows, or the system's.
 */
export async function anotherAdminIsLeft(db: Db, person: number): Promise<boolean> {
  const admins = await db
    .selectFrom('accounts_personal_role')
    .innerJoin('accounts_person', 'accounts_person.id', 'accounts_personal_role.person_id')
    .select('person_id')
    .where('role', '=', 'admin')
    .where('status', '=', 'active')
    .orderBy('person_id')
    .forUpdate()
    .execute();
  const ids = admins.map((row) => row.person_id);
  return !ids.includes(person) || ids.length > 1;
}
