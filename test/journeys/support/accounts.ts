import { newToken } from '../../../src/kernel/ids.ts';
import { addPerson, cookieOf } from '../../../src/modules/accounts/testing/sign-in.ts';
import { type Database, openDatabase } from '../../../src/platform/db/database.ts';

const SYSTEM = { kind: 'system', why: 'the journeys need people with an account' } as const;
const DAY = 86_400_000;

/** Cookie headers of people on the running server. */
export interface Signed {
  /** Whose data was read, copied, agreed to. */
  readonly youth: string;
  /** Of whom nothing has happened yet. */
  readonly newcomer: string;
  /** Who asked to be erased. */
  readonly leaving: string;
}

/** Makes the people directly in the server's database: what is looked at are the pages, not how one came to have an account. */
export async function makeAccounts(now = new Date()): Promise<Signed> {
  const dataDir = process.env.TALENTHUB_DATA_DIR;
  if (!dataDir) throw new Error('TALENTHUB_DATA_DIR must name the data folder of the running server');
  const database = await openDatabase({ dataDir });
  try {
    const [youth, newcomer, leaving] = await Promise.all(
      ['Sara', 'Noè', 'Livia'].map((given) => addPerson(database, { role: 'youth', given, birthDate: '2004-05-06' })),
    );
    if (!youth || !newcomer || !leaving) throw new Error('nobody was made');
    await happen(database, youth.id, now);
    const departure = { status: 'leaving' as const, erase_after: new Date(now.getTime() + 12 * DAY) };
    await database.write((db) => db.updateTable('accounts_person').set(departure).where('id', '=', leaving.id).execute(), SYSTEM);
    const cookie = (person: number) => cookieOf(database, now, { person, role: 'youth' });
    return { youth: await cookie(youth.id), newcomer: await cookie(newcomer.id), leaving: await cookie(leaving.id) };
  } finally {
    await database.close();
  }
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
    const copy = { public_id: newToken(), person_id: person, asked_at: ago(1), ready_at: ago(1), file_key: null, bytes: 48_000 };
    await db
      .insertInto('accounts_export')
      .values({ ...copy, expires_at: ago(-6) })
      .execute();
  }, SYSTEM);
}
