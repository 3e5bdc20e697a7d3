import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import type { Database } from '../../src/platform/db/database.ts';
import { connectDatabase } from '../../src/platform/db/database.ts';
import { withFileLock } from '../../src/platform/db/embedded/file-lock.ts';
import { startEmbeddedPostgres } from '../../src/platform/db/embedded/start.ts';
import { migrate } from '../../src/platform/db/migrate.ts';

let serial = 0;

/**
 * A fresh, migrated, empty database of this test file's own, dropped when the file (or the `describe` it is called in) ends. Call it while
 * tests are being collected: `const database = await testDatabase();` at the top of the file.
 */
export async function testDatabase(): Promise<Database> {
  return copyOf(await templateUrl(inject('testDatabaseFolder')));
}

/** The same, but with content: `fill` runs once for the whole run, on a database that the tests asking for `name` get copies of. */
export async function filledTestDatabase(name: string, fill: (database: Database) => Promise<void>): Promise<Database> {
  const folder = inject('testDatabaseFolder');
  const template = await templateUrl(folder);
  const note = join(folder, `${name}-filled`);
  const filled = withDatabase(template, `filled_${name}`);
  if (!existsSync(note)) await withFileLock(join(folder, `${name}-lock`), 120_000, () => fillOnce(template, filled, note, fill));
  return copyOf(filled);
}

async function fillOnce(template: string, filled: string, note: string, fill: (database: Database) => Promise<void>): Promise<void> {
  if (existsSync(note)) return;
  await administer(template, `drop database if exists ${databaseName(filled)} with (force)`);
  await administer(template, `create database ${databaseName(filled)} template ${databaseName(template)}`);
  const database = connect(filled, { poolSize: 5 }, async () => undefined);
  await fill(database);
  await database.close();
  writeFileSync(note, '');
}

async function copyOf(template: string): Promise<Database> {
  serial += 1;
  const name = `test_${process.pid}_${Date.now().toString(36)}_${serial}`;
  await administer(template, `create database ${name} template ${databaseName(template)}`);
  const database = connect(withDatabase(template, name), { poolSize: 5 }, () =>
    administer(template, `drop database if exists ${name} with (force)`),
  );
  afterAll(() => database.close());
  return database;
}

/** An empty, unmigrated database on the run's server, for tests of the migrations themselves; dropped with the file. Returns its URL. */
export async function emptyTestDatabase(): Promise<string> {
  const template = await templateUrl(inject('testDatabaseFolder'));
  serial += 1;
  const name = `empty_${process.pid}_${Date.now().toString(36)}_${serial}`;
  await administer(template, `create database ${name}`);
  afterAll(() => administer(template, `drop database if exists ${name} with (force)`));
  return withDatabase(template, name);
}

/** The migrated database that copies are made from. The first test file of the run starts the server and migrates it. */
function templateUrl(folder: string): Promise<string> {
  const note = join(folder, 'template-url');
  if (existsSync(note)) return Promise.resolve(readFileSync(note, 'utf8'));
  return withFileLock(join(folder, 'template-lock'), 120_000, async () => {
    if (existsSync(note)) return readFileSync(note, 'utf8');
    const { url, appUrl } = await startEmbeddedPostgres({ dataDir: folder, durable: false });
    await migrate({ url });
    writeFileSync(join(folder, 'app-url'), appUrl);
    writeFileSync(note, url);
    return url;
  });
}

/** One statement as the role that owns the tables: what a migration may do and the app may not. */
export async function asOwner(database: { readonly url: string }, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** As the product does: the pool logs in as the role that owns nothing. */
function connect(url: string, options: { poolSize: number }, release: () => Promise<void>): Database {
  const appUrl = readFileSync(join(inject('testDatabaseFolder'), 'app-url'), 'utf8');
  return connectDatabase(withDatabase(appUrl, databaseName(url)), { ...options, ownerUrl: url }, release);
}

async function administer(url: string, statement: string): Promise<void> {
  // Never through the template: a database with open connections cannot be copied.
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function databaseName(url: string): string {
  return new URL(url).pathname.slice(1);
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
