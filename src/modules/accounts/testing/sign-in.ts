import type { FastifyInstance } from 'fastify';
import type { Role, SessionLevel } from '../../../kernel/access/viewer.ts';
import { newToken } from '../../../kernel/ids.ts';
import type { Database } from '../../../platform/db/database.ts';
import { SESSION_COOKIE } from '../../../platform/http/session/session-cookie.ts';
import { startSession } from '../store/sessions.ts';
import type { OrganisationKind } from '../store/tables.ts';

const SYSTEM = { kind: 'system', why: 'tests make people and organisations' } as const;

export interface TestPerson {
  readonly id: number;
  readonly publicId: string;
  readonly email: string;
}

/** A person with an account, as the forms would have made one. Personal roles: `youth`, `family`, `admin`; none for staff. */
export function addPerson(
  database: Database,
  values: { given?: string; family?: string; email?: string; birthDate?: string; comune?: string; protected?: boolean; role?: Role } = {},
): Promise<TestPerson> {
  const publicId = newToken();
  const email = values.email ?? `${publicId.toLowerCase()}@prova.example`;
  const { given = 'Sara', family = 'Prova', birthDate = null, comune = null, role } = values;
  return database.write(async (db) => {
    const person = await db
      .insertInto('accounts_person')
      .values({
        public_id: publicId,
        email,
        email_verified_at: new Date('2026-11-01T08:00:00Z'),
        given_name: given,
        family_name: family,
        birth_date: birthDate,
        comune,
        locale: 'it',
        protected: values.protected ?? false,
        ...{ status_reason: null, released_at: null, released_by: null, started_from: null, last_sign_in_at: null, erase_after: null },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (role === 'youth' || role === 'family' || role === 'admin') {
      await db.insertInto('accounts_personal_role').values({ person_id: person.id, role, granted_by: null }).execute();
    }
    return { id: person.id, publicId, email };
  }, SYSTEM);
}

/** An active organisation that works in the given provinces (siglas). */
export function addOrganisation(
  database: Database,
  values: { kind: OrganisationKind; name?: string; provinces?: readonly string[] },
): Promise<{ id: number; publicId: string }> {
  const publicId = newToken();
  const { kind, name = `Organizzazione ${publicId.slice(0, 6)}`, provinces = [] } = values;
  return database.write(async (db) => {
    const { id } = await db
      .insertInto('accounts_organisation')
      .values({
        public_id: publicId,
        kind,
        name,
        slug: publicId.toLowerCase(),
        province: provinces[0] ?? null,
        ...{ form: null, parent_id: null, comune: null, ambito: null, vat_number: null, email_domain: null },
        ...{ pec: null, website: null, status_reason: null },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const code of provinces) {
      await db.insertInto('accounts_coverage').values({ organisation_id: id, level: 'province', code }).execute();
    }
    return { id, publicId };
  }, SYSTEM);
}

type MemberRole = Exclude<Role, 'youth' | 'family' | 'admin'>;

/** Makes the person a member; returns the membership's id. */
export function addMembership(database: Database, person: number, organisation: number, role: MemberRole, lead = false): Promise<number> {
  return database.write(async (db) => {
    const row = await db
      .insertInto('accounts_membership')
      .values({ person_id: person, organisation_id: organisation, role, lead, until: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  }, SYSTEM);
}

/** The cookie header of a session of this person, as if they had just signed in with everything their role asks for. */
export async function cookieOf(
  database: Database,
  now: Date,
  session: { person: number; role: Role; membership?: number | null; level?: SessionLevel; factors?: 1 | 2 },
): Promise<string> {
  const { person, role, membership = null, level = 'full', factors = 1 } = session;
  const token = await database.write(
    (db) => startSession(db, now, { person, hat: { role, membership }, level, factors, method: 'password', device: 'Prova' }),
    SYSTEM,
  );
  return `${SESSION_COOKIE}=${token}`;
}

const KIND_OF: Readonly<Record<MemberRole, OrganisationKind>> = {
  school: 'school',
  company: 'company',
  provider: 'training_body',
  operator: 'youth_centre',
  manager: 'comune',
  governance: 'regional_body',
};

export interface SignedIn extends TestPerson {
  readonly role: Role;
  readonly cookie: string;
  readonly organisation: { readonly id: number; readonly publicId: string } | null;
}

/** One person of each kind, signed in, each with an organisation of their own where the role needs one (working in Cremona's province). */
export async function signedIn(
  database: Database,
  now: Date,
  role: Role,
  options: { provinces?: readonly string[] } = {},
): Promise<SignedIn> {
  const person = await addPerson(database, { role, given: `Prova ${role}`, birthDate: role === 'youth' ? '2004-05-06' : undefined });
  if (role === 'youth' || role === 'family' || role === 'admin') {
    return { ...person, role, organisation: null, cookie: await cookieOf(database, now, { person: person.id, role }) };
  }
  const organisation = await addOrganisation(database, { kind: KIND_OF[role], provinces: options.provinces ?? ['CR'] });
  const membership = await addMembership(database, person.id, organisation.id, role, true);
  return { ...person, role, organisation, cookie: await cookieOf(database, now, { person: person.id, role, membership }) };
}

/** GET as this person. */
export function visit(app: FastifyInstance, url: string, cookie: string) {
  return app.inject({ url, headers: { cookie } });
}

/** Posts a form of the page `from` as this person's browser would, with its token. */
export async function send(
  app: FastifyInstance,
  url: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
  { cookie, from = url }: { cookie: string; from?: string },
) {
  const page = (await visit(app, from, cookie)).body;
  const body = new URLSearchParams({ _csrf: /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '' });
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
  return app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie },
    payload: body.toString(),
  });
}
