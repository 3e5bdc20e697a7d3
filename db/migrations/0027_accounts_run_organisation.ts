import { type Kysely, sql } from 'kysely';

/** Desk codes are seen by the organisation that made them; one open case for each operator and youth. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The batch is itself under row-level security: only who sees it sees its codes.
  await sql`create policy batch on accounts_desk_code using (batch_id in (select id from accounts_desk_batch))`.execute(db);
  await sql`create unique index accounts_case_open on accounts_case (youth_id, operator_id) where ended_at is null`.execute(db);
}
