import { type Kysely, sql } from 'kysely';
import { protectTable } from '../../src/platform/db/protect.ts';

/** Devices a person has signed in from: a sign-in from another one is told to them by mail. Only a keyed hash of "Chrome · Android". */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table accounts_known_device (
    person_id bigint not null references accounts_person (id) on delete cascade,
    device_hash text not null,
    last_at timestamptz not null,
    primary key (person_id, device_hash)
  )`.execute(db);
  await sql`create index accounts_known_device_last on accounts_known_device (last_at)`.execute(db);
  await protectTable(db, 'accounts_known_device', { person: 'person_id' });
}
