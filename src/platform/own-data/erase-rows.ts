import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { Files } from '../files/files.ts';
import type { PersonMention, TableManifest } from '../module/manifest.ts';
import { blankOf, columnTypesOf } from './blank.ts';
import type { Subject } from './export-rows.ts';

/** Deals with every row of a person as its table's manifest says, in the caller's transaction, which must see every row. */
export async function eraseRows(db: Db, tables: readonly TableManifest[], subject: Subject): Promise<void> {
  for (const table of tables) {
    await eraseByAddress(db, table, subject.addresses);
    await eraseByPerson(db, table, subject.person);
    for (const mention of table.mentions ?? []) await eraseMention(db, table.name, mention, subject.person);
  }
}

/** The files of a person's rows, removed unless somebody else's row holds the same content. Call it before the rows go. */
export async function eraseFiles(db: Db, files: Files, tables: readonly TableManifest[], person: number): Promise<void> {
  const withFiles = tables.filter((table) => table.fileColumn);
  for (const { name, fileColumn, personColumn } of withFiles) {
    if (!personColumn) continue;
    const column = sql.ref(fileColumn ?? '');
    const { rows } = await sql<{ key: string }>`
      select distinct ${column} as key from ${sql.table(name)} where ${sql.ref(personColumn)} = ${person} and ${column} is not null`.execute(
      db,
    );
    for (const { key } of rows) if (!(await isElsewhere(db, withFiles, key, person))) await files.remove(key);
  }
}

async function isElsewhere(db: Db, tables: readonly TableManifest[], key: string, person: number): Promise<boolean> {
  for (const { name, fileColumn, personColumn } of tables) {
    const others = personColumn ? sql`${sql.ref(personColumn)} is distinct from ${person}` : sql`true`;
    const { rows } = await sql`select 1 from ${sql.table(name)} where ${sql.ref(fileColumn ?? '')} = ${key} and ${others} limit 1`.execute(
      db,
    );
    if (rows.length > 0) return true;
  }
  return false;
}

async function eraseByPerson(db: Db, table: TableManifest, person: number): Promise<void> {
  const { name, personColumn, onErasure = 'delete' } = table;
  if (!personColumn) return;
  const column = sql.ref(personColumn);
  if (onErasure === 'delete') await sql`delete from ${sql.table(name)} where ${column} = ${person}`.execute(db);
  else if (onErasure === 'unlink') await sql`update ${sql.table(name)} set ${column} = null where ${column} = ${person}`.execute(db);
  else {
    const personal = (table.personal ?? []).map((each) => each.column);
    await blank(db, name, personal, personColumn, person);
  }
}

async function eraseMention(db: Db, table: string, { column, onErasure }: PersonMention, person: number): Promise<void> {
  if (onErasure === 'delete') await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${person}`.execute(db);
  else await blank(db, table, onErasure, column, person);
}

async function blank(db: Db, table: string, columns: readonly string[], by: string, person: number): Promise<void> {
  const types = await columnTypesOf(db, table);
  const changes = columns.map((column) => sql`${sql.ref(column)} = ${blankOf(table, column, types)}`);
  await sql`update ${sql.table(table)} set ${sql.join(changes)} where ${sql.ref(by)} = ${person}`.execute(db);
}

/** `position`, not `like`: an underscore in an address is no wildcard. */
async function eraseByAddress(db: Db, { name, addresses = [] }: TableManifest, own: readonly string[]): Promise<void> {
  for (const column of addresses) {
    for (const address of own) {
      await sql`delete from ${sql.table(name)} where position(${address} in lower(${sql.ref(column)}::text)) > 0`.execute(db);
    }
  }
}
