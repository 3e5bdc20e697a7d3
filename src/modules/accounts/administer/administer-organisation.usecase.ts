import type { Territory } from '../../../kernel/access/viewer.ts';
import { newToken } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { slug } from '../../../kernel/text.ts';
import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { queueNotice } from '../store/notices.ts';
import type { OrganisationKind, OrganisationTable } from '../store/tables.ts';
import { administerErrors } from './administer.errors.ts';
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
    await db.insertInto('accounts_coverage').values(coverage.map((part) => ({ organisation_id: id, ...part }))).execute();
  }
  const details = { kind };
  await recordAudit(db, { actor: by.publicId, action: 'accounts.found-organisation', object: `accounts_organisation:${publicId}`, details });
  return { id, publicId };
}

/** Its hats, pages and ads go at once: sessions are asked for them at every request. Whoever leads it is told the reason by mail. */
export function suspendOrganisation(platform: Platform, db: Db, deed: OrganisationDeed): Promise<Result<void>> {
  return change(platform, db, deed, { from: ['active', 'pending'], to: 'suspended', action: 'suspend-organisation', mail: 'org-suspended' });
}

export function unsuspendOrganisation(platform: Platform, db: Db, deed: OrganisationDeed): Promise<Result<void>> {
  return change(platform, db, deed, { from: ['suspended'], to: 'active', action: 'unsuspend-organisation', mail: 'org-unsuspended' });
}

export interface OrganisationDeed {
  readonly by: Actor;
  readonly organisation: { readonly id: number; readonly publicId: string; readonly name: string };
  readonly reason: string;
}

type Status = 'active' | 'pending' | 'suspended';

interface Change {
  readonly from: readonly Status[];
  readonly to: Status;
  readonly action: string;
  readonly mail: string;
}

async function change(platform: Platform, db: Db, deed: OrganisationDeed, { from, to, action, mail }: Change): Promise<Result<void>> {
  const { by, organisation, reason } = deed;
  // What was never verified goes back to waiting, not to active.
  const changed = await db
    .updateTable('accounts_organisation')
    .set((it) => ({
      status: to === 'suspended' ? to : it.case().when('trust', '=', 'unverified').then('pending' as const).else(to).end(),
      status_reason: to === 'suspended' ? reason : null,
    }))
    .where('id', '=', organisation.id)
    .where('status', 'in', from)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return err(administerErrors.already);
  await recordAudit(db, { actor: by.publicId, action: `accounts.${action}`, object: `accounts_organisation:${organisation.publicId}` });
  for (const lead of await leadsOf(db, organisation.id)) {
    const params = { name: lead.given, organisation: organisation.name, reason };
    await queueNotice(platform, db, lead, { name: mail, path: '/area/account', params });
  }
  return ok(undefined);
}

async function leadsOf(db: Db, organisation: number): Promise<{ email: string; locale: 'it' | 'en'; given: string }[]> {
  const rows = await db
    .selectFrom('accounts_membership as m')
    .innerJoin('accounts_person as p', 'p.id', 'm.person_id')
    .select(['p.email', 'p.locale', 'p.given_name'])
    .where('m.organisation_id', '=', organisation)
    .where('m.lead', '=', true)
    .where('m.until', 'is', null)
    .execute();
  return rows.flatMap(({ email, locale, given_name: given }) => (email === null ? [] : [{ email, locale, given }]));
}

async function freeSlug(db: Db, name: string): Promise<string> {
  const wished = slug(name) || 'organizzazione';
  const taken = await db.selectFrom('accounts_organisation').select('id').where('slug', '=', wished).executeTakeFirst();
  return taken ? `${wished}-${newToken().slice(0, 6).toLowerCase().replace(/[^a-z0-9]/g, '0')}` : wished;
}
