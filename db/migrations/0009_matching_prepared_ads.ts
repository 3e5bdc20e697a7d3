import type { Kysely } from 'kysely';

/** Ads as the index in memory takes them, so that a start reads words and does not look for them. Derived: may be emptied at any time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('matching_prepared_ad')
    .addColumn('ad_id', 'bigint', (column) => column.primaryKey())
    .addColumn('document', 'text', (column) => column.notNull())
    .execute();
}
