import { startOfRomeDay } from '../../../kernel/rome-time.ts';
import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/db/database.ts';
import { formatDate } from '../../../platform/i18n/format.ts';
import type { Platform } from '../../../platform/platform.ts';
import { ADULTS_ONLY } from '../domain/consent-purposes.ts';
import { bandToday } from '../store/joining/ages-in-force.ts';
import { queueNotice } from '../store/notices.ts';
import type { KnownPerson } from '../store/person-by-email.ts';
import '../store/tables.ts';

/**
 * Sets the date of birth of a young person, after their document was seen. With it the profile is protected or not, as if it had been typed right at
 * the registration: a minor's agreement to being seen by companies ends. Needs the rows of the system.
 */
export async function correctBirthDate(
  platform: Platform,
  db: Db,
  person: KnownPerson,
  birthDate: string,
): Promise<'corrected' | 'too-young' | 'no-youth'> {
  const now = platform.clock.now();
  const band = await bandToday(platform, now, birthDate, db);
  if (band === 'child') return 'too-young';
  const isMinor = band === 'minor';
  const changed = await db
    .updateTable('accounts_person')
    .set({ birth_date: birthDate, protected: isMinor, released_at: null, released_by: null })
    .where('id', '=', person.id)
    .where('birth_date', 'is not', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return 'no-youth';
  if (isMinor) {
    await db
      .updateTable('accounts_consent')
      .set({ withdrawn_at: now })
      .where('person_id', '=', person.id)
      .where('purpose', 'in', [...ADULTS_ONLY])
      .where('withdrawn_at', 'is', null)
      .execute();
  }
  await recordAudit(db, { actor: null, action: 'accounts.correct-birth-date', object: `accounts_person:${person.publicId}` });
  const params = { name: person.given, day: formatDate(startOfRomeDay(birthDate), person.locale) };
  await queueNotice(platform, db, person, { name: 'birth-corrected', path: '/area/dati', params });
  return 'corrected';
}
