import { type Kysely, sql } from 'kysely';
import { protectTable } from '../../src/platform/db/protect.ts';

/** Copies of one's data, people about to be erased, what is counted of the erased; mail that is forgotten once it left. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table accounts_export (
    id bigint primary key generated always as identity,
    public_id text not null unique,
    person_id bigint not null references accounts_person (id) on delete cascade,
    asked_at timestamptz not null,
    ready_at timestamptz,
    file_key text,
    bytes bigint,
    expires_at timestamptz
  )`.execute(db);
  await sql`create index accounts_export_person on accounts_export (person_id)`.execute(db);
  await sql`create table accounts_departure (
    person_id bigint primary key references accounts_person (id) on delete cascade,
    why text not null check (why in ('asked', 'unused')),
    asked_at timestamptz not null,
    reminded_at timestamptz
  )`.execute(db);
  await protectTable(db, 'accounts_export', { person: 'person_id' });
  await protectTable(db, 'accounts_departure', { person: 'person_id' });
  // Counts name nobody: bands of five years of birth, a province, a role.
  await sql`create table accounts_departed_count (
    year integer not null,
    birth_band text not null,
    province text not null,
    role text not null,
    n integer not null,
    primary key (year, birth_band, province, role)
  )`.execute(db);
  // The last notice to somebody who was erased: gone as soon as it left.
  await sql`alter table platform_mail add column forget boolean not null default false`.execute(db);
}
