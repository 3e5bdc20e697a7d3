import { newToken } from '../../../src/kernel/ids.ts';
import { tokenHash } from '../../../src/modules/accounts/store/sessions.ts';
import { addCase, describeOrganisation } from '../../../src/modules/accounts/testing/organisations.ts';
import { addMembership, addOrganisation, addPerson, cookieOf, signedIn } from '../../../src/modules/accounts/testing/sign-in.ts';
import { type Database, openDatabase } from '../../../src/platform/db/database.ts';

const SYSTEM = { kind: 'system', why: 'the journeys need people with an account' } as const;
const DAY = 86_400_000;

/** Cookie headers of people on the running server, as far as their sign-in has come, and links they got by mail. */
export interface Signed {
  /** Whose data was read, copied, agreed to. */
  readonly youth: string;
  /** Of whom nothing has happened yet. */
  readonly newcomer: string;
  /** Who asked to be erased. */
  readonly leaving: string;
  readonly operator: string;
  readonly operatorToEnrol: string;
  readonly youthAtCode: string;
  readonly admin: string;
  /** Pages of the administration about a person and an organisation, as paths. */
  readonly adminPerson: string;
  readonly adminOrganisation: string;
  readonly company: string;
  readonly school: string;
  readonly manager: string;
  readonly governance: string;
  /** Under 18, in the operator's charge. */
  readonly minor: string;
  /** Links of a change of address, as paths. */
  readonly confirmAddress: string;
  readonly undoAddress: string;
  /** Pages of somebody in charge, and of a company that waits to be verified, as paths. */
  readonly caseFile: string;
  readonly checkOrganisation: string;
}

/** Makes the people directly in the server's database: what is looked at are the pages, not how one came to have an account. */
export async function makeAccounts(now = new Date()): Promise<Signed> {
  const dataDir = process.env.TALENTHUB_DATA_DIR;
  if (!dataDir) throw new Error('TALENTHUB_DATA_DIR must name the data folder of the running server');
  const database = await openDatabase({ dataDir });
  try {
    const youth = await addPerson(database, { role: 'youth', given: 'Sara', birthDate: '2004-05-06' });
    const operator = await addPerson(database, { given: 'Marco' });
    const centre = await addOrganisation(database, { kind: 'youth_centre', name: 'Informagiovani di Prova', provinces: ['CR'] });
    const membership = await addMembership(database, operator.id, centre.id, 'operator', true);
    const newcomer = await addPerson(database, { role: 'youth', given: 'Noè', birthDate: '2004-05-06' });
    const leaving = await addPerson(database, { role: 'youth', given: 'Livia', birthDate: '2004-05-06' });
    await giveFactors(database, youth.id, now);
    await happen(database, youth.id, now);
    const departure = { status: 'leaving' as const, erase_after: new Date(now.getTime() + 12 * DAY) };
    await database.write((db) => db.updateTable('accounts_person').set(departure).where('id', '=', leaving.id).execute(), SYSTEM);
    const asOperator = { person: operator.id, role: 'operator', membership } as const;
    const asYouth = { person: youth.id, role: 'youth' } as const;
    const link = async (purpose: string, data: object) => {
      const token = newToken();
      const values = { token_hash: tokenHash(token), purpose, person_id: youth.id, data: JSON.stringify(data), created_at: now };
      await database.write(
        (db) =>
          db
            .insertInto('accounts_ticket')
            .values({ ...values, expires_at: new Date(now.getTime() + DAY), used_at: null })
            .execute(),
        SYSTEM,
      );
      return token;
    };
    const admin = await addPerson(database, { role: 'admin', given: 'Ada' });
    const workers = await makeWorkers(database, now, { operator: operator.id, centre: centre.id });
    return {
      ...workers,
      admin: await cookieOf(database, now, { person: admin.id, role: 'admin' }),
      adminPerson: `/admin/persone/${operator.publicId}`,
      adminOrganisation: `/admin/organizzazioni/${centre.publicId}`,
      youth: await cookieOf(database, now, asYouth),
      newcomer: await cookieOf(database, now, { person: newcomer.id, role: 'youth' }),
      leaving: await cookieOf(database, now, { person: leaving.id, role: 'youth' }),
      operator: await cookieOf(database, now, asOperator),
      operatorToEnrol: await cookieOf(database, now, { ...asOperator, level: 'enrol' }),
      youthAtCode: await cookieOf(database, now, { ...asYouth, level: 'second-factor' }),
      confirmAddress: `/area/account/indirizzo/${await link('address-confirm', { email: 'nuovo@prova.example', from: youth.email })}`,
      undoAddress: `/accedi/annulla-indirizzo/${await link('address-undo', { email: youth.email })}`,
    };
  } finally {
    await database.close();
  }
}

type Workers = Pick<Signed, 'company' | 'school' | 'manager' | 'governance' | 'minor' | 'caseFile' | 'checkOrganisation'>;

/** People who work for organisations, with something to do: a company to verify, a minor in charge. */
async function makeWorkers(database: Database, now: Date, { operator, centre }: { operator: number; centre: number }): Promise<Workers> {
  const company = await signedIn(database, now, 'company');
  const minor = await addPerson(database, {
    role: 'youth',
    given: 'Ginevra',
    family: 'Di Prova',
    birthDate: '2010-05-06',
    protected: true,
  });
  await addCase(database, minor.id, operator, centre);
  const organisation = company.organisation as { id: number; publicId: string };
  await describeOrganisation(database, organisation.id, { vat_number: '00743110157', pec: 'ditta@pec.example', status: 'pending' });
  await database.write((db) => {
    const values = { proof: 'document', offered_by: company.id, reason: null, file_id: null, decided_by: null, decided_at: null } as const;
    return db
      .insertInto('accounts_verification')
      .values({ organisation_id: organisation.id, ...values })
      .execute();
  }, SYSTEM);
  return {
    company: company.cookie,
    school: (await signedIn(database, now, 'school')).cookie,
    manager: (await signedIn(database, now, 'manager')).cookie,
    governance: (await signedIn(database, now, 'governance')).cookie,
    minor: await cookieOf(database, now, { person: minor.id, role: 'youth' }),
    caseFile: `/operatori/persone/${minor.publicId}`,
    checkOrganisation: `/operatori/verifiche/${organisation.publicId}`,
  };
}

/** Something of everything, so that the pages have it to show. None of it opens anything. */
function giveFactors(database: Database, person: number, now: Date): Promise<void> {
  return database.write(async (db) => {
    await db.insertInto('accounts_password').values({ person_id: person, hash: 'none' }).execute();
    await db.insertInto('accounts_totp').values({ person_id: person, secret: 'none', confirmed_at: now }).execute();
    const codes = ['a', 'b'].map((hash) => ({ person_id: person, hash, used_at: null }));
    await db.insertInto('accounts_recovery_code').values(codes).execute();
    const keys = ['Telefono', 'Chiave USB con un nome molto lungo, come a volte capita'].map((name) => ({
      ...{ person_id: person, credential_id: newToken(), public_key: Buffer.alloc(1), transports: [], name, created_at: now },
      last_used_at: null,
    }));
    await db.insertInto('accounts_passkey').values(keys).execute();
  }, SYSTEM);
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
