import { slug } from '../../../kernel/text.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { Place } from '../../territory/api.ts';
import type { OrganisationKind } from '../store/tables.ts';
import { texts } from '../texts.ts';
import { DEMO_DOMAIN } from './demo-doors.ts';
import { demoOrganisations } from './demo-organisations.ts';
import { demoId } from './demo-people.ts';

export interface WrittenOrganisation {
  readonly id: number;
  readonly kind: OrganisationKind;
  readonly comune: string | null;
}

export async function addDemoOrganisations(db: Db, places: readonly Place[]): Promise<readonly WrittenOrganisation[]> {
  const invented = demoOrganisations(places);
  const reason = texts('it')('demo.suspended');
  const rows = await db
    .insertInto('accounts_organisation')
    .values(
      invented.map((one, index) => ({
        ...{ public_id: demoId('organisation', index), kind: one.kind, form: one.form, name: one.name, slug: slug(one.name) },
        ...{ comune: one.seat.istat, province: one.seat.province, vat_number: one.vat, status: one.status, trust: one.trust },
        ...{ status_reason: one.status === 'suspended' ? reason : null, parent_id: null, ambito: null, pec: null, website: null },
        email_domain: one.kind === 'company' ? DEMO_DOMAIN : null,
      })),
    )
    .returning(['id', 'kind', 'comune'])
    .execute();
  const coverage = invented.flatMap((one, index) => one.coverage.map((part) => ({ organisation_id: rows[index]?.id ?? 0, ...part })));
  await db.insertInto('accounts_coverage').values(coverage).execute();
  return rows;
}

/** A youth centre with somebody who takes charge of people. */
export interface Centre {
  readonly organisation: number;
  readonly province: string;
  readonly operator: number;
}

export async function centresOf(db: Db): Promise<readonly Centre[]> {
  const rows = await db
    .selectFrom('accounts_membership as m')
    .innerJoin('accounts_organisation as o', 'o.id', 'm.organisation_id')
    .select(['o.id', 'o.province', 'm.person_id'])
    .where('o.kind', '=', 'youth_centre')
    .where('m.role', '=', 'operator')
    .orderBy('m.id')
    .execute();
  return rows.map((row) => ({ organisation: row.id, province: row.province ?? '', operator: row.person_id }));
}
