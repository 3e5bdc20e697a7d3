import type { Kysely } from 'kysely';

/** Answers of "per te" that somebody kept behind a link. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('matching_saved_profile')
    .addColumn('token', 'text', (column) => column.primaryKey())
    .addColumn('answers', 'jsonb', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('matching_saved_profile_expires').on('matching_saved_profile').column('expires_at').execute();
}
