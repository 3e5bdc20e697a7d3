import { sql } from 'kysely';
import type { Page } from '../../../kernel/pagination.ts';
import type { Db } from '../../../platform/db/database.ts';

export const MAIL_STATES = ['waiting', 'failed', 'sent'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** A mail without its words, which may hold a link that opens an account, and without the whole address. */
export interface MailLine {
  readonly id: number;
  readonly to: string;
  readonly subject: string;
  readonly state: MailState;
  /** Code of the mail server's last refusal. */
  readonly error: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

const PER_PAGE = 25;
const STATE = sql`case when sent_at is not null then 'sent' when error is not null then 'failed' else 'waiting' end`;

export async function listMail(db: Db, wish: { readonly state: MailState | null; readonly page: number }): Promise<Page<MailLine>> {
  const where = wish.state === null ? sql`true` : sql`${STATE} = ${wish.state}`;
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from platform_mail where ${where}`.execute(db);
  const total = counted[0]?.n ?? 0;
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  const page = Math.min(wish.page, pages);
  const { rows } = await sql<MailLine>`
    select id, to_address as "to", subject, ${STATE} as state, error, created_at as "createdAt", sent_at as "sentAt"
    from platform_mail where ${where} order by id desc limit ${PER_PAGE} offset ${(page - 1) * PER_PAGE}`.execute(db);
  return { items: rows.map((row) => ({ ...row, to: maskAddress(row.to) })), page, pages, total };
}

/** "s…@posta.example": enough to recognise a server in trouble. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '…' : `${[...address][0]}…${address.slice(at)}`;
}

/** Failed mails wait again as if they were new: those the sender had given up too. Returns how many. */
export async function retryMail(db: Db, now: Date, id: number | 'all'): Promise<number> {
  let query = db
    .updateTable('platform_mail')
    .set({ error: null, created_at: now })
    .where('sent_at', 'is', null)
    .where('error', 'is not', null);
  if (id !== 'all') query = query.where('id', '=', id);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}
