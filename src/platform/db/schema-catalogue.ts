import type { Client } from 'pg';
import { MIGRATION_LOCK_TABLE, MIGRATION_TABLE } from './migrate.ts';

/** How values are written as text: the same on both sides, whatever the two servers are configured to. */
export const TEXT_FORM = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601'; set local bytea_output = 'hex';
  set local extra_float_digits = 1; set local timezone = 'UTC'; set local statement_timeout = 0`;

/** A key of this very database: another one has its own. */
const NEVER_COPIED = ['platform_context_key'];

/** A table whose rows belong in a backup. `columns` are those that can be written: generated ones are computed again. */
export interface CatalogueTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** Every table of the public schema except the migrator's own and the context key, partitions counted through their parent. */
export async function tablesOf(client: Client): Promise<CatalogueTable[]> {
  const { rows } = await client.query<{ table: string; column: string; type: string }>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and c.relname <> all($1)
     order by c.relname, a.attnum`,
    [[MIGRATION_TABLE, MIGRATION_LOCK_TABLE, ...NEVER_COPIED]],
  );
  const tables = new Map<string, { name: string; type: string }[]>();
  for (const { table, column, type } of rows) {
    const columns = tables.get(table) ?? [];
    columns.push({ name: column, type });
    tables.set(table, columns);
  }
  return [...tables].map(([name, columns]) => ({ name, columns }));
}

/** The sequences of the public schema with their position. */
export async function sequencesOf(client: Client): Promise<{ name: string; lastValue: string; isCalled: boolean }[]> {
  const { rows } = await client.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace order by relname",
  );
  const sequences = [];
  for (const { name } of rows) {
    const state = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from public.${quote(name)}`,
    );
    sequences.push({ name, lastValue: state.rows[0]?.last ?? '1', isCalled: state.rows[0]?.called ?? false });
  }
  return sequences;
}

/** The name of the newest migration applied, or the empty string. */
export async function schemaVersionOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(`select max(name) as name from public.${MIGRATION_TABLE}`);
  return rows[0]?.name ?? '';
}

/** A name as an SQL identifier. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The rows of a table now. */
export async function countRows(client: Client, table: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`select count(*) as n from public.${quote(table)}`);
  return rows[0]?.n ?? 0;
}
