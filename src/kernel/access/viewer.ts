/** The nine kinds of people (PRODUCT). One person may wear several hats, one at a time. */
export const ROLES = ['youth', 'family', 'school', 'company', 'provider', 'operator', 'manager', 'governance', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that a person has by themselves; all others come with the membership in an organisation. */
export const PERSONAL_ROLES: readonly Role[] = ['youth', 'family', 'admin'];

/** Roles that may enter with a password alone. */
export const WITHOUT_SECOND_FACTOR: readonly Role[] = ['youth', 'family'];

/** A part of the territory: the region, a province (sigla), an ambito (its code) or a comune (ISTAT code). */
export interface Territory {
  readonly level: 'region' | 'province' | 'ambito' | 'comune';
  readonly code: string;
}

/** What a person acts as: a role, and the organisation on whose behalf, if the role is one of an organisation. */
export interface Hat {
  /** Id of the membership; null for a personal role. */
  readonly membership: number | null;
  readonly role: Role;
  readonly organisation: { readonly id: number; readonly publicId: string; readonly name: string; readonly kind: string } | null;
  /** Where the role counts; empty for roles that are not territorial. */
  readonly territory: readonly Territory[];
}

/** Who is looking, as every guard and every use case sees it. */
export interface Viewer {
  readonly person: number;
  readonly publicId: string;
  /** How the person wants to be called. */
  readonly name: string;
  readonly hat: Hat;
  /** Every hat the person could wear, the present one included. */
  readonly hats: readonly Hat[];
  /** Youths whose case this person is in charge of, when they are an operator. */
  readonly caseload: readonly number[];
}

/**
 * How far a sign-in has come. `second-factor`: the password was right, the code is missing. `enrol`: the role asks for a second factor and
 * the person has none yet. Only `full` opens more than the pages that complete the sign-in.
 */
export type SessionLevel = 'second-factor' | 'enrol' | 'full';

export interface Session {
  readonly id: number;
  readonly level: SessionLevel;
  readonly viewer: Viewer;
  readonly createdAt: Date;
  /** How many independent proofs were given: 1 or 2. */
  readonly factors: number;
  /** When the person last proved who they are: sensitive changes ask again after a while. */
  readonly verifiedAt: Date;
}

/** How a module that keeps sessions is asked for them. */
export interface Sessions {
  /** The session that a cookie's value opens; null when there is none, or it is over, or the person may no longer come in. */
  find(token: string): Promise<Session | null>;
}
