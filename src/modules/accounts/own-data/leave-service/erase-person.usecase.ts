import { sql } from 'kysely';
import { romeDate } from '../../../../kernel/rome-time.ts';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import type { TableManifest } from '../../../../platform/module/manifest.ts';
import { eraseFiles, eraseRows } from '../../../../platform/own-data/erase-rows.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { gazetteer } from '../../../territory/api.ts';
import { birthBand } from '../../domain/leaving.ts';
import { hatsOfPerson } from '../../store/session-row.ts';
import { accountOf } from '../../store/subjects.ts';
import { sendNotice } from '../notify-person.ts';
import { handOver } from './hand-over.ts';

/**
 * Removes a person: rows, files, waiting jobs, mail, in all modules, as the manifests say. A number without content and counts remain.
 * Safe to run again after a crash: what lies outside the database goes before the transaction is committed.
 */
export async function erasePerson(platform: Platform, db: Db, tables: readonly TableManifest[], person: number): Promise<boolean> {
  const now = platform.clock.now();
  const due = await db
    .selectFrom('accounts_person')
    .select('id')
    .where('id', '=', person)
    .where('status', '=', 'leaving')
    .where('erase_after', '<=', now)
    .forUpdate()
    .executeTakeFirst();
  const account = due && (await accountOf(db, person));
  if (!account) return false;
  await countDeparture(platform, db, person);
  await forgetJourney(db, person);
  await handOver(platform, db, now, person);
  await eraseFiles(db, platform.files, tables, person);
  await eraseRows(db, tables, account);
  await db
    .updateTable('accounts_person')
    .set({ status: 'erased', erase_after: null, email_verified_at: null })
    .where('id', '=', person)
    .execute();
  await recordAudit(db, { actor: null, action: 'accounts.erase', object: `accounts_person:${account.publicId}` });
  const { email: to, locale, publicId, addresses } = account;
  if (to) await sendNotice(platform, db, { to, locale, name: 'erased', forget: true });
  await platform.jobs.forget([publicId, ...addresses]);
  return true;
}

/** The draft that the registration began from. */
async function forgetJourney(db: Db, person: number): Promise<void> {
  const mine = db.selectFrom('accounts_person').select('started_from').where('id', '=', person).where('started_from', 'is not', null);
  await db.deleteFrom('platform_journey').where('id', 'in', mine.$castTo<{ started_from: string }>()).execute();
}

/** What survives: a count by year, band of birth, province and role. */
async function countDeparture(platform: Platform, db: Db, person: number): Promise<void> {
  const row = await db.selectFrom('accounts_person').select(['birth_date', 'comune']).where('id', '=', person).executeTakeFirst();
  const province = row?.comune ? ((await gazetteer(platform)).byIstat(row.comune)?.province ?? '') : '';
  const [hat] = await hatsOfPerson(db, person);
  const { year } = romeDate(platform.clock.now());
  await sql`insert into accounts_departed_count (year, birth_band, province, role, n)
    values (${year}, ${birthBand(row?.birth_date ?? null)}, ${province}, ${hat?.role ?? ''}, 1)
    on conflict (year, birth_band, province, role) do update set n = accounts_departed_count.n + 1`.execute(db);
}
