import type { Generated } from 'kysely';
import type { Role, SessionLevel, Territory } from '../../../kernel/access/viewer.ts';
import type { FilledTimestamp, Jsonb } from '../../../platform/db/tables.ts';

export type PersonStatus = 'active' | 'suspended' | 'leaving' | 'erased';

/** Somebody with an account. `birth_date` is a calendar day (text); `email` is null once the account is erased. */
export interface PersonTable {
  id: Generated<number>;
  public_id: string;
  email: string | null;
  email_verified_at: Date | null;
  given_name: string;
  family_name: string;
  birth_date: string | null;
  comune: string | null;
  locale: 'it' | 'en';
  status: Generated<PersonStatus>;
  status_reason: string | null;
  /** A minor's profile: no company, no search sees it until an operator releases it together with the youth. */
  protected: Generated<boolean>;
  released_at: Date | null;
  released_by: number | null;
  /** Journey of `/per-te` the registration began from, until its answers became the profile. */
  started_from: string | null;
  /** The centre or school whose desk code was used to register. */
  started_at_organisation: Generated<number | null>;
  created_at: FilledTimestamp;
  last_sign_in_at: Date | null;
  erase_after: Date | null;
}

export interface PersonalRoleTable {
  person_id: number;
  role: 'youth' | 'family' | 'admin';
  granted_at: FilledTimestamp;
  granted_by: number | null;
}

export interface PasswordTable {
  person_id: number;
  hash: string;
  changed_at: FilledTimestamp;
}

export interface TotpTable {
  person_id: number;
  /** Encrypted, see `store/seal.ts`. */
  secret: string;
  confirmed_at: Date | null;
  last_step: Generated<number>;
}

export interface RecoveryCodeTable {
  id: Generated<number>;
  person_id: number;
  hash: string;
  used_at: Date | null;
}

export interface PasskeyTable {
  id: Generated<number>;
  person_id: number;
  credential_id: string;
  public_key: Buffer;
  counter: Generated<number>;
  transports: string[];
  name: string;
  created_at: FilledTimestamp;
  last_used_at: Date | null;
}

export interface ExternalIdentityTable {
  id: Generated<number>;
  person_id: number;
  provider: string;
  subject: string;
  linked_at: FilledTimestamp;
}

export interface SessionTable {
  id: Generated<number>;
  token_hash: string;
  person_id: number;
  level: SessionLevel;
  /** How the person came in: password, link, passkey, or the name of an outside provider. */
  method: string;
  /** How many independent proofs were given: a hat that asks for two cannot be put on with one. */
  factors: Generated<number>;
  role: Role;
  membership_id: number | null;
  device: string;
  /** The person wants to stay signed in on this device. */
  stays: Generated<boolean>;
  created_at: Date;
  seen_at: Date;
  /** When the person last proved who they are: sensitive changes ask for it again after a while. */
  verified_at: Date;
  expires_at: Date;
}

/** A one-time link or code; only the hash of its token is kept. */
export interface TicketTable {
  token_hash: string;
  purpose: string;
  person_id: number | null;
  data: Jsonb<unknown>;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

/** A device the person has signed in from, as a keyed hash of its label. */
export interface KnownDeviceTable {
  person_id: number;
  device_hash: string;
  last_at: Date;
}

export interface AttemptTable {
  key_hash: string;
  failures: Generated<number>;
  last_at: Date;
  blocked_until: Date | null;
}

export type OrganisationKind =
  | 'youth_centre'
  | 'comune'
  | 'ambito'
  | 'company'
  | 'training_body'
  | 'school'
  | 'university'
  | 'regional_body';
export type OrganisationStatus = 'pending' | 'active' | 'suspended' | 'closed';
export type Trust = 'unverified' | 'basic' | 'verified';

export interface OrganisationTable {
  id: Generated<number>;
  public_id: string;
  kind: OrganisationKind;
  form: 'agenzia' | 'centro' | 'punto' | 'antenna' | 'rete' | null;
  name: string;
  slug: string;
  parent_id: number | null;
  /** ISTAT code, province sigla, code of the ambito: where it has its seat. */
  comune: string | null;
  province: string | null;
  ambito: string | null;
  vat_number: string | null;
  email_domain: string | null;
  pec: string | null;
  website: string | null;
  status: Generated<OrganisationStatus>;
  status_reason: string | null;
  trust: Generated<Trust>;
  created_at: FilledTimestamp;
}

/** Where an organisation works: the territory of its operators and managers. */
export interface CoverageTable {
  organisation_id: number;
  level: Territory['level'];
  code: string;
}

export interface MembershipTable {
  id: Generated<number>;
  person_id: number;
  organisation_id: number;
  role: Exclude<Role, 'youth' | 'family' | 'admin'>;
  /** May invite others and change the organisation's own data. */
  lead: Generated<boolean>;
  since: FilledTimestamp;
  until: Date | null;
}

export interface VerificationTable {
  id: Generated<number>;
  organisation_id: number;
  proof: 'vat' | 'email_domain' | 'pec' | 'document' | 'visit';
  outcome: Generated<'waiting' | 'accepted' | 'refused'>;
  reason: string | null;
  file_id: string | null;
  offered_by: number | null;
  decided_by: number | null;
  offered_at: FilledTimestamp;
  decided_at: Date | null;
}

export interface InvitationTable {
  id: Generated<number>;
  token_hash: string;
  email: string;
  role: Role;
  organisation_id: number | null;
  /** The youth who invites their family. */
  youth_id: number | null;
  invited_by: number | null;
  /** The inviter's name, as the mail said it. */
  inviter: Generated<string>;
  /** What the invitation gives: for an organisation, whether to lead it; for a family, what it sees. */
  lead: Generated<boolean>;
  shares: Generated<string[]>;
  created_at: FilledTimestamp;
  expires_at: Date;
  accepted_at: Date | null;
  accepted_by: number | null;
  withdrawn_at: Date | null;
}

export interface DeskBatchTable {
  id: Generated<number>;
  organisation_id: number;
  label: string;
  made_by: number | null;
  created_at: FilledTimestamp;
  expires_at: Date;
}

export interface DeskCodeTable {
  code_hash: string;
  batch_id: number;
  used_at: Date | null;
  used_by: number | null;
}

export interface FamilyBondTable {
  youth_id: number;
  family_id: number;
  /** What the youth lets this relative see. */
  shares: string[];
  since: FilledTimestamp;
  ended_at: Date | null;
}

export interface CaseTable {
  id: Generated<number>;
  youth_id: number;
  operator_id: number;
  organisation_id: number;
  since: FilledTimestamp;
  ended_at: Date | null;
}

export interface ConsentTable {
  id: Generated<number>;
  person_id: number;
  purpose: string;
  version: string;
  given_at: Date;
  withdrawn_at: Date | null;
}

export interface FileAccessTable {
  id: Generated<number>;
  person_id: number;
  viewer_id: number | null;
  viewer_name: string;
  viewer_organisation: string | null;
  action: string;
  reason: string | null;
  at: Date;
}

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    accounts_person: PersonTable;
    accounts_personal_role: PersonalRoleTable;
    accounts_password: PasswordTable;
    accounts_totp: TotpTable;
    accounts_recovery_code: RecoveryCodeTable;
    accounts_passkey: PasskeyTable;
    accounts_external_identity: ExternalIdentityTable;
    accounts_session: SessionTable;
    accounts_ticket: TicketTable;
    accounts_known_device: KnownDeviceTable;
    accounts_attempt: AttemptTable;
    accounts_organisation: OrganisationTable;
    accounts_coverage: CoverageTable;
    accounts_membership: MembershipTable;
    accounts_verification: VerificationTable;
    accounts_invitation: InvitationTable;
    accounts_desk_batch: DeskBatchTable;
    accounts_desk_code: DeskCodeTable;
    accounts_family_bond: FamilyBondTable;
    accounts_case: CaseTable;
    accounts_consent: ConsentTable;
    accounts_file_access: FileAccessTable;
  }
}
