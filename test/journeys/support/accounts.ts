import { newToken } from '../../../src/kernel/ids.ts';
import { newDraft, pagesOf } from '../../../src/modules/accounts/domain/joining/register-draft.ts';
import { startBond } from '../../../src/modules/accounts/store/joining/family-bonds.ts';
import { registerJourneys } from '../../../src/modules/accounts/store/joining/register-journey.ts';
import { tokenHash } from '../../../src/modules/accounts/store/sessions.ts';
import { addCase, describeOrganisation } from '../../../src/modules/accounts/testing/organisations.ts';
import { addMembership, addOrganisation, addPerson, cookieOf, signedIn } from '../../../src/modules/accounts/testing/sign-in.ts';
import { emptyDraft } from '../../../src/modules/matching/domain/draft.ts';
import { saveProfile } from '../../../src/modules/profiles/api.ts';
import { type Database, openDatabase } from '../../../src/platform/db/database.ts';
import { makeOwners } from './own-data-people.ts';

const SYSTEM = { kind: 'system', why: 'the journeys need people with an account' } as const;
const DAY = 86_400_000;

/** Cookie headers of people on the running server, as far as their sign-in has come, and links they got by mail. */
export interface Signed {
  readonly youth: string;
  /** A youth of whom nothing has happened yet. */
  readonly newcomer: string;
  /** Who asked to be erased. */
  readonly leaving: string;
  readonly operator: string;
  readonly operatorToEnrol: string;
  readonly youthAtCode: string;
  readonly company: string;
  readonly school: string;
  readonly manager: string;
  readonly governance: string;
  /** Under 18, in the operator's charge. */
  readonly minor: string;
  /** Links of a change of address, as paths. */
  readonly confirmAddress: string;
  readonly undoAddress: string;
  readonly admin: string;
  /** Pages of the administration about somebody and about an organisation, as paths. */
  readonly adminPerson: string;
  readonly adminOrganisation: string;
  readonly family: string;
  /** Page of the youth's profile, as the family sees it. */
  readonly sharedProfile: string;
  /** An open invitation, as a path. */
  readonly invitation: string;
  /** Ids of registrations with every question but the last answered: of a minor, of a company. */
  readonly registerYouth: string;
  readonly registerCompany: string;
  /** Pages of somebody in charge, and of a company that waits to be verified, as paths. */
  readonly caseFile: string;
  readonly checkOrganisation: string;
}

/** Somebody works on the database of the running server. */
async function onServer<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const dataDir = process.env.TALENTHUB_DATA_DIR;
  if (!dataDir) throw new Error('TALENTHUB_DATA_DIR must name the data folder of the running server');
  const database = await openDatabase({ dataDir });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The cookie header of a youth of whom nothing has happened yet. */
export function makeNewcomer(now = new Date()): Promise<string> {
  return onServer(async (database) => {
    const newcomer = await addPerson(database, { role: 'youth', given: 'Noè', birthDate: '2004-05-06' });
    return cookieOf(database, now, { person: newcomer.id, role: 'youth' });
  });
}

/** The cookie header of an operator, Marco, who still has to add a second factor. */
export function makeOperatorToEnrol(now = new Date()): Promise<string> {
  return onServer(async (database) => {
    const operator = await addPerson(database, { given: 'Marco' });
    const centre = await addOrganisation(database, { kind: 'youth_centre', name: 'Informagiovani di Prova', provinces: ['CR'] });
    const membership = await addMembership(database, operator.id, centre.id, 'operator', true);
    return cookieOf(database, now, { person: operator.id, role: 'operator', membership, level: 'enrol' });
  });
}

/** Makes the people directly in the server's database, once: what is looked at are the pages, not how one came to have an account. */
export function makeAccounts(now = new Date()): Promise<Signed> {
  return onServer(async (database) => {
    const youth = await addPerson(database, { role: 'youth', given: 'Sara', birthDate: '2004-05-06' });
    const operator = await addPerson(database, { given: 'Marco' });
    const centre = await addOrganisation(database, { kind: 'youth_centre', name: 'Informagiovani di Prova', provinces: ['CR'] });
    const membership = await addMembership(database, operator.id, centre.id, 'operator', true);
    await giveFactors(database, youth.id, now);
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
    const family = await addPerson(database, { role: 'family', given: 'Paola' });
    const invitation = await makeInvitation(database, centre.id, now);
    await giveFamily(database, { youth: youth.id, family: family.id }, now);
    const workers = await makeWorkers(database, now, { operator: operator.id, centre: centre.id });
    const admin = await addPerson(database, { role: 'admin', given: 'Ada' });
    return {
      ...workers,
      admin: await cookieOf(database, now, { person: admin.id, role: 'admin' }),
      adminPerson: `/admin/persone/${operator.publicId}`,
      adminOrganisation: `/admin/organizzazioni/${centre.publicId}`,
      ...(await makeOwners(database, youth.id, now)),
      family: await cookieOf(database, now, { person: family.id, role: 'family' }),
      sharedProfile: `/area/profilo/${youth.publicId}`,
      invitation: `/invito/${invitation}`,
      registerYouth: await startRegistration(database, 'youth', now),
      registerCompany: await startRegistration(database, 'company', now),
      youth: await cookieOf(database, now, asYouth),
      operator: await cookieOf(database, now, asOperator),
      operatorToEnrol: await cookieOf(database, now, { ...asOperator, level: 'enrol' }),
      youthAtCode: await cookieOf(database, now, { ...asYouth, level: 'second-factor' }),
      confirmAddress: `/area/account/indirizzo/${await link('address-confirm', { email: 'nuovo@prova.example', from: youth.email })}`,
      undoAddress: `/accedi/annulla-indirizzo/${await link('address-undo', { email: youth.email })}`,
    };
  });
}

/** A relative who sees the profile, an open invitation to one more, and a profile to see. */
function giveFamily(database: Database, bond: { youth: number; family: number }, now: Date): Promise<void> {
  return database.write(async (db) => {
    await startBond(db, now, { ...bond, shares: ['profile'] });
    const { found: _found, aside: _aside, named: _named, done: _done, ...answers } = emptyDraft();
    await saveProfile(db, now, bond.youth, { ...answers, place: { label: 'Cremona (CR)', lat: 45.13, lon: 10.02 } });
    const values = { email: 'nonna@prova.example', role: 'family', youth_id: bond.youth, organisation_id: null } as const;
    await db.insertInto('accounts_invitation').values(openInvitation(values, now).row).execute();
  }, SYSTEM);
}

function openInvitation<T extends object>(values: T, now: Date) {
  const token = newToken();
  const nobody = { invited_by: null, accepted_at: null, accepted_by: null, withdrawn_at: null };
  return {
    token,
    row: { ...values, ...nobody, token_hash: tokenHash(token), inviter: 'Lia Capo', expires_at: new Date(now.getTime() + 10 * DAY) },
  };
}

function makeInvitation(database: Database, organisation: number, now: Date): Promise<string> {
  const values = { email: 'nuova.operatrice@prova.example', role: 'operator', organisation_id: organisation, youth_id: null } as const;
  const { token, row } = openInvitation(values, now);
  return database.write(async (db) => {
    await db.insertInto('accounts_invitation').values(row).execute();
    return token;
  }, SYSTEM);
}

function startRegistration(database: Database, audience: 'youth' | 'company', now: Date): Promise<string> {
  const organisation = { kind: 'company', name: 'Officina Rossi', vatNumber: '00743110157', comune: '019036' } as const;
  const answered =
    audience === 'youth'
      ? { birthDate: `${now.getFullYear() - 16}-01-01`, comune: '019036', consents: ['research' as const] }
      : { organisation: { ...organisation, website: 'https://www.officinarossi.example', domain: 'officinarossi.example', pec: null } };
  const draft = { ...newDraft(audience, {}), ...answered, done: [...pagesOf(audience)] };
  return database.write((db) => registerJourneys.start(db, now, draft), SYSTEM);
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
