import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from '../../../db/migrations/index.ts';
import { grantAppRole } from './app-role.ts';
import { createPool } from './connection.ts';

/** Where Kysely writes what was applied; prefixed like every other table of the platform. */
export const MIGRATION_TABLE = 'platform_migration';
export const MIGRATION_LOCK_TABLE = 'platform_migration_lock';

/** The name of the newest migration this release knows: the schema version that a backup carries. */
export function latestMigration(): string {
  return Object.keys(migrations).sort().at(-1) ?? '';
}

/**
 * Brings the schema up to date and returns the names of the migrations it applied, in order. Two processes at once are safe: the
 * second waits on the migrator's advisory lock and finds nothing to do. Everything is one transaction; a failure is thrown and leaves
 * the schema as it was. Runs on a connection of its own, because a migration may take longer than a page's statement timeout.
 */
export async function migrate(database: { readonly url: string }): Promise<{ applied: string[] }> {
  const pool = createPool({ url: database.url, size: 2, statementTimeoutMs: 0, log: () => undefined });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => migrations },
      migrationTableName: MIGRATION_TABLE,
      migrationLockTableName: MIGRATION_LOCK_TABLE,
    });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw new Error(`migration failed: ${failedName(results)}`, { cause: error });
    await grantAppRole(pool);
    return { applied: (results ?? []).map((result) => result.migrationName) };
  } finally {
    await db.destroy();
  }
}

function failedName(results: readonly { migrationName: string; status: string }[] | undefined): string {
  return results?.find((result) => result.status === 'Error')?.migrationName ?? 'before the first migration';
}
