import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { fileKeyOf } from '../../../../platform/files/files.ts';
import { formatDate } from '../../../../platform/i18n/format.ts';
import type { JobManifest, ModuleManifest } from '../../../../platform/module/manifest.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { COPY_DAYS, daysAfter } from '../../domain/leaving.ts';
import type { OwnAccount } from '../../store/subjects.ts';
import { sendNotice } from '../notify-person.ts';
import { personArchive } from './person-archive.ts';

const SYSTEM = { kind: 'system', why: 'copies of data that people asked for' } as const;

/** Makes the copies that were asked for, and deletes those that are over. Also asked for at once when somebody presses the button. */
export function makeExportsJob(modules: () => readonly ModuleManifest[]): JobManifest {
  return {
    name: 'accounts-make-exports',
    cron: '* * * * *',
    async run(platform) {
      await deleteOver(platform);
      const waiting = await platform.database.read(
        (db) =>
          db.selectFrom('accounts_export').select(['id', 'person_id as person']).where('ready_at', 'is', null).orderBy('id').execute(),
        SYSTEM,
      );
      for (const { id, person } of waiting) await makeExport(platform, modules(), id, person);
    },
  };
}

async function makeExport(platform: Platform, modules: readonly ModuleManifest[], id: number, person: number): Promise<void> {
  const madeAt = platform.clock.now();
  const own = { kind: 'person', person } as const;
  const made = await personArchive(platform, modules, person, madeAt);
  if (!made) return;
  const { account, bytes } = made;
  const fileKey = fileKeyOf(bytes);
  // Noted before it is written: a crash in between leaves no copy that nobody knows of.
  const before = await platform.database.write((db) => noteFile(db, id, fileKey), own);
  if (before && before !== fileKey) await platform.files.remove(before);
  await platform.files.put(bytes);
  await platform.database.write(async (db) => {
    const change = { ready_at: madeAt, bytes: bytes.length, expires_at: daysAfter(madeAt, COPY_DAYS) };
    const done = await db.updateTable('accounts_export').set(change).where('id', '=', id).where('ready_at', 'is', null).executeTakeFirst();
    if (done.numUpdatedRows === 0n) return;
    await recordAudit(db, { actor: null, action: 'accounts.make-export', object: `accounts_person:${account.publicId}` });
    await tell(platform, db, account, daysAfter(madeAt, COPY_DAYS));
  }, own);
}

/** Returns the file that an attempt before this one may have left. */
async function noteFile(db: Db, id: number, fileKey: string): Promise<string | null> {
  const row = await db.selectFrom('accounts_export').select('file_key').where('id', '=', id).forUpdate().executeTakeFirst();
  await db.updateTable('accounts_export').set({ file_key: fileKey }).where('id', '=', id).execute();
  return row?.file_key ?? null;
}

async function tell(platform: Platform, db: Db, account: OwnAccount, until: Date): Promise<void> {
  if (!account.email) return;
  const params = { until: formatDate(until, account.locale) };
  await sendNotice(platform, db, { to: account.email, locale: account.locale, name: 'copy-ready', params });
}

async function deleteOver(platform: Platform): Promise<void> {
  const over = await platform.database.read(
    (db) => db.selectFrom('accounts_export').select(['id', 'file_key']).where('expires_at', '<=', platform.clock.now()).execute(),
    SYSTEM,
  );
  for (const { id, file_key: key } of over) {
    if (key) await platform.files.remove(key);
    await platform.database.write((db) => db.deleteFrom('accounts_export').where('id', '=', id).execute(), SYSTEM);
  }
}
