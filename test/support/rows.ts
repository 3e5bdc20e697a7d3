import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { DATABASE_USER } from '../../src/platform/db/embedded/cluster.ts';
import type { Installation } from './product.ts';

/** Asks the embedded database of an installation, while its server runs, on a connection of its own. */
export async function askDatabase<T extends pg.QueryResultRow>({ dataDir }: Installation, statement: string): Promise<T[]> {
  const home = join(dataDir, 'postgres');
  const port = readFileSync(join(home, 'port'), 'utf8');
  const client = new pg.Client({ connectionString: `postgres://${DATABASE_USER}:${passwordIn(home)}@127.0.0.1:${port}/talenthub` });
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}

function passwordIn(home: string): string {
  return readFileSync(join(home, 'cluster/password'), 'utf8').trim();
}
