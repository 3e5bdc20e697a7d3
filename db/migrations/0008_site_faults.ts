import { type Kysely, sql } from 'kysely';

/** Faults of the site that visitors report. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('site_fault_report')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('page', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('reply_to', 'text')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
}
