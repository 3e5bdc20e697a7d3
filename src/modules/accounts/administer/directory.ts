import type { Role } from '../../../kernel/access/viewer.ts';
import type { PersonStatus } from '../store/tables.ts';

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
