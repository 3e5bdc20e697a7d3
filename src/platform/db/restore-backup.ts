import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Client } from 'pg';
import type { Belongings } from './backup-files.ts';
import { FILES_LINE, FileReturn, secretMark } from './backup-files.ts';
import type { BackupHeader, BackupSummary } from './backup-format.ts';
import { BackupError, backupHeader, summaryOf } from './backup-format.ts';
import { connectOwner, seeEveryRow } from './owner-connection.ts';
import type { CatalogueTable } from './schema-catalogue.ts';
import { countRows, quote, schemaVersionOf, TEXT_FORM, tablesOf } from './schema-catalogue.ts';

const ROWS_PER_INSERT = 1000;
const BYTES_PER_INSERT = 4_000_000;

/**
 * Fills an empty, migrated database from a backup, in one transaction: everything or nothing; the private files go back to their place
 * before it ends. Foreign keys are taken off first and put back, checked, at the end, so the order of tables does not matter.
 * `filledByMigration` names the tables that hold rows as soon as they exist: those rows are replaced. Throws `BackupError`.
 */
export async function restore(
  database: { readonly url: string },
  belongings: Belongings,
  file: string,
  filledByMigration: readonly string[] = [],
): Promise<BackupSummary> {
  const lines = linesOf(file);
  const header = await readHeader(lines);
  const client = await connectOwner(database.url);
  const files = new FileReturn(belongings.files);
  try {
    await client.query('begin');
    await client.query(TEXT_FORM);
    await seeEveryRow(client);
    const tables = await tablesOf(client);
    await refuseUnfit(
      client,
      header,
      tables,
      tables.filter(({ name }) => !filledByMigration.includes(name)),
    );
    const putBack = await takeOffForeignKeys(client, tables);
    for (const name of filledByMigration) await client.query(`delete from public.${quote(name)}`);
    const checksum = await insertAll(client, lines, header, tables, files);
    if (checksum !== header.checksum) throw new BackupError('damaged', `${file} is damaged: its content does not match its checksum.`);
    await verifyCounts(client, header, files);
    await putBack();
    for (const { name, lastValue, isCalled } of header.sequences) {
      await client.query('select setval($1::regclass, $2::bigint, $3)', [`public.${quote(name)}`, lastValue, isCalled]);
    }
    await client.query('commit');
    return summaryOf(header, secretMark(belongings.secret));
  } catch (error) {
    await files.undo();
    throw error;
  } finally {
    await client.end().catch(() => undefined);
    await lines.return(undefined);
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    // Not readline: it swallows the errors of its input.
    let rest = '';
    gunzip.setEncoding('utf8');
    for await (const chunk of gunzip as AsyncIterable<string>) {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      yield* parts;
    }
    if (rest !== '') yield rest;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') throw cause;
    throw new BackupError('damaged', `${file} is damaged or cut short: it cannot be unpacked.`, { cause });
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

async function readHeader(lines: AsyncGenerator<string>): Promise<BackupHeader> {
  const first = await lines.next();
  const parsed = backupHeader.safeParse(parseJson(first.done ? '' : first.value));
  if (!parsed.success) throw new BackupError('not_a_backup', 'the file is not a Talent Hub backup.');
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function refuseUnfit(
  client: Client,
  header: BackupHeader,
  tables: readonly CatalogueTable[],
  mustBeEmpty: readonly CatalogueTable[],
): Promise<void> {
  const schema = await schemaVersionOf(client);
  if (schema !== header.schema) {
    throw new BackupError(
      'other_schema',
      `the backup is of schema ${header.schema}, this database of ${schema || 'none'}: use the release that made the backup, then upgrade.`,
    );
  }
  const known = new Map(tables.map((table) => [table.name, new Set(table.columns.map((column) => column.name))]));
  for (const { name, columns } of header.tables) {
    if (!columns.every((column) => known.get(name)?.has(column)))
      throw new BackupError('other_schema', `the table ${name} of the backup does not fit this database.`);
  }
  for (const { name } of mustBeEmpty) {
    if ((await countRows(client, name)) > 0)
      throw new BackupError('not_empty', `the table ${name} already holds rows: restore into an empty database.`);
  }
}

/** Removes foreign keys and silences triggers; the returned function brings both back, checking every row. */
async function takeOffForeignKeys(client: Client, tables: readonly CatalogueTable[]): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select c.conrelid::regclass::text as table, quote_ident(c.conname) as name, pg_get_constraintdef(c.oid) as definition
     from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conparentid = 0`,
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of tables) await client.query(`alter table public.${quote(name)} disable trigger user`);
  return async () => {
    for (const { table, name, definition } of rows) await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    for (const { name } of tables) await client.query(`alter table public.${quote(name)} enable trigger user`);
  };
}

/** Inserts every line, puts every file back and returns the checksum of what was read. */
async function insertAll(
  client: Client,
  lines: AsyncGenerator<string>,
  header: BackupHeader,
  tables: readonly CatalogueTable[],
  files: FileReturn,
): Promise<string> {
  const hash = createHash('sha256');
  let amongFiles = false;
  let insert: ((rows: readonly string[]) => Promise<void>) | undefined;
  let waiting: string[] = [];
  let bytes = 0;
  const flush = async () => {
    if (waiting.length > 0) await insert?.(waiting);
    waiting = [];
    bytes = 0;
  };
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const line = next.value;
    hash.update(`${line}\n`);
    if (amongFiles) {
      await files.take(line);
      continue;
    }
    if (line.startsWith('#') || line === FILES_LINE) {
      await flush();
      amongFiles = line === FILES_LINE;
      if (!amongFiles) insert = inserterFor(client, line.slice(1), header, tables);
      continue;
    }
    waiting.push(line);
    bytes += line.length;
    if (waiting.length >= ROWS_PER_INSERT || bytes >= BYTES_PER_INSERT) await flush();
  }
  await flush();
  await files.finish();
  return hash.digest('hex');
}

function inserterFor(
  client: Client,
  table: string,
  header: BackupHeader,
  tables: readonly CatalogueTable[],
): (rows: readonly string[]) => Promise<void> {
  const types = new Map(tables.find(({ name }) => name === table)?.columns.map((column) => [column.name, column.type]));
  const columns = header.tables.find(({ name }) => name === table)?.columns;
  if (columns === undefined) throw new BackupError('damaged', `the backup holds a table that its header does not name: ${table}.`);
  const values = columns.map((column, index) => `(line->>${index})::${types.get(column)}`).join(', ');
  const statement = `insert into public.${quote(table)} (${columns.map(quote).join(', ')}) overriding system value select ${values} from json_array_elements($1::json) as line`;
  return async (rows) => {
    try {
      await client.query(statement, [`[${rows.join(',')}]`]);
    } catch (cause) {
      throw new BackupError('damaged', `rows of ${table} cannot be read back: ${cause instanceof Error ? cause.message : cause}`, {
        cause,
      });
    }
  };
}

async function verifyCounts(client: Client, header: BackupHeader, files: FileReturn): Promise<void> {
  for (const { name, rows } of header.tables) {
    const found = await countRows(client, name);
    if (found !== rows) throw new BackupError('count_mismatch', `the table ${name} should have ${rows} rows and has ${found}.`);
  }
  if (files.count !== header.files.count || files.bytes !== header.files.bytes)
    throw new BackupError('count_mismatch', `the backup should hold ${header.files.count} files and holds ${files.count}.`);
}
