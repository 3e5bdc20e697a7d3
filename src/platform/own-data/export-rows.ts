import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { TableManifest } from '../module/manifest.ts';

/** Whose data: their id, the id that others may see, and every address they are written to. */
export interface Subject {
  readonly person: number;
  readonly publicId: string;
  readonly addresses: readonly string[];
}

export interface ExportedTable {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Columns that prove who somebody is: there, but not shown. */
  readonly withheld: readonly string[];
}

/** Everything the declared tables hold about a person. Run it with the person's own rows: what they may not see does not come out. */
export async function exportRows(db: Db, tables: readonly TableManifest[], subject: Subject): Promise<ExportedTable[]> {
  const found: ExportedTable[] = [];
  for (const table of tables) {
    const conditions = belongsTo(table, subject);
    if (!conditions) continue;
    const withheld = (table.personal ?? []).filter((column) => column.secret).map((column) => column.column);
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(t) - ${withheld}::text[] as row from ${sql.table(table.name)} t where ${conditions} order by t.*::text`.execute(db);
    found.push({ table: table.name, rows: rows.map(({ row }) => row), withheld });
  }
  return found;
}

function belongsTo({ personColumn, mentions = [], addresses = [] }: TableManifest, { person, addresses: own }: Subject) {
  const ids = [...(personColumn ? [personColumn] : []), ...mentions.filter((mention) => mention.exported).map(({ column }) => column)];
  const conditions = ids.map((column) => sql`${sql.ref(`t.${column}`)} = ${person}`);
  // Written to them: the first address column is where the address stands alone.
  if (addresses[0]) conditions.push(sql`${sql.ref(`t.${addresses[0]}`)}::text = any(${[...own]}::text[])`);
  return conditions.length > 0 ? sql.join(conditions, sql` or `) : null;
}
