import pg from 'pg';

/**
 * Runs `fn` while no other process, on any machine, runs one under the same name on this database; who comes second waits. The lock is
 * held by a connection of its own: a process that is killed loses it at once.
 */
export async function exclusively<T>(database: { readonly url: string }, name: string, fn: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.url, keepAlive: true, application_name: `talenthub ${name}` });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [`talenthub ${name}`]);
    return await fn();
  } finally {
    await client.end().catch(() => undefined);
  }
}
