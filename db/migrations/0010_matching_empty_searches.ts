import { type Kysely, sql } from 'kysely';

/**
 * Words that found nothing, counted by day. And the words of ads now say which field they stand in: the rows of the search in SQL are
 * written anew by the job that follows the changes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('matching_empty_search')
    .addColumn('day', 'date', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('matching_empty_search_key', ['day', 'words'])
    .execute();
  await sql`delete from matching_ad_text`.execute(db);
  await sql`delete from platform_setting where key = 'matching.ad-text'`.execute(db);
}
