import { createTransport } from 'nodemailer';
import type { Platform } from '../platform.ts';
import { type Finding, finding } from './finding.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Runs every minute: the pulse of the worker. */
export const PULSE = 'platform-deliver-events';
export const BACKUP = 'platform-backup';
const SILENT_MS = 10 * MINUTE;
const BACKUP_DAYS = 7;
const MAIL_LIMIT_MS = 5000;

/** What works in the background: jobs, mail, backups. */
export async function examineWork(platform: Platform): Promise<readonly Finding[]> {
  const beats = await platform.database.read((db) => db.selectFrom('platform_heartbeat').select(['name', 'at']).execute());
  const at = new Map(beats.map((beat) => [beat.name, beat.at]));
  const now = platform.clock.now();
  return [
    pulse(now, at.get(PULSE)),
    backupAge(now, at.get(BACKUP), platform.config.TALENTHUB_DEMO),
    await mailServer(platform),
    await outbox(platform, now),
  ];
}

function pulse(now: Date, last: Date | undefined): Finding {
  if (!last) return finding('jobs', 'warn', 'no job has run yet: is a worker started?');
  const age = now.getTime() - last.getTime();
  return finding('jobs', age > SILENT_MS ? 'warn' : 'ok', `last sign of life ${Math.round(age / 1000)} s ago`);
}

function backupAge(now: Date, last: Date | undefined, demo: boolean): Finding {
  if (!last) return finding('backup', demo ? 'ok' : 'warn', 'none was made with `talenthub backup`');
  const days = Math.floor((now.getTime() - last.getTime()) / DAY);
  return finding('backup', days > BACKUP_DAYS ? 'warn' : 'ok', `${days} days old`);
}

async function mailServer({ config }: Platform): Promise<Finding> {
  const { SMTP_URL: url, TALENTHUB_DEMO: demo } = config;
  if (!url) return finding('mail', demo ? 'ok' : 'wrong', 'SMTP_URL is not set: nothing is sent');
  const limits = { connectionTimeout: MAIL_LIMIT_MS, greetingTimeout: MAIL_LIMIT_MS, socketTimeout: MAIL_LIMIT_MS };
  const transport = createTransport({ url, ...limits });
  try {
    await transport.verify();
    return finding('mail', 'ok', `${new URL(url).hostname} answers`);
  } catch (error) {
    return finding('mail', 'wrong', `${new URL(url).hostname} does not answer: ${(error as { code?: string }).code ?? 'failed'}`);
  } finally {
    transport.close();
  }
}

async function outbox({ database, config }: Platform, now: Date): Promise<Finding> {
  const late = new Date(now.getTime() - 60 * MINUTE);
  const row = await database.read(
    (db) =>
      db
        .selectFrom('platform_mail')
        .select((it) => it.fn.countAll<number>().as('n'))
        .where('sent_at', 'is', null)
        .where('created_at', '<', late)
        .executeTakeFirstOrThrow(),
    { kind: 'system', why: 'doctor counts the mail that waits' },
  );
  const stuck = Number(row.n);
  return finding('outbox', stuck > 0 && config.SMTP_URL ? 'warn' : 'ok', `${stuck} messages wait for more than an hour`);
}
