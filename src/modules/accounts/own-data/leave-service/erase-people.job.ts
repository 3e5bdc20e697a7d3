import { formatDate } from '../../../../platform/i18n/format.ts';
import type { JobManifest, ModuleManifest } from '../../../../platform/module/manifest.ts';
import { allTables } from '../../../../platform/own-data/platform-tables.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { daysAfter, REMIND_DAYS, UNUSED_GRACE_DAYS, unusedSince } from '../../domain/leaving.ts';
import { accountOf } from '../../store/subjects.ts';
import { sendNotice } from '../notify-person.ts';
import { erasePerson } from './erase-person.usecase.ts';
import { beginLeaving, stay } from './leave.usecase.ts';

const SYSTEM = { kind: 'system', why: 'people who leave, and accounts that nobody uses' } as const;
const BATCH = 200;

/** Reminds, takes back who came again, erases. One person, one transaction: one that fails does not hold up the others. */
export function erasePeopleJob(modules: () => readonly ModuleManifest[]): JobManifest {
  return {
    name: 'accounts-erase-people',
    cron: '23 * * * *',
    async run(platform) {
      await takeBackReturned(platform);
      await remind(platform);
      const tables = allTables(modules());
      const failures: unknown[] = [];
      for (const person of await duePeople(platform)) {
        await platform.database
          .write((db) => erasePerson(platform, db, tables, person), SYSTEM)
          .catch((error: unknown) => void failures.push(error));
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** Warns, once a day, whoever has not signed in for two years. */
export const closeUnusedJob: JobManifest = {
  name: 'accounts-close-unused',
  cron: '50 5 * * *',
  async run(platform) {
    const now = platform.clock.now();
    const unused = await platform.database.read(
      (db) =>
        db
          .selectFrom('accounts_person')
          .select('id')
          .where('status', '=', 'active')
          .where((eb) => eb(eb.fn.coalesce('last_sign_in_at', 'created_at'), '<', unusedSince(now)))
          .orderBy('id')
          .limit(BATCH)
          .execute(),
      SYSTEM,
    );
    const leaving = { why: 'unused', graceDays: UNUSED_GRACE_DAYS } as const;
    for (const { id } of unused) await platform.database.write((db) => beginLeaving(platform, db, now, id, leaving), SYSTEM);
  },
};

async function duePeople({ database, clock }: Platform): Promise<number[]> {
  const rows = await database.read(
    (db) =>
      db
        .selectFrom('accounts_person')
        .select('id')
        .where('status', '=', 'leaving')
        .where('erase_after', '<=', clock.now())
        .orderBy('id')
        .limit(BATCH)
        .execute(),
    SYSTEM,
  );
  return rows.map((row) => row.id);
}

/** Who was about to be closed for not coming, and came. */
async function takeBackReturned(platform: Platform): Promise<void> {
  const returned = await platform.database.read(
    (db) =>
      db
        .selectFrom('accounts_departure as d')
        .innerJoin('accounts_person as p', 'p.id', 'd.person_id')
        .select('p.id')
        .where('d.why', '=', 'unused')
        .whereRef('p.last_sign_in_at', '>=', 'd.asked_at')
        .execute(),
    SYSTEM,
  );
  for (const { id } of returned) await platform.database.write((db) => stay(platform, db, id), SYSTEM);
}

async function remind(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  const near = await platform.database.read(
    (db) =>
      db
        .selectFrom('accounts_departure as d')
        .innerJoin('accounts_person as p', 'p.id', 'd.person_id')
        .select(['p.id', 'p.erase_after as eraseAfter'])
        .where('d.reminded_at', 'is', null)
        .where('p.erase_after', '<=', daysAfter(now, REMIND_DAYS))
        .where('p.erase_after', '>', now)
        .execute(),
    SYSTEM,
  );
  for (const { id, eraseAfter } of near) {
    await platform.database.write(async (db) => {
      const done = await db
        .updateTable('accounts_departure')
        .set({ reminded_at: now })
        .where('person_id', '=', id)
        .where('reminded_at', 'is', null)
        .executeTakeFirst();
      const account = await accountOf(db, id);
      if (done.numUpdatedRows === 0n || !account?.email || !eraseAfter) return;
      const { email: to, locale } = account;
      await sendNotice(platform, db, { to, locale, name: 'leaving-soon', params: { date: formatDate(eraseAfter, locale) } });
    }, SYSTEM);
  }
}
