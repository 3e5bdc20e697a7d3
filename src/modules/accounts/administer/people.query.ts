import { sql } from 'kysely';
import { PERSONAL_ROLES, ROLES, type Role } from '../../../kernel/access/viewer.ts';
import type { Page } from '../../../kernel/pagination.ts';
import type { Db } from '../../../platform/db/database.ts';
import '../store/tables.ts';
import { type DirectoryHat, type DirectoryPerson, likeText, PEOPLE_PER_PAGE, type PeopleWish } from './directory.ts';

interface Row extends Omit<DirectoryPerson, 'hats'> {
  readonly personal: readonly Role[];
  readonly memberships: readonly DirectoryHat[];
}

const LINE = sql<Row>`p.id, p.public_id as "publicId", p.given_name as given, p.family_name as family, p.email, p.status,
  p.created_at as "createdAt", p.last_sign_in_at as "lastSignInAt",
  array(select r.role from accounts_personal_role r where r.person_id = p.id order by r.role) as personal,
  (select coalesce(json_agg(json_build_object('role', m.role, 'organisation', o.name, 'organisationId', o.public_id, 'lead', m.lead) order by m.id), '[]')
    from accounts_membership m join accounts_organisation o on o.id = m.organisation_id
    where m.person_id = p.id and (m.until is null or m.until > now())) as memberships`;

/** The directory, newest accounts first. Run it with the directory's rows. */
export async function listPeople(db: Db, wish: PeopleWish): Promise<Page<DirectoryPerson>> {
  const { rows: counted } = await sql<{
    total: number;
  }>`select count(*)::int as total from accounts_person p where ${matching(wish)}`.execute(db);
  const total = counted[0]?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / PEOPLE_PER_PAGE));
  const page = Math.min(Math.max(1, wish.page), pages);
  const { rows } = await sql<Row>`select ${LINE} from accounts_person p where ${matching(wish)}
    order by p.id desc limit ${PEOPLE_PER_PAGE} offset ${(page - 1) * PEOPLE_PER_PAGE}`.execute(db);
  return { items: rows.map(personOf), page, pages, total };
}

export async function personByPublicId(db: Db, publicId: string): Promise<DirectoryPerson | null> {
  const { rows } = await sql<Row>`select ${LINE} from accounts_person p where p.public_id = ${publicId} and p.status <> 'erased'`.execute(
    db,
  );
  return rows[0] ? personOf(rows[0]) : null;
}

/** How many people wear each hat now. */
export async function countRoles(db: Db): Promise<ReadonlyMap<Role, number>> {
  const { rows } = await sql<{ role: Role; people: number }>`
    select role, count(distinct person_id)::int as people from (
      select role, person_id from accounts_personal_role
      union all select m.role, m.person_id from accounts_membership m join accounts_organisation o on o.id = m.organisation_id
        where (m.until is null or m.until > now()) and o.status in ('active', 'pending')) worn
    join accounts_person p on p.id = worn.person_id and p.status in ('active', 'leaving') group by role`.execute(db);
  const found = new Map(rows.map((row) => [row.role, row.people]));
  return new Map(ROLES.map((role) => [role, found.get(role) ?? 0]));
}

function matching({ text, role, status }: PeopleWish) {
  const conditions = [sql`p.status <> 'erased'`];
  for (const word of text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5)) {
    const like = likeText(word);
    conditions.push(sql`(lower(p.given_name) like ${like} or lower(p.family_name) like ${like} or p.email like ${like})`);
  }
  if (status) conditions.push(sql`p.status = ${status}`);
  if (role) conditions.push(wearing(role));
  return sql.join(conditions, sql` and `);
}

function wearing(role: Role) {
  if (PERSONAL_ROLES.includes(role))
    return sql`exists (select from accounts_personal_role r where r.person_id = p.id and r.role = ${role})`;
  return sql`exists (select from accounts_membership m where m.person_id = p.id and m.role = ${role} and (m.until is null or m.until > now()))`;
}

function personOf({ personal, memberships, ...person }: Row): DirectoryPerson {
  const own = personal.map((role): DirectoryHat => ({ role, organisation: null, organisationId: null, lead: false }));
  return { ...person, hats: [...own, ...memberships] };
}

/** What administrators see of one person beside the directory: how the account is kept, nothing of the file. */
export interface AccountFacts {
  readonly sessions: number;
  readonly secondFactor: boolean;
  readonly addressConfirmed: boolean;
  readonly statusReason: string | null;
}

/** Run it with the directory's rows and the person's own. */
export async function accountFacts(db: Db, now: Date, person: number): Promise<AccountFacts> {
  const { rows } = await sql<AccountFacts>`
    select (select count(*)::int from accounts_session s where s.person_id = p.id and s.level = 'full' and s.expires_at > ${now}) as sessions,
      (exists (select from accounts_totp t where t.person_id = p.id and t.confirmed_at is not null)
        or exists (select from accounts_passkey k where k.person_id = p.id)) as "secondFactor",
      p.email_verified_at is not null as "addressConfirmed", p.status_reason as "statusReason"
    from accounts_person p where p.id = ${person}`.execute(db);
  return rows[0] ?? { sessions: 0, secondFactor: false, addressConfirmed: false, statusReason: null };
}
