import { type Kysely, sql } from 'kysely';

/**
 * What the match and the relevance in SQL need of an ad besides what 0005 holds. The rows are written anew by the job (the point it has
 * reached is kept under a new name); until then, and while a previous version writes, the defaults stand in.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('matching_ad_text')
    .addColumn('isco', 'text')
    .addColumn('riasec', sql`smallint[]`)
    .addColumn('licences', sql`bigint[]`, (column) => column.notNull().defaultTo(sql`'{}'`))
    .addColumn('languages', sql`text[]`, (column) => column.notNull().defaultTo(sql`'{}'`))
    .addColumn('hours_min', 'double precision')
    .addColumn('hours_max', 'double precision')
    .addColumn('starts_on', 'timestamptz')
    .addColumn('asked_weight', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('title_length', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('about_length', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('body_length', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  // Sums of lengths are read from the index alone.
  await db.schema
    .createIndex('matching_ad_text_lengths')
    .on('matching_ad_text')
    .columns(['title_length', 'about_length', 'body_length'])
    .execute();
  await db.schema.createIndex('matching_ad_text_position').on('matching_ad_text').columns(['lat', 'lon']).execute();
  await db.schema
    .createTable('matching_ad_skill')
    .addColumn('skill_id', 'bigint', (column) => column.notNull())
    .addColumn('ad_id', 'bigint', (column) => column.notNull())
    .addColumn('weight', 'smallint', (column) => column.notNull())
    .execute();
  await sql`create unique index matching_ad_skill_holders on matching_ad_skill (skill_id, ad_id) include (weight)`.execute(db);
  await db.schema.createIndex('matching_ad_skill_ad').on('matching_ad_skill').column('ad_id').execute();
}
