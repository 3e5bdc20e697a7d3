import { sql } from 'kysely';
import type { Viewer } from '../../../../kernel/access/viewer.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { isLead, type Organisation, organisationById } from '../../store/organisations/own-organisation.ts';
import type { OrganisationTable } from '../../store/tables.ts';

/** What the first page of an organisation's role shows. */
export interface Home {
  readonly organisation: Organisation;
  readonly lead: boolean;
  readonly members: number;
  /** Proofs that wait for a person of the local centre. */
  readonly waiting: number;
  readonly openBatches: number;
}

export async function homeOf(db: Db, viewer: Viewer, organisation: number, now: Date): Promise<Home> {
  const { rows } = await sql<{ members: number; waiting: number; batches: number }>`select
    (select count(*)::int from accounts_membership where organisation_id = ${organisation} and until is null) as members,
    (select count(*)::int from accounts_verification where organisation_id = ${organisation} and outcome = 'waiting') as waiting,
    (select count(*)::int from accounts_desk_batch where organisation_id = ${organisation} and expires_at > ${now}) as batches`.execute(db);
  const counts = rows[0];
  return {
    organisation: await organisationById(db, organisation),
    lead: await isLead(db, viewer),
    members: counts?.members ?? 0,
    waiting: counts?.waiting ?? 0,
    openBatches: counts?.batches ?? 0,
  };
}

export type NetworkLine = Pick<OrganisationTable, 'public_id' | 'name' | 'kind' | 'province'> & {
  readonly status: Organisation['status'];
  readonly trust: Organisation['trust'];
  readonly members: number;
};

export const NETWORK_PAGE = 25;

export interface NetworkFilter {
  readonly kind: OrganisationTable['kind'] | null;
  readonly status: Organisation['status'] | null;
  readonly page: number;
}

/** Every organisation of the region by name, with how many people belong to it. Needs the directory's rows. */
export async function networkOf(db: Db, { kind, status, page }: NetworkFilter): Promise<{ rows: readonly NetworkLine[]; total: number }> {
  let query = db.selectFrom('accounts_organisation as o');
  if (kind) query = query.where('o.kind', '=', kind);
  if (status) query = query.where('o.status', '=', status);
  const rows = await query
    .select(['o.public_id', 'o.name', 'o.kind', 'o.province', 'o.status', 'o.trust'])
    .select(sql<number>`(select count(*)::int from accounts_membership m where m.organisation_id = o.id and m.until is null)`.as('members'))
    .orderBy(sql`lower(o.name)`)
    .orderBy('o.id')
    .offset((page - 1) * NETWORK_PAGE)
    .limit(NETWORK_PAGE)
    .execute();
  const { total } = await query.select((it) => it.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { rows, total: Number(total) };
}
