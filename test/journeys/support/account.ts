import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withPassword } from '../../../src/modules/accounts/testing/with-password.ts';
import { connectDatabase, type Database } from '../../../src/platform/db/database.ts';
import { DATABASE_USER } from '../../../src/platform/db/embedded/cluster.ts';

/** Work on the database of the running server, on connections of its own. */
async function withServerDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const dataDir = process.env.TALENTHUB_DATA_DIR;
  if (!dataDir) throw new Error('TALENTHUB_DATA_DIR must name the data folder of the running server');
  const home = path.join(dataDir, 'postgres');
  const port = readFileSync(path.join(home, 'port'), 'utf8').trim();
  const password = readFileSync(path.join(home, 'cluster/password'), 'utf8').trim();
  const url = `postgres://${DATABASE_USER}:${password}@127.0.0.1:${port}/talenthub`;
  const database = connectDatabase(url, { poolSize: 2 }, async () => undefined);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** A young person with an account of their own, whose password is `GOOD_PASSWORD`; returns the e-mail address. */
export function makeAccount(): Promise<string> {
  return withServerDatabase(async (database) => (await withPassword(database)).email);
}
