import { sql } from 'kysely';
import type { Territory } from '../../../kernel/access/viewer.ts';
import type { Page } from '../../../kernel/pagination.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { OrganisationKind, OrganisationStatus, Trust } from '../store/tables.ts';
import { likeText, PEOPLE_PER_PAGE } from './directory.ts';

export interface OrganisationLine {
  readonly publicId: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly status: OrganisationStatus;
  readonly trust: Trust;
  readonly province: string | null;
  readonly members: number;
}

export interface OrganisationDetail extends OrganisationLine {
  readonly id: number;
  readonly reason: string | null;
  readonly form: string | null;
  readonly comune: string | null;
  readonly website: string | null;
  readonly createdAt: Date;
  readonly coverage: readonly Territory[];
  /** How many people have which role there. Who they are is in the directory of people. */
  readonly roles: readonly { readonly role: string; readonly people: number; readonly leads: number }[];
}

export interface OrganisationsWish {
  readonly text: string;
  readonly kind: OrganisationKind | null;
  readonly status: OrganisationStatus | null;
  readonly page: number;
}

const MEMBERS = sql`(select count(*)::int from accounts_membership m where m.organisation_id = o.id and (m.until is null or m.until > now()))`;
const LINE = sql`o.public_id as "publicId", o.name, o.kind, o.status, o.trust, o.province, ${MEMBERS} as members`;

/** Organisations by name. Run it with the directory's rows: memberships are counted. */
export async function listOrganisations(db: Db, wish: OrganisationsWish): Promise<Page<OrganisationLine>> {
  const conditions = [sql`true`];
  if (wish.text) conditions.push(sql`lower(o.name) like ${likeText(wish.text.toLowerCase())}`);
  if (wish.kind) conditions.push(sql`o.kind = ${wish.kind}`);
  if (wish.status) conditions.push(sql`o.status = ${wish.status}`);
  const where = sql.join(conditions, sql` and `);
  const { rows: counted } = await sql<{ total: number }>`select count(*)::int as total from accounts_organisation o where ${where}`.execute(
    db,
  );
  const total = counted[0]?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / PEOPLE_PER_PAGE));
  const page = Math.min(Math.max(1, wish.page), pages);
  const { rows } = await sql<OrganisationLine>`select ${LINE} from accounts_organisation o where ${where}
    order by lower(o.name), o.id limit ${PEOPLE_PER_PAGE} offset ${(page - 1) * PEOPLE_PER_PAGE}`.execute(db);
  return { items: rows, page, pages, total };
}

export async function organisationDetail(db: Db, publicId: string): Promise<OrganisationDetail | null> {
  const { rows } = await sql<OrganisationDetail>`
    select o.id, ${LINE}, o.status_reason as reason, o.form, o.comune, o.website, o.created_at as "createdAt",
      (select coalesce(json_agg(json_build_object('level', c.level, 'code', c.code) order by c.level, c.code), '[]')
        from accounts_coverage c where c.organisation_id = o.id) as coverage,
      (select coalesce(json_agg(json_build_object('role', g.role, 'people', g.people, 'leads', g.leads) order by g.role), '[]') from (
        select m.role, count(*)::int as people, count(*) filter (where m.lead)::int as leads from accounts_membership m
        where m.organisation_id = o.id and (m.until is null or m.until > now()) group by m.role) g) as roles
    from accounts_organisation o where o.public_id = ${publicId}`.execute(db);
  return rows[0] ?? null;
}

/** How many organisations are in each state. */
export async function countOrganisations(db: Db): Promise<Readonly<Record<OrganisationStatus, number>>> {
  const { rows } = await sql<{ status: OrganisationStatus; n: number }>`
    select status, count(*)::int as n from accounts_organisation group by status`.execute(db);
  const found = new Map(rows.map((row) => [row.status, row.n]));
  const of = (status: OrganisationStatus) => found.get(status) ?? 0;
  return { pending: of('pending'), active: of('active'), suspended: of('suspended'), closed: of('closed') };
}
