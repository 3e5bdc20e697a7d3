import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { formatDate } from '../../../../platform/i18n/format.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { daysAfter, REMIND_DAYS } from '../../domain/leaving.ts';
import { anotherAdminIsLeft } from '../../store/last-admin.ts';
import { accountOf } from '../../store/subjects.ts';
import { sendNotice } from '../notify-person.ts';
import '../../store/own-data-tables.ts';

export interface Leaving {
  readonly why: 'asked' | 'unused';
  readonly graceDays: number;
}

/**
 * Begins the days of grace at whose end everything goes, and says so by mail. Twice is once. Who administers alone stays. Needs rows that show the
 * person, and for administrators the others who administer.
 */
export async function beginLeaving(
  platform: Platform,
  db: Db,
  now: Date,
  person: number,
  { why, graceDays }: Leaving,
): Promise<'begun' | 'last-admin'> {
  if (!(await anotherAdminIsLeft(db, person))) return 'last-admin';
  const eraseAfter = daysAfter(now, graceDays);
  const begun = await db
    .updateTable('accounts_person')
    .set({ status: 'leaving', erase_after: eraseAfter })
    .where('id', '=', person)
    .where('status', '=', 'active')
    .executeTakeFirst();
  if (begun.numUpdatedRows === 0n) return 'begun';
  // So few days that the first mail is the reminder.
  const departure = { why, asked_at: now, reminded_at: graceDays > REMIND_DAYS ? null : now };
  await db
    .insertInto('accounts_departure')
    .values({ person_id: person, ...departure })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(departure))
    .execute();
  const account = await accountOf(db, person);
  if (!account) return 'begun';
  const { publicId, email: to, locale } = account;
  const actor = why === 'asked' ? publicId : null;
  await recordAudit(db, { actor, action: 'accounts.begin-leaving', object: `accounts_person:${publicId}`, details: { why } });
  if (to) await sendNotice(platform, db, { to, locale, name: `leaving-${why}`, params: { date: formatDate(eraseAfter, locale) } });
  return 'begun';
}

/** Takes the wish back, as long as there is something to come back to. */
export async function stay(platform: Platform, db: Db, person: number): Promise<void> {
  const back = await db
    .updateTable('accounts_person')
    .set({ status: 'active', erase_after: null })
    .where('id', '=', person)
    .where('status', '=', 'leaving')
    .executeTakeFirst();
  if (back.numUpdatedRows === 0n) return;
  await db.deleteFrom('accounts_departure').where('person_id', '=', person).execute();
  const account = await accountOf(db, person);
  if (!account) return;
  const { publicId, email: to, locale } = account;
  await recordAudit(db, { actor: publicId, action: 'accounts.stay', object: `accounts_person:${publicId}` });
  if (to) await sendNotice(platform, db, { to, locale, name: 'stays' });
}
