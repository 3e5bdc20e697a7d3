import { type Kysely, sql } from 'kysely';
import { protectTable } from '../../src/platform/db/protect.ts';

/** Organisations of all kinds, who belongs to them, invitations, desk codes, families, cases, consents and the log of opened files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createOrganisations(db);
  await createInvitations(db);
  await createBonds(db);
  await createPrivacy(db);
}

async function createOrganisations(db: Kysely<unknown>): Promise<void> {
  // Names of organisations are public; what is not (documents, contacts of people) lies in the protected tables.
  await sql`create table accounts_organisation (
    id bigint primary key generated always as identity,
    public_id text not null unique,
    kind text not null check (kind in ('youth_centre', 'comune', 'ambito', 'company', 'training_body', 'school', 'university', 'regional_body')),
    form text check (form in ('agenzia', 'centro', 'punto', 'antenna', 'rete')),
    name text not null,
    slug text not null unique,
    parent_id bigint references accounts_organisation (id),
    comune text,
    province text,
    ambito text,
    vat_number text,
    email_domain text,
    pec text,
    website text,
    status text not null default 'active' check (status in ('pending', 'active', 'suspended', 'closed')),
    status_reason text,
    trust text not null default 'unverified' check (trust in ('unverified', 'basic', 'verified')),
    created_at timestamptz not null default now()
  )`.execute(db);
  await sql`create unique index accounts_organisation_vat on accounts_organisation (vat_number)`.execute(db);
  await sql`create index accounts_organisation_kind on accounts_organisation (kind, province)`.execute(db);
  // Where a centre, comune or ambito works: its role-holders' territory.
  await sql`create table accounts_coverage (
    organisation_id bigint not null references accounts_organisation (id) on delete cascade,
    level text not null check (level in ('region', 'province', 'ambito', 'comune')),
    code text not null,
    primary key (organisation_id, level, code)
  )`.execute(db);
  await sql`create table accounts_membership (
    id bigint primary key generated always as identity,
    person_id bigint not null references accounts_person (id) on delete cascade,
    organisation_id bigint not null references accounts_organisation (id),
    role text not null check (role in ('school', 'company', 'provider', 'operator', 'manager', 'governance')),
    lead boolean not null default false,
    since timestamptz not null default now(),
    until timestamptz,
    unique (person_id, organisation_id, role)
  )`.execute(db);
  await sql`create index accounts_membership_organisation on accounts_membership (organisation_id)`.execute(db);
  await protectTable(db, 'accounts_membership', { person: 'person_id', organisation: 'organisation_id', directory: true });
  // One row per proof an organisation offered and what was decided of it.
  await sql`create table accounts_verification (
    id bigint primary key generated always as identity,
    organisation_id bigint not null references accounts_organisation (id) on delete cascade,
    proof text not null check (proof in ('vat', 'email_domain', 'pec', 'document', 'visit')),
    outcome text not null default 'waiting' check (outcome in ('waiting', 'accepted', 'refused')),
    reason text,
    file_id text,
    offered_by bigint references accounts_person (id),
    decided_by bigint references accounts_person (id),
    offered_at timestamptz not null default now(),
    decided_at timestamptz
  )`.execute(db);
  await sql`create index accounts_verification_organisation on accounts_verification (organisation_id)`.execute(db);
  await protectTable(db, 'accounts_verification', { organisation: 'organisation_id', directory: true });
}

async function createInvitations(db: Kysely<unknown>): Promise<void> {
  await sql`create table accounts_invitation (
    id bigint primary key generated always as identity,
    token_hash text not null unique,
    email text not null,
    role text not null,
    organisation_id bigint references accounts_organisation (id) on delete cascade,
    youth_id bigint references accounts_person (id) on delete cascade,
    invited_by bigint references accounts_person (id),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    accepted_at timestamptz,
    withdrawn_at timestamptz
  )`.execute(db);
  await sql`create index accounts_invitation_organisation on accounts_invitation (organisation_id)`.execute(db);
  await sql`create index accounts_invitation_youth on accounts_invitation (youth_id)`.execute(db);
  await protectTable(db, 'accounts_invitation', { person: 'youth_id', organisation: 'organisation_id', directory: true });
  // Codes that a desk or a school hands out on paper; short, so their use is rate-limited.
  await sql`create table accounts_desk_batch (
    id bigint primary key generated always as identity,
    organisation_id bigint not null references accounts_organisation (id) on delete cascade,
    label text not null,
    made_by bigint references accounts_person (id),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
  )`.execute(db);
  await sql`create table accounts_desk_code (
    code_hash text primary key,
    batch_id bigint not null references accounts_desk_batch (id) on delete cascade,
    used_at timestamptz,
    used_by bigint references accounts_person (id)
  )`.execute(db);
  await sql`create index accounts_desk_code_batch on accounts_desk_code (batch_id)`.execute(db);
  await protectTable(db, 'accounts_desk_batch', { organisation: 'organisation_id' });
  await protectTable(db, 'accounts_desk_code', { person: 'used_by' });
}

async function createBonds(db: Kysely<unknown>): Promise<void> {
  await sql`create table accounts_family_bond (
    youth_id bigint not null references accounts_person (id) on delete cascade,
    family_id bigint not null references accounts_person (id) on delete cascade,
    shares text[] not null default '{}',
    since timestamptz not null default now(),
    ended_at timestamptz,
    primary key (youth_id, family_id)
  )`.execute(db);
  await sql`create index accounts_family_bond_family on accounts_family_bond (family_id)`.execute(db);
  await protectTable(db, 'accounts_family_bond', { person: 'youth_id' });
  await sql`create policy family on accounts_family_bond for select using (family_id = (select platform_viewer()))`.execute(db);
  // Which operator is in charge of which youth, for which centre.
  await sql`create table accounts_case (
    id bigint primary key generated always as identity,
    youth_id bigint not null references accounts_person (id) on delete cascade,
    operator_id bigint not null references accounts_person (id) on delete cascade,
    organisation_id bigint not null references accounts_organisation (id),
    since timestamptz not null default now(),
    ended_at timestamptz
  )`.execute(db);
  await sql`create index accounts_case_youth on accounts_case (youth_id)`.execute(db);
  await sql`create index accounts_case_operator on accounts_case (operator_id)`.execute(db);
  await protectTable(db, 'accounts_case', { person: 'youth_id', organisation: 'organisation_id' });
}

async function createPrivacy(db: Kysely<unknown>): Promise<void> {
  await sql`create table accounts_consent (
    id bigint primary key generated always as identity,
    person_id bigint not null references accounts_person (id) on delete cascade,
    purpose text not null,
    version text not null,
    given_at timestamptz not null,
    withdrawn_at timestamptz
  )`.execute(db);
  await sql`create index accounts_consent_person on accounts_consent (person_id)`.execute(db);
  // Who opened whose file, when and why; the viewer's name and organisation as they were then.
  await sql`create table accounts_file_access (
    id bigint primary key generated always as identity,
    person_id bigint not null references accounts_person (id) on delete cascade,
    viewer_id bigint,
    viewer_name text not null,
    viewer_organisation text,
    action text not null,
    reason text,
    at timestamptz not null
  )`.execute(db);
  await sql`create index accounts_file_access_person on accounts_file_access (person_id, at)`.execute(db);
  await protectTable(db, 'accounts_consent', { person: 'person_id' });
  await protectTable(db, 'accounts_file_access', { person: 'person_id' });
}
