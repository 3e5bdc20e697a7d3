import { sql } from 'kysely';
import type { Db } from '../../../../platform/db/database.ts';
import { CONSENT_VERSION } from '../../domain/consent-purposes.ts';

/**
 * THE list of young people that a company, or any search of people, may know of: ids, to be joined. Every query of that kind begins here.
 * An adult must have said so, as an adult; a minor must have been released by the operator in charge, with the minor's own code. Who has no
 * date of birth, is suspended or is leaving is not in it. `now` decides who is of age, by the day in Rome;
 * `adult` is that age in years (`agesInForce`). Only a consent to the words of now counts.
 */
export function visibleToCompanies(db: Db, now: Date, adult: number) {
  const years = (day: ReturnType<typeof sql>) => sql<number>`extract(year from age(${day}, p.birth_date))`;
  const today = sql`(${now}::timestamptz at time zone 'Europe/Rome')::date`;
  const saidSo = sql<boolean>`exists (select from accounts_consent c where c.person_id = p.id and c.purpose = 'companies' and c.version = ${CONSENT_VERSION.companies}
    and c.withdrawn_at is null and ${years(sql`(c.given_at at time zone 'Europe/Rome')::date`)} >= ${adult})`;
  return db
    .selectFrom('accounts_person as p')
    .select('p.id')
    .where('p.status', '=', 'active')
    .where('p.birth_date', 'is not', null)
    .where(sql<boolean>`exists (select from accounts_personal_role r where r.person_id = p.id and r.role = 'youth')`)
    .where(sql<boolean>`case when ${years(today)} < ${adult} then p.protected and p.released_at is not null else ${saidSo} end`);
}
