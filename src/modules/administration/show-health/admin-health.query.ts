import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';

/** Sizes in bytes. */
export interface Sizes {
  readonly database: number;
  readonly tables: readonly { readonly name: string; readonly bytes: number; readonly rows: number }[];
}

const LARGEST = 8;

/** Row counts are the database's own estimate. */
export async function measure(db: Db): Promise<Sizes> {
  const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(db);
  const { rows: tables } = await sql<{ name: string; bytes: number; rows: number }>`
    select c.relname as name, pg_total_relation_size(c.oid) as bytes, greatest(c.reltuples, 0)::bigint as rows
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' order by 2 desc limit ${LARGEST}`.execute(db);
  return { database: rows[0]?.bytes ?? 0, tables };
}
