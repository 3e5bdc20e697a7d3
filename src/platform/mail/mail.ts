import { createTransport } from 'nodemailer';
import type { Config } from '../config/config.ts';
import type { Db } from '../db/database.ts';
import type { Platform } from '../platform.ts';

export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** The last word to somebody who is no longer here: removed from the outbox as soon as it left, or when sending it was given up. */
  readonly forget?: boolean;
}

/** Mail is written to an outbox in the caller's transaction and sent afterwards by a job: a broken mail server loses nothing. */
export interface Mail {
  queue(db: Db, message: Message): Promise<void>;
}

export const outboxMail: Mail = {
  async queue(db, { to, subject, text, html, forget = false }) {
    await db
      .insertInto('platform_mail')
      .values({ to_address: to, subject, text, html: html ?? null, forget })
      .execute();
  },
};

/** The outbox holds links that open accounts: only the machine reads it. */
const SYSTEM = { kind: 'system', why: 'mail of everybody waits in one outbox' } as const;
const BATCH = 50;
const GIVE_UP_AFTER_DAYS = 3;
/** Milliseconds: a mail server that hangs must not hold up the job. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
const UNREACHABLE = new Set(['ECONNECTION', 'ECONNREFUSED', 'ETIMEDOUT', 'EDNS', 'ESOCKET']);

/**
 * Sends what waits in the outbox. Without SMTP_URL nothing is sent: in development the page /sviluppo/posta shows it.
 * Returns how many messages left. A failure is noted on the message, which is tried again at the next run.
 */
export async function sendWaitingMail(platform: Platform): Promise<number> {
  const { config, database, clock } = platform;
  if (!config.SMTP_URL) return 0;
  const oldest = new Date(clock.now().getTime() - GIVE_UP_AFTER_DAYS * 86_400_000);
  const waiting = await database.read(
    (db) =>
      db
        .selectFrom('platform_mail')
        .selectAll()
        .where('sent_at', 'is', null)
        .where('created_at', '>', oldest)
        .orderBy('id')
        .limit(BATCH)
        .execute(),
    SYSTEM,
  );
  const transport = openTransport(config);
  let sent = 0;
  for (const message of waiting) {
    const problem = await attempt(() =>
      transport.sendMail({
        from: config.MAIL_FROM,
        to: message.to_address,
        subject: message.subject,
        text: message.text,
        html: message.html ?? undefined,
        // The same id on every try lets the receiver drop a second copy after a crash between sending and noting it.
        messageId: `<${message.id}@${new URL(config.publicUrl).hostname}>`,
      }),
    );
    const change = problem === null ? { sent_at: clock.now(), error: null } : { error: problem };
    await database.write(async (db) => {
      if (problem === null && message.forget) await db.deleteFrom('platform_mail').where('id', '=', message.id).execute();
      else await db.updateTable('platform_mail').set(change).where('id', '=', message.id).execute();
    }, SYSTEM);
    if (problem === null) sent++;
    // Nobody answers there: the others wait for the next run, instead of each for its own timeout.
    if (problem !== null && UNREACHABLE.has(problem)) break;
  }
  transport.close();
  return sent;
}

/** Removes notices to people who are gone once nobody tries to send them any more. Returns how many. */
export async function forgetOldMail({ database, clock }: Pick<Platform, 'database' | 'clock'>): Promise<number> {
  const oldest = new Date(clock.now().getTime() - GIVE_UP_AFTER_DAYS * 86_400_000);
  const gone = await database.write(
    (db) => db.deleteFrom('platform_mail').where('forget', '=', true).where('created_at', '<=', oldest).executeTakeFirst(),
    SYSTEM,
  );
  return Number(gone.numDeletedRows);
}

function openTransport(config: Config) {
  return createTransport({ url: config.SMTP_URL, ...PATIENCE }, { from: config.MAIL_FROM });
}

async function attempt(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    // Only the code: the server's sentence may repeat the address.
    return error instanceof Error && 'code' in error ? String(error.code) : 'failed';
  }
}
