import { newToken } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/db/database.ts';
import { tokenHash } from './sessions.ts';
import './tables.ts';

/** A link that is sent by mail and works once. */
export interface NewTicket {
  readonly purpose: string;
  /** Null: nobody has an account there, and the ticket opens nothing. */
  readonly person: number | null;
  readonly lifetimeMs: number;
  readonly data?: Readonly<Record<string, string>>;
}

export interface Ticket {
  readonly person: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Makes a ticket and returns its token, which is kept nowhere. Older ones of the same person and purpose are worth nothing from now on. */
export async function issueTicket(db: Db, now: Date, ticket: NewTicket): Promise<string> {
  const token = newToken();
  await cancelTickets(db, ticket.person ?? -1, [ticket.purpose]);
  await db
    .insertInto('accounts_ticket')
    .values({
      token_hash: tokenHash(token),
      purpose: ticket.purpose,
      person_id: ticket.person,
      data: JSON.stringify(ticket.data ?? {}),
      created_at: now,
      expires_at: new Date(now.getTime() + ticket.lifetimeMs),
      used_at: null,
    })
    .execute();
  return token;
}

/** The ticket, still good and not used up by looking; null when it is used, expired, of another purpose or unknown. */
export async function findTicket(db: Db, now: Date, purpose: string, token: string): Promise<Ticket | null> {
  const row = await db
    .selectFrom('accounts_ticket')
    .select(['person_id', 'data'])
    .where('token_hash', '=', tokenHash(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return toTicket(row);
}

/** Uses it up: of two who come at once, one gets it. */
export async function spendTicket(db: Db, now: Date, purpose: string, token: string): Promise<Ticket | null> {
  const row = await db
    .updateTable('accounts_ticket')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['person_id', 'data'])
    .executeTakeFirst();
  return toTicket(row);
}

export async function cancelTickets(db: Db, person: number, purposes: readonly string[]): Promise<void> {
  await db
    .deleteFrom('accounts_ticket')
    .where('person_id', '=', person)
    .where('purpose', 'in', purposes)
    .where('used_at', 'is', null)
    .execute();
}

function toTicket(row: { person_id: number | null; data: unknown } | undefined): Ticket | null {
  if (!row || row.person_id === null) return null;
  return { person: row.person_id, data: (row.data ?? {}) as Ticket['data'] };
}
