import { type Kysely, sql } from 'kysely';

/** The words and facts of ads for the search in SQL: fallback while the index loads, and the second opinion it is checked against. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('matching_ad_text')
    .addColumn('ad_id', 'bigint', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('contract', 'text')
    .addColumn('schedule', 'text')
    .addColumn('province', 'text')
    .addColumn('sectors', sql`text[]`, (column) => column.notNull())
    .addColumn('occupation_id', 'bigint')
    .addColumn('lat', 'double precision')
    .addColumn('lon', 'double precision')
    .addColumn('pay_min', 'integer')
    .addColumn('pay_max', 'integer')
    .addColumn('published_at', 'timestamptz', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz')
    .addColumn('applications', 'integer', (column) => column.notNull())
    .addColumn('lexemes', sql`tsvector`, (column) => column.notNull())
    .execute();
  await sql`create index matching_ad_text_lexemes on matching_ad_text using gin (lexemes)`.execute(db);
  await db.schema.createIndex('matching_ad_text_published').on('matching_ad_text').column('published_at').execute();
}
