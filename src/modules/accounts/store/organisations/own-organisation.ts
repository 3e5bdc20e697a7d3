import type { Viewer } from '../../../../kernel/access/viewer.ts';
import type { Db } from '../../../../platform/db/database.ts';
import type { OrganisationTable } from '../tables.ts';

/** An organisation with what its own people and its checkers see. Shapes of `OrganisationTable`. */
export type Organisation = Pick<
  OrganisationTable,
  'public_id' | 'kind' | 'name' | 'comune' | 'province' | 'ambito' | 'vat_number' | 'email_domain' | 'pec' | 'website' | 'status_reason'
> & {
  readonly id: number;
  readonly status: 'pending' | 'active' | 'suspended' | 'closed';
  readonly trust: 'unverified' | 'basic' | 'verified';
};

const COLUMNS = [
  'id',
  'public_id',
  'kind',
  'name',
  'comune',
  'province',
  'ambito',
  'vat_number',
  'email_domain',
  'pec',
  'website',
  'status',
  'status_reason',
  'trust',
] as const;

export async function organisationById(db: Db, id: number): Promise<Organisation> {
  return db.selectFrom('accounts_organisation').select(COLUMNS).where('id', '=', id).executeTakeFirstOrThrow();
}

export async function organisationByPublicId(db: Db, publicId: string): Promise<Organisation | null> {
  return (await db.selectFrom('accounts_organisation').select(COLUMNS).where('public_id', '=', publicId).executeTakeFirst()) ?? null;
}

/** Everything that must not happen twice at once to an organisation (its last lead leaves, a proof is decided) takes its turn here. */
export async function lockOrganisation(db: Db, id: number): Promise<Organisation> {
  return db.selectFrom('accounts_organisation').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** Whether the hat the viewer wears leads its organisation. */
export async function isLead(db: Db, { hat }: Viewer): Promise<boolean> {
  if (hat.membership === null) return false;
  const row = await db
    .selectFrom('accounts_membership')
    .select('id')
    .where('id', '=', hat.membership)
    .where('lead', '=', true)
    .where('until', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** What permissions ask about an organisation: which one, and where it lies. */
export function asThing({ id, province, ambito, comune }: Pick<Organisation, 'id' | 'province' | 'ambito' | 'comune'>) {
  return { organisation: id, territory: { province, ambito, comune } };
}
