import { addPerson, cookieOf } from '../../../src/modules/accounts/testing/sign-in.ts';
import type { Database } from '../../../src/platform/db/database.ts';
import type { Signed } from './accounts.ts';

const SYSTEM = { kind: 'system', why: 'the journeys need people with an account' } as const;
const DAY = 86_400_000;

/** Gives the youth data that were read, copied, agreed to; makes one of whom nothing has happened, and one who is leaving. */
export async function makeOwners(database: Database, youth: number, now: Date): Promise<Pick<Signed, 'newcomer' | 'leaving'>> {
  const [newcomer, leaving] = await Promise.all(
    ['Noè', 'Livia'].map((given) => addPerson(database, { role: 'youth', given, birthDate: '2004-05-06' })),
  );
  if (!newcomer || !leaving) throw new Error('nobody was made');
  await happen(database, youth, now);
  const departure = { status: 'leaving' as const, erase_after: new Date(now.getTime() + 12 * DAY) };
  await database.write((db) => db.updateTable('accounts_person').set(departure).where('id', '=', leaving.id).execute(), SYSTEM);
  const cookie = (person: number) => cookieOf(database, now, { person, role: 'youth' });
  return { newcomer: await cookie(newcomer.id), leaving: await cookie(leaving.id) };
}

/** Consents given and withdrawn, a file read by many, a copy that is ready. */
function happen(database: Database, person: number, now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * DAY);
  return database.write(async (db) => {
    const consent = { person_id: person, purpose: 'news', version: 'v1' };
    await db
      .insertInto('accounts_consent')
      .values({ ...consent, given_at: ago(30), withdrawn_at: ago(20) })
      .execute();
    await db
      .insertInto('accounts_consent')
      .values({ ...consent, given_at: ago(3), withdrawn_at: null })
      .execute();
    const reasons = [
      null,
      'Colloquio allo sportello',
      'Verifica della richiesta di tirocinio presentata insieme alla scuola di provenienza',
    ];
    const accesses = Array.from({ length: 25 }, (_, n) => ({
      ...{ person_id: person, viewer_id: null, viewer_name: 'Marco', viewer_organisation: 'Informagiovani di Castelleone e del Cremasco' },
      ...{ action: 'accounts.see-file', reason: reasons[n % 3] ?? null, at: ago(n) },
    }));
    await db.insertInto('accounts_file_access').values(accesses).execute();
    const copy = { public_id: 'b'.repeat(22), person_id: person, asked_at: ago(1), ready_at: ago(1), file_key: null, bytes: 48_000 };
    await db
      .insertInto('accounts_export')
      .values({ ...copy, expires_at: ago(-6) })
      .execute();
  }, SYSTEM);
}
