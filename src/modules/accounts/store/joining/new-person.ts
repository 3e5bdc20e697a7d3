import type { Role } from '../../../../kernel/access/viewer.ts';
import { newToken } from '../../../../kernel/ids.ts';
import type { Db } from '../../../../platform/db/database.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import { CONSENT_VERSION, type RecordedPurpose } from '../../domain/consent-purposes.ts';
import '../tables.ts';

/** Somebody who has no account yet. `email` as `normaliseEmail` gives it, dates as ISO days. */
export interface NewPerson {
  readonly email: string;
  /** When the address was proved theirs; null: they are sent a link. */
  readonly verifiedAt: Date | null;
  readonly given: string;
  readonly family: string;
  readonly locale: Locale;
  /** Null for roles that come with a membership. */
  readonly role: Extract<Role, 'youth' | 'family' | 'admin'> | null;
  readonly consents: readonly RecordedPurpose[];
  readonly youth?: {
    readonly birthDate: string;
    readonly comune: string | null;
    readonly isProtected: boolean;
    /** Journey of `/per-te` whose answers become the profile. */
    readonly startedFrom: string | null;
    readonly startedAt: number | null;
  };
}

export interface MadePerson {
  readonly id: number;
  readonly publicId: string;
}

/** The account with its role and consents; null when the address has one already: of two at once, one is made. Needs the rows of the system. */
export async function createPerson(db: Db, now: Date, person: NewPerson): Promise<MadePerson | null> {
  const { youth } = person;
  const publicId = newToken();
  const made = await db
    .insertInto('accounts_person')
    .values({
      public_id: publicId,
      email: person.email,
      email_verified_at: person.verifiedAt,
      given_name: person.given,
      family_name: person.family,
      birth_date: youth?.birthDate ?? null,
      comune: youth?.comune ?? null,
      locale: person.locale,
      protected: youth?.isProtected ?? false,
      started_from: youth?.startedFrom ?? null,
      started_at_organisation: youth?.startedAt ?? null,
      created_at: now,
      ...{ status_reason: null, released_at: null, released_by: null, last_sign_in_at: null, erase_after: null },
    })
    .onConflict((it) => it.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return null;
  if (person.role) await givePersonalRole(db, made.id, person.role, null);
  await recordConsents(db, now, made.id, person.consents);
  return { id: made.id, publicId };
}

/** Idempotent. */
export async function givePersonalRole(
  db: Db,
  person: number,
  role: Extract<Role, 'youth' | 'family' | 'admin'>,
  by: number | null,
): Promise<void> {
  await db
    .insertInto('accounts_personal_role')
    .values({ person_id: person, role, granted_by: by })
    .onConflict((it) => it.columns(['person_id', 'role']).doNothing())
    .execute();
}

async function recordConsents(db: Db, now: Date, person: number, purposes: readonly RecordedPurpose[]): Promise<void> {
  const rows = purposes.map((purpose) => ({
    person_id: person,
    purpose,
    version: CONSENT_VERSION[purpose],
    given_at: now,
    withdrawn_at: null,
  }));
  if (rows.length > 0) await db.insertInto('accounts_consent').values(rows).execute();
}
