import { type Kysely, sql } from 'kysely';

/**
 * Where an ad's link to an occupation came from. Its confidence has a column already: from now on it is kept also when it was too low to
 * name an occupation. With a default, because the version before this one still writes ads while it serves.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('opportunities_ad')
    .addColumn('occupation_source', 'text', (column) =>
      column.notNull().defaultTo('none').check(sql`occupation_source in ('title', 'hint', 'text', 'none')`),
    )
    .execute();
  await sql`update opportunities_ad set occupation_source = 'title' where occupation_id is not null`.execute(db);
}
