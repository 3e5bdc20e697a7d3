import type { Db } from '../../../platform/db/database.ts';
import { CONSENT_VERSION } from '../domain/consent-purposes.ts';
import { DEMO_DOMAIN } from './demo-doors.ts';
import { type DemoYouth, demoId } from './demo-people.ts';
import type { Centre } from './write-organisations.ts';

export interface YouthBatch {
  readonly people: readonly DemoYouth[];
  readonly centres: readonly Centre[];
  /** Made once: hashing for each of them would take minutes. */
  readonly hash: string;
  readonly now: Date;
}

/** Young people with their password, consents, the operator in charge of them, and for some a relative. */
export async function addDemoYouth(db: Db, { people, centres, hash, now }: YouthBatch): Promise<void> {
  const rows = await db
    .insertInto('accounts_person')
    .values(
      people.map((one) => ({
        ...{ public_id: one.publicId, email: one.email, email_verified_at: one.createdAt, given_name: one.given, family_name: one.family },
        ...{ birth_date: one.birthDate, comune: one.comune, locale: 'it' as const, protected: one.minor, created_at: one.createdAt },
        ...{ last_sign_in_at: one.lastSignInAt, status_reason: null, released_at: null, released_by: null, started_from: null },
        erase_after: null,
      })),
    )
    .returning('id')
    .execute();
  const written = people.map((one, index) => ({ ...one, id: rows[index]?.id ?? 0 }));
  await db
    .insertInto('accounts_personal_role')
    .values(written.map(({ id }) => ({ person_id: id, role: 'youth' as const, granted_by: null })))
    .execute();
  await db
    .insertInto('accounts_password')
    .values(written.map(({ id }) => ({ person_id: id, hash })))
    .execute();
  const consents = written.flatMap(({ id, purposes, createdAt }) =>
    (['service', ...purposes] as const).map((purpose) => ({
      person_id: id,
      purpose,
      version: CONSENT_VERSION[purpose],
      given_at: createdAt,
      withdrawn_at: null,
    })),
  );
  await db.insertInto('accounts_consent').values(consents).execute();
  await addCases(db, written, centres);
  await addFamilies(db, written, now);
}

type Written = DemoYouth & { readonly id: number };

async function addCases(db: Db, people: readonly Written[], centres: readonly Centre[]): Promise<void> {
  const cases = people.flatMap(({ id, province, accompanied }) => {
    const centre = accompanied ? centres.find((each) => each.province === province) : undefined;
    return centre ? [{ youth_id: id, operator_id: centre.operator, organisation_id: centre.organisation, ended_at: null }] : [];
  });
  if (cases.length > 0) await db.insertInto('accounts_case').values(cases).execute();
}

async function addFamilies(db: Db, people: readonly Written[], now: Date): Promise<void> {
  const young = people.filter((one) => one.withFamily);
  if (young.length === 0) return;
  const relatives = await db
    .insertInto('accounts_person')
    .values(
      young.map((one) => ({
        ...{ public_id: demoId(`relative of ${one.publicId}`, 0), email: `famiglia.${one.number}@${DEMO_DOMAIN}`, email_verified_at: now },
        ...{
          given_name: one.relative,
          family_name: one.family,
          birth_date: null,
          comune: null,
          locale: 'it' as const,
          status_reason: null,
        },
        ...{ released_at: null, released_by: null, started_from: null, last_sign_in_at: null, erase_after: null },
      })),
    )
    .returning('id')
    .execute();
  const pairs = young.map((one, index) => ({ youth: one.id, family: relatives[index]?.id ?? 0 }));
  await db
    .insertInto('accounts_personal_role')
    .values(pairs.map(({ family }) => ({ person_id: family, role: 'family' as const, granted_by: null })))
    .execute();
  const bonds = pairs.map(({ youth, family }) => ({ youth_id: youth, family_id: family, shares: ['profile'], ended_at: null }));
  await db.insertInto('accounts_family_bond').values(bonds).execute();
}
