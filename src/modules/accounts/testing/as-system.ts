import { sql } from 'kysely';
import type { Database } from '../../../platform/db/database.ts';

/** What stands in tables that only the system sees. */
export function asSystem<T>(database: Database, statement: string, values: readonly unknown[]): Promise<T[]> {
  const parts = statement.split(/\$\d+/);
  return database.read(
    async (db) => {
      const query = parts
        .slice(1)
        .reduce((whole, part, index) => sql`${whole}${values[index]}${sql.raw(part)}`, sql`${sql.raw(parts[0] ?? '')}`);
      return (await query.execute(db)).rows as T[];
    },
    { kind: 'system', why: 'a test looks into tables' },
  );
}
