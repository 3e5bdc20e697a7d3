import { type Kysely, sql } from 'kysely';

/** What ads say beside contract and pay: weekly hours as a range, languages, education, experience, start, shifts; and which of all were read in the text. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Hours are double precision like `hours`: 37.5 a week is common.
  await db.schema
    .alterTable('opportunities_ad')
    .addColumn('hours_week_min', 'double precision')
    .addColumn('hours_week_max', 'double precision')
    .addColumn('languages', 'jsonb')
    .addColumn('education_level', 'smallint')
    .addColumn('experience_months', 'smallint')
    .addColumn('starts_on', 'date')
    .addColumn('shifts', sql`text[]`)
    .addColumn('read_in_text', sql`text[]`)
    .execute();
}
