import type { Db } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { sendNotice } from '../notify-person.ts';

/**
 * What others must know before a person goes, without saying who: the operators of their open cases, the centre whose cases lose their
 * operator, and the local centre when an organisation loses its last lead. Their cases as an operator end here; bonds and memberships go
 * with the rows.
 */
export async function handOver(platform: Platform, db: Db, now: Date, person: number): Promise<void> {
  await tellOperators(platform, db, person);
  await endOwnCases(platform, db, now, person);
  for (const organisation of await withoutLead(db, person)) {
    const centre = await centreNear(db, organisation.province, organisation.id);
    const readers = centre ? await leadsOf(db, centre, person) : [];
    await tellAll(platform, db, readers, 'no-lead', { organisation: organisation.name });
  }
}

interface Reader {
  readonly email: string | null;
  readonly locale: 'it' | 'en';
}

async function tellAll(
  platform: Platform,
  db: Db,
  readers: readonly Reader[],
  name: string,
  params: Record<string, string | number>,
): Promise<void> {
  const { TALENTHUB_OPERATOR_MAIL: fallback } = platform.config;
  // Somebody must read it: without anybody near, whoever runs the installation.
  for (const { email, locale } of readers.length > 0 ? readers : [{ email: fallback, locale: 'it' as const }])
    if (email) await sendNotice(platform, db, { to: email, locale, name, params });
}

async function tellOperators(platform: Platform, db: Db, youth: number): Promise<void> {
  const operators = await db
    .selectFrom('accounts_case as c')
    .innerJoin('accounts_person as p', 'p.id', 'c.operator_id')
    .select(['p.email', 'p.locale'])
    .distinct()
    .where('c.youth_id', '=', youth)
    .where('c.ended_at', 'is', null)
    .where('p.status', '=', 'active')
    .execute();
  for (const operator of operators) await tellAll(platform, db, [operator], 'case-erased', {});
}

async function endOwnCases(platform: Platform, db: Db, now: Date, operator: number): Promise<void> {
  const ended = await db
    .updateTable('accounts_case')
    .set({ ended_at: now })
    .where('operator_id', '=', operator)
    .where('ended_at', 'is', null)
    .returning('organisation_id as organisation')
    .execute();
  const perOrganisation = Map.groupBy(ended, (row) => row.organisation);
  for (const [organisation, cases] of perOrganisation)
    await tellAll(platform, db, await leadsOf(db, organisation, operator), 'cases-without-operator', { n: cases.length });
}

/** Organisations in which the person is the only lead that is left. */
async function withoutLead(db: Db, person: number): Promise<{ id: number; name: string; province: string | null }[]> {
  return db
    .selectFrom('accounts_membership as m')
    .innerJoin('accounts_organisation as o', 'o.id', 'm.organisation_id')
    .select(['o.id', 'o.name', 'o.province'])
    .distinct()
    .where('m.person_id', '=', person)
    .where('m.lead', '=', true)
    .where('m.until', 'is', null)
    .where('o.status', 'in', ['active', 'pending'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('accounts_membership as other')
            .select('other.id')
            .whereRef('other.organisation_id', '=', 'o.id')
            .where('other.lead', '=', true)
            .where('other.until', 'is', null)
            .where('other.person_id', '<>', person),
        ),
      ),
    )
    .execute();
}

/** A centre that works in the province, and is not the organisation itself. */
async function centreNear(db: Db, province: string | null, except: number): Promise<number | null> {
  if (!province) return null;
  const centre = await db
    .selectFrom('accounts_organisation as o')
    .innerJoin('accounts_coverage as c', 'c.organisation_id', 'o.id')
    .select('o.id')
    .where('o.kind', '=', 'youth_centre')
    .where('o.status', '=', 'active')
    .where('c.level', '=', 'province')
    .where('c.code', '=', province)
    .where('o.id', '<>', except)
    .orderBy('o.id')
    .executeTakeFirst();
  return centre?.id ?? null;
}

async function leadsOf(db: Db, organisation: number, except: number): Promise<Reader[]> {
  return db
    .selectFrom('accounts_membership as m')
    .innerJoin('accounts_person as p', 'p.id', 'm.person_id')
    .select(['p.email', 'p.locale'])
    .where('m.organisation_id', '=', organisation)
    .where('m.lead', '=', true)
    .where('m.until', 'is', null)
    .where('p.id', '<>', except)
    .where('p.status', '=', 'active')
    .execute();
}
