import { type Kysely, sql } from 'kysely';
import { protectTable } from '../../src/platform/db/protect.ts';

/** What a person says of themselves, as the questions of `/per-te` ask it; `version` counts the changes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table profiles_profile (
    person_id bigint primary key references accounts_person (id) on delete cascade,
    answers jsonb not null check (jsonb_typeof(answers) = 'object'),
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`.execute(db);
  await protectTable(db, 'profiles_profile', { person: 'person_id' });
}
