import pg from 'pg';
import { parserOf } from './connection.ts';
import { signContext } from './row-context.ts';

/** One connection of the role that owns the tables, for backup and restore. The caller ends it. */
export async function connectOwner(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'talenthub owner', types: { getTypeParser: parserOf } });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/**
 * Lets the open transaction see and write every row: row-level security is forced on the owner too, unless it is a superuser. Throws when
 * the database does not believe it, rather than leave rows out in silence.
 */
export async function seeEveryRow(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ key: Buffer }>('select key from platform_context_key');
  const signed = signContext(rows[0]?.key ?? Buffer.alloc(0), { kind: 'system', why: 'backup and restore' });
  await client.query('select platform_enter($1)', [signed]);
  const answer = await client.query<{ sees: boolean }>('select platform_is_system() as sees');
  if (!answer.rows[0]?.sees) throw new Error('the database does not accept its own context key: run `talenthub migrate`');
}
