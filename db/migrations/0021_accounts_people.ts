import { type Kysely, sql } from 'kysely';
import { protectTable } from '../../src/platform/db/protect.ts';

/** People, how they sign in, their sessions. Personal: row-level security is forced on every table with a person in it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createPeople(db);
  await createCredentials(db);
  await createSessions(db);
}

async function createPeople(db: Kysely<unknown>): Promise<void> {
  // status: active, suspended (by an administrator), leaving (erasure asked for, see erase_after), erased (an empty shell for foreign keys)
  await sql`create table accounts_person (
    id bigint primary key generated always as identity,
    public_id text not null unique,
    email text,
    email_verified_at timestamptz,
    given_name text not null,
    family_name text not null,
    birth_date date,
    comune text,
    locale text not null default 'it' check (locale in ('it', 'en')),
    status text not null default 'active' check (status in ('active', 'suspended', 'leaving', 'erased')),
    status_reason text,
    protected boolean not null default false,
    released_at timestamptz,
    released_by bigint references accounts_person (id),
    started_from text,
    created_at timestamptz not null default now(),
    last_sign_in_at timestamptz,
    erase_after timestamptz
  )`.execute(db);
  // One account per address; stored in lower case by the app.
  await sql`create unique index accounts_person_email on accounts_person (email)`.execute(db);
  await sql`create table accounts_personal_role (
    person_id bigint not null references accounts_person (id),
    role text not null check (role in ('youth', 'family', 'admin')),
    granted_at timestamptz not null default now(),
    granted_by bigint references accounts_person (id),
    primary key (person_id, role)
  )`.execute(db);
  await protectTable(db, 'accounts_person', { person: 'id', directory: true });
  await protectTable(db, 'accounts_personal_role', { person: 'person_id', directory: true });
}

async function createCredentials(db: Kysely<unknown>): Promise<void> {
  await sql`create table accounts_password (
    person_id bigint primary key references accounts_person (id) on delete cascade,
    hash text not null,
    changed_at timestamptz not null default now()
  )`.execute(db);
  // The secret is encrypted with the installation's key; last_step refuses a code that was used already.
  await sql`create table accounts_totp (
    person_id bigint primary key references accounts_person (id) on delete cascade,
    secret text not null,
    confirmed_at timestamptz,
    last_step bigint not null default 0
  )`.execute(db);
  await sql`create table accounts_recovery_code (
    id bigint primary key generated always as identity,
    person_id bigint not null references accounts_person (id) on delete cascade,
    hash text not null,
    used_at timestamptz
  )`.execute(db);
  await sql`create index accounts_recovery_code_person on accounts_recovery_code (person_id)`.execute(db);
  await sql`create table accounts_passkey (
    id bigint primary key generated always as identity,
    person_id bigint not null references accounts_person (id) on delete cascade,
    credential_id text not null unique,
    public_key bytea not null,
    counter bigint not null default 0,
    transports text[] not null default '{}',
    name text not null,
    created_at timestamptz not null default now(),
    last_used_at timestamptz
  )`.execute(db);
  await sql`create index accounts_passkey_person on accounts_passkey (person_id)`.execute(db);
  await sql`create table accounts_external_identity (
    id bigint primary key generated always as identity,
    person_id bigint not null references accounts_person (id) on delete cascade,
    provider text not null,
    subject text not null,
    linked_at timestamptz not null default now(),
    unique (provider, subject)
  )`.execute(db);
  await sql`create index accounts_external_identity_person on accounts_external_identity (person_id)`.execute(db);
  for (const table of ['accounts_password', 'accounts_totp', 'accounts_recovery_code', 'accounts_passkey', 'accounts_external_identity']) {
    await protectTable(db, table, { person: 'person_id' });
  }
}

async function createSessions(db: Kysely<unknown>): Promise<void> {
  // token_hash: SHA-256 of the cookie. membership: the hat worn, null for a personal role.
  await sql`create table accounts_session (
    id bigint primary key generated always as identity,
    token_hash text not null unique,
    person_id bigint not null references accounts_person (id) on delete cascade,
    level text not null check (level in ('second-factor', 'enrol', 'full')),
    method text not null,
    factors smallint not null default 1,
    role text not null,
    membership_id bigint,
    device text not null default '',
    created_at timestamptz not null,
    seen_at timestamptz not null,
    verified_at timestamptz not null,
    expires_at timestamptz not null
  )`.execute(db);
  await sql`create index accounts_session_person on accounts_session (person_id)`.execute(db);
  await sql`create index accounts_session_expires on accounts_session (expires_at)`.execute(db);
  // One-time links and codes: purpose says what for; data what they carry. Only the hash of the token is kept.
  await sql`create table accounts_ticket (
    token_hash text primary key,
    purpose text not null,
    person_id bigint references accounts_person (id) on delete cascade,
    data jsonb not null default '{}'::jsonb,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`.execute(db);
  await sql`create index accounts_ticket_person on accounts_ticket (person_id)`.execute(db);
  await sql`create index accounts_ticket_expires on accounts_ticket (expires_at)`.execute(db);
  // Failed attempts by keyed hash of address or account: progressive delays without keeping either.
  await sql`create table accounts_attempt (
    key_hash text primary key,
    failures integer not null default 0,
    last_at timestamptz not null,
    blocked_until timestamptz
  )`.execute(db);
  await sql`create index accounts_attempt_last on accounts_attempt (last_at)`.execute(db);
  await protectTable(db, 'accounts_session', { person: 'person_id' });
  await protectTable(db, 'accounts_ticket', { person: 'person_id' });
  await protectTable(db, 'accounts_attempt', {});
}
