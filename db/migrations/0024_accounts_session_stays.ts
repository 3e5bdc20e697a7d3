import { type Kysely, sql } from 'kysely';

/** Whether the person wants to stay signed in on this device: the cookie that replaces another after a further proof lasts as long. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table accounts_session add column stays boolean not null default false`.execute(db);
}
