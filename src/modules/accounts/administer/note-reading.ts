import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/db/database.ts';
import '../store/tables.ts';

const SAME_READING_MS = 10 * 60_000;

/**
 * Writes down that somebody reads what is known of a person, for that person to see. Coming back to the page within ten minutes is the same
 * reading. Run it with rows that include the person's own, before reading.
 */
export async function noteReading(
  db: Db,
  now: Date,
  reading: { readonly person: number; readonly publicId: string; readonly viewer: { person: number; publicId: string; name: string } },
): Promise<void> {
  const { person, publicId, viewer } = reading;
  const action = 'accounts.directory';
  const known = await db
    .selectFrom('accounts_file_access')
    .select('id')
    .where('person_id', '=', person)
    .where('viewer_id', '=', viewer.person)
    .where('action', '=', action)
    .where('at', '>', new Date(now.getTime() - SAME_READING_MS))
    .executeTakeFirst();
  if (known) return;
  await db
    .insertInto('accounts_file_access')
    .values({
      person_id: person,
      viewer_id: viewer.person,
      viewer_name: viewer.name,
      viewer_organisation: null,
      action,
      reason: null,
      at: now,
    })
    .execute();
  await recordAudit(db, { actor: viewer.publicId, action: 'accounts.read-person', object: `accounts_person:${publicId}` });
}
