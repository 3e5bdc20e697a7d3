import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import type { Client } from 'pg';
import type { Belongings } from './backup-files.ts';
import { fileLines, secretMark } from './backup-files.ts';
import type { BackupHeader, BackupSummary } from './backup-format.ts';
import { summaryOf } from './backup-format.ts';
import { connectOwner, seeEveryRow } from './owner-connection.ts';
import type { CatalogueTable } from './schema-catalogue.ts';
import { countRows, quote, schemaVersionOf, sequencesOf, TEXT_FORM, tablesOf } from './schema-catalogue.ts';

const ROWS_PER_FETCH = 1000;

/**
 * Writes every table, as of one instant, and then the private files into one gzip file that appears only when it is whole (mode 0600: it
 * holds personal data). The site keeps working meanwhile. Column values travel as PostgreSQL's own texts, so nothing is rounded or reinterpreted.
 */
export async function backup(database: { readonly url: string }, belongings: Belongings, file: string): Promise<BackupSummary> {
  const client = await connectOwner(database.url);
  const body = `${file}.body`;
  const draft = `${file}.draft`;
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(TEXT_FORM);
    await seeEveryRow(client);
    const header = await writeBody(client, belongings, body);
    await client.query('commit');
    // Two gzip members make one valid gzip file: the header first, though its counts and checksum are known last.
    await writeFile(draft, gzipSync(`${JSON.stringify(header)}\n`), { mode: 0o600 });
    await pipeline(createReadStream(body), createWriteStream(draft, { flags: 'a', flush: true }));
    await rename(draft, file);
    return summaryOf(header, secretMark(belongings.secret));
  } finally {
    await client.end().catch(() => undefined);
    await rm(body, { force: true });
    await rm(draft, { force: true });
  }
}

async function writeBody(client: Client, { files, secret }: Belongings, file: string): Promise<BackupHeader> {
  const tables = await tablesOf(client);
  const counted = [];
  for (const { name, columns } of tables)
    counted.push({ name, columns: columns.map((column) => column.name), rows: await countRows(client, name) });
  const hash = createHash('sha256');
  const kept = { count: 0, bytes: 0 };
  const everything = async function* () {
    for (const table of tables) yield* tableLines(client, table);
    yield* fileLines(files, (bytes) => {
      kept.count++;
      kept.bytes += bytes;
    });
  };
  const lines = async function* () {
    for await (const chunk of everything()) {
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(Readable.from(lines()), createGzip({ level: 6 }), createWriteStream(file, { mode: 0o600 }));
  return {
    format: 'talenthub-backup-1',
    madeAt: new Date().toISOString(),
    schema: await schemaVersionOf(client),
    tables: counted,
    sequences: await sequencesOf(client),
    files: kept,
    secret: secretMark(secret),
    checksum: hash.digest('hex'),
  };
}

async function* tableLines(client: Client, table: CatalogueTable): AsyncGenerator<string> {
  yield `#${table.name}\n`;
  const values = table.columns.map((column) => `${quote(column.name)}::text`).join(', ');
  await client.query(
    `declare backup_rows no scroll cursor for select to_json(array[${values}]::text[])::text as line from public.${quote(table.name)}`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${ROWS_PER_FETCH} from backup_rows`);
    if (rows.length === 0) break;
    yield `${rows.map((row) => row.line).join('\n')}\n`;
  }
  await client.query('close backup_rows');
}

export { restore } from './restore-backup.ts';
