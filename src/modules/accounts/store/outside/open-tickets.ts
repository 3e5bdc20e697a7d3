import { newToken } from '../../../../kernel/ids.ts';
import type { Db } from '../../../../platform/db/database.ts';
import { tokenHash } from '../sessions.ts';
import '../tables.ts';

/** A ticket of nobody: somebody is on their way to an account, or to the sign-in with a provider outside. It opens nothing by itself. */
export interface OpenTicket {
  readonly purpose: string;
  readonly lifetimeMs: number;
  readonly data: object;
}

/** Makes the ticket and returns its token, which is kept nowhere. All of these need the rows of the system. */
export async function issueOpenTicket(db: Db, now: Date, ticket: OpenTicket): Promise<string> {
  const token = newToken();
  await insertTicket(db, now, token, ticket);
  return token;
}

/** What the ticket carries, not used up by looking; null when it is used, expired, of another purpose or unknown. */
export async function findOpenTicket(db: Db, now: Date, purpose: string, token: string): Promise<unknown> {
  const row = await db
    .selectFrom('accounts_ticket')
    .select('data')
    .where('token_hash', '=', tokenHash(token))
    .where('purpose', '=', purpose)
    .where('person_id', 'is', null)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row?.data ?? null;
}

/** Uses it up: of two who come at once, one gets it. */
export async function spendOpenTicket(db: Db, now: Date, purpose: string, token: string): Promise<unknown> {
  const row = await db
    .updateTable('accounts_ticket')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash(token))
    .where('purpose', '=', purpose)
    .where('person_id', 'is', null)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('data')
    .executeTakeFirst();
  return row?.data ?? null;
}

/** Remembers that something with this name was seen, for `keepMs`; false when it was seen before. Of two at once, one is the first. */
export async function firstTime(db: Db, now: Date, purpose: string, name: string, keepMs: number): Promise<boolean> {
  const inserted = await insertTicket(db, now, name, { purpose, lifetimeMs: keepMs, data: {} });
  return inserted > 0;
}

async function insertTicket(db: Db, now: Date, token: string, { purpose, lifetimeMs, data }: OpenTicket): Promise<number> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('accounts_ticket')
    .values({
      token_hash: tokenHash(token),
      purpose,
      person_id: null,
      data: JSON.stringify(data),
      created_at: now,
      expires_at: new Date(now.getTime() + lifetimeMs),
      used_at: null,
    })
    .onConflict((it) => it.column('token_hash').doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows);
}
