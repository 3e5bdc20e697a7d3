import type { Role } from '../../../kernel/access/viewer.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { OrganisationKind, OrganisationStatus, PersonStatus } from '../store/tables.ts';

export const PEOPLE_PER_PAGE = 25;

/** One line of the directory of people: names, no file. */
export interface DirectoryPerson {
  readonly id: number;
  readonly publicId: string;
  readonly given: string;
  readonly family: string;
  readonly email: string | null;
  readonly status: PersonStatus;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
  readonly hats: readonly DirectoryHat[];
}

export interface DirectoryHat {
  readonly role: Role;
  readonly organisation: string | null;
  readonly organisationId: string | null;
  readonly lead: boolean;
}

export interface PeopleWish {
  /** Part of a name or of an e-mail address; empty for everybody. */
  readonly text: string;
  readonly role: Role | null;
  readonly status: PersonStatus | null;
  readonly page: number;
}

/** What `%` and `_` mean is taken from what people type. */
export function likeText(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** Organisations as the directory names them. */
export interface DirectoryOrganisation {
  readonly id: number;
  readonly publicId: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly status: OrganisationStatus;
}

export async function organisationByPublicId(db: Db, publicId: string): Promise<(DirectoryOrganisation & { reason: string | null }) | null> {
  const row = await db
    .selectFrom('accounts_organisation')
    .select(['id', 'public_id', 'name', 'kind', 'status', 'status_reason'])
    .where('public_id', '=', publicId)
    .executeTakeFirst();
  if (!row) return null;
  const { public_id, status_reason: reason, ...rest } = row;
  return { ...rest, publicId: public_id, reason };
}
