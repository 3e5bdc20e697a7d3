import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { TableManifest } from '../module/manifest.ts';
import type { Platform } from '../platform.ts';
import { blankOf, columnTypesOf } from './blank.ts';

const SYSTEM = { kind: 'system', why: 'personal data is kept no longer than its manifest says' } as const;
const DAY_MS = 86_400_000;

/** Clears every declared column that is older than its manifest allows. Safe to run twice. Returns how many rows it touched. */
export async function clearOldData(platform: Pick<Platform, 'database' | 'clock'>, tables: readonly TableManifest[]): Promise<number> {
  let touched = 0;
  for (const table of tables) {
    if (!table.personal?.some((column) => column.keptDays !== null)) continue;
    touched += await platform.database.write((db) => clearTable(db, table, platform.clock.now()), SYSTEM);
  }
  return touched;
}

async function clearTable(db: Db, { name, personal = [] }: TableManifest, now: Date): Promise<number> {
  const types = await columnTypesOf(db, name);
  let touched = 0;
  for (const { column, keptDays, since, removesRow } of personal) {
    if (keptDays === null || !since) continue;
    const old = sql`${sql.ref(since)} < ${new Date(now.getTime() - keptDays * DAY_MS)}`;
    const blank = removesRow ? null : blankOf(name, column, types);
    const done = blank
      ? await sql`update ${sql.table(name)} set ${sql.ref(column)} = ${blank} where ${old} and ${sql.ref(column)} is distinct from ${blank}`.execute(
          db,
        )
      : await sql`delete from ${sql.table(name)} where ${old}`.execute(db);
    touched += Number(done.numAffectedRows ?? 0);
  }
  return touched;
}
