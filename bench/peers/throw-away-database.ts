import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { connectDatabase, type Database } from '../../src/platform/db/database.ts';
import { startEmbeddedPostgres } from '../../src/platform/db/embedded/start.ts';
import { migrate } from '../../src/platform/db/migrate.ts';

/** A migrated PostgreSQL of its own in a folder that goes when it is closed, or when this process is told to stop. */
export async function openThrowAwayDatabase(poolSize: number): Promise<Database> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'talenthub-bench-db-'));
  // As root the server runs as another account, which must be able to pass through.
  chmodSync(folder, 0o711);
  const server = await startEmbeddedPostgres({ dataDir: folder, durable: false });
  await migrate(server);
  const database = connectDatabase(server.url, { poolSize, statementTimeoutMs: 300_000 }, async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => database.close().finally(() => process.exit(1)));
  return database;
}
