import { tokenHash } from '../../src/modules/accounts/store/sessions.ts';
import type { Database } from '../../src/platform/db/database.ts';

/** The number of the session that a cookie's value opens: form tokens belong to it. Null when there is none. */
export async function sessionIdOf(database: Database, token: string): Promise<number | null> {
  const row = await database.read(
    (db) => db.selectFrom('accounts_session').select('id').where('token_hash', '=', tokenHash(token)).executeTakeFirst(),
    { kind: 'system', why: 'tests look' },
  );
  return row?.id ?? null;
}
