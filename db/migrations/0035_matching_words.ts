import { type Kysely, sql } from 'kysely';

/**
 * The words of prepared ads, each once, so that an ad names them by number and a start has no words to look up. Rows that the previous
 * version writes have the default; their stamp says that they are not for this one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('matching_word')
    .addColumn('number', 'integer', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('word', 'text', (column) => column.notNull().unique())
    .execute();
  await db.schema
    .alterTable('matching_prepared_ad')
    .addColumn('words', sql`integer[]`, (column) => column.notNull().defaultTo(sql`'{}'`))
    .execute();
}
