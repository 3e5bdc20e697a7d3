import { type Kysely, sql } from 'kysely';

/** Answers to "how clear is this page?". */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('insights_page_rating')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('page', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('comment', 'text')
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
}
