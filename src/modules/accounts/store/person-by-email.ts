import type { Db } from '../../../platform/db/database.ts';
import type { PersonStatus } from './tables.ts';

/** What a sign-in needs to know of a person. */
export interface KnownPerson {
  readonly id: number;
  readonly publicId: string;
  readonly email: string;
  readonly verified: boolean;
  readonly given: string;
  readonly family: string;
  readonly locale: 'it' | 'en';
  readonly status: PersonStatus;
  /** Of the password; null without one. */
  readonly hash: string | null;
}

/** Needs the rows of the system: nobody is signed in yet. `email` as `normaliseEmail` gives it. */
export function personByEmail(db: Db, email: string): Promise<KnownPerson | null> {
  return onePerson(db, 'p.email', email);
}

export function personById(db: Db, id: number): Promise<KnownPerson | null> {
  return onePerson(db, 'p.id', id);
}

async function onePerson(db: Db, column: 'p.email' | 'p.id', value: string | number): Promise<KnownPerson | null> {
  const row = await db
    .selectFrom('accounts_person as p')
    .leftJoin('accounts_password as w', 'w.person_id', 'p.id')
    .select(['p.id', 'p.public_id', 'p.email', 'p.email_verified_at', 'p.given_name', 'p.family_name', 'p.locale', 'p.status', 'w.hash'])
    .where(column, '=', value)
    .executeTakeFirst();
  if (!row || row.email === null) return null;
  const { id, public_id: publicId, email, given_name: given, family_name: family, locale, status, hash } = row;
  return { id, publicId, email, verified: row.email_verified_at !== null, given, family, locale, status, hash };
}

/** Suspended and erased accounts stay outside; who has asked for erasure may come back and think again. */
export function mayComeIn({ status }: Pick<KnownPerson, 'status'>): boolean {
  return status === 'active' || status === 'leaving';
}
