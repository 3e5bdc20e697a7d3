import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** Column types of a table, by column name. */
export type ColumnTypes = ReadonlyMap<string, { readonly nullable: boolean; readonly type: string }>;

export async function columnTypesOf(db: Db, table: string): Promise<ColumnTypes> {
  const { rows } = await sql<{ name: string; nullable: boolean; type: string }>`
    select attname as name, not attnotnull as nullable, format_type(atttypid, atttypmod) as type
    from pg_attribute where attrelid = ${`public.${table}`}::regclass and attnum > 0 and not attisdropped`.execute(db);
  return new Map(rows.map(({ name, ...column }) => [name, column]));
}

/** What a column holds once its content is gone: null where it may be, else nothing of its type. Throws where there is no such thing. */
export function blankOf(table: string, column: string, types: ColumnTypes): RawBuilder<unknown> {
  const found = types.get(column);
  if (found?.nullable) return sql`null`;
  if (found?.type === 'text') return sql`''`;
  if (found?.type === 'jsonb') return sql`'{}'::jsonb`;
  throw new Error(`${table}.${column} cannot be blanked: let its row be removed`);
}
