import type { Territory } from '../../../kernel/access/viewer.ts';
import { newToken } from '../../../kernel/ids.ts';
import { slug } from '../../../kernel/text.ts';
import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { OrganisationKind, OrganisationTable } from '../store/tables.ts';
import type { Actor } from './administer-person.usecase.ts';

/** What only administrators found: the others register by themselves. */
export const FOUNDED_KINDS = ['youth_centre', 'comune', 'ambito', 'regional_body'] as const satisfies readonly OrganisationKind[];
export const FORMS = ['agenzia', 'centro', 'punto', 'antenna', 'rete'] as const;

export interface NewOrganisation {
  readonly kind: (typeof FOUNDED_KINDS)[number];
  readonly form: OrganisationTable['form'];
  readonly name: string;
  /** ISTAT code of its seat. */
  readonly comune: string | null;
  readonly province: string | null;
  /** Where it works. */
  readonly coverage: readonly Territory[];
}

/** Founds an organisation, active and trusted from the start. Returns its ids. */
export async function foundOrganisation(db: Db, by: Actor, wish: NewOrganisation): Promise<{ id: number; publicId: string }> {
  const publicId = newToken();
  const { kind, form, name, comune, province, coverage } = wish;
  const { id } = await db
    .insertInto('accounts_organisation')
    .values({
      ...{ public_id: publicId, kind, form: kind === 'youth_centre' ? form : null, name, comune, province },
      slug: await freeSlug(db, name),
      ...{ status: 'active', trust: 'verified', parent_id: null, ambito: null, vat_number: null, email_domain: null, pec: null },
      ...{ website: null, status_reason: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (coverage.length > 0) {
    await db
      .insertInto('accounts_coverage')
      .values(coverage.map((part) => ({ organisation_id: id, ...part })))
      .execute();
  }
  const details = { kind };
  await recordAudit(db, {
    actor: by.publicId,
    action: 'accounts.found-organisation',
    object: `accounts_organisation:${publicId}`,
    details,
  });
  return { id, publicId };
}

async function freeSlug(db: Db, name: string): Promise<string> {
  const wished = slug(name) || 'organizzazione';
  const taken = await db.selectFrom('accounts_organisation').select('id').where('slug', '=', wished).executeTakeFirst();
  return taken
    ? `${wished}-${newToken()
        .slice(0, 6)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '0')}`
    : wished;
}
