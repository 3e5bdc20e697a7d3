import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { systemClock } from './clock/clock.ts';
import type { Config } from './config/config.ts';
import { openDatabase } from './db/database.ts';
import { openEmbeddings } from './embeddings/embeddings.ts';
import { outboxEvents } from './events/events.ts';
import { diskFiles } from './files/files.ts';
import { openMetrics } from './http/metrics.ts';
import { openJobs } from './jobs/jobs.ts';
import { openLog } from './log/log.ts';
import { outboxMail } from './mail/mail.ts';
import type { Platform } from './platform.ts';

/** Opens the real platform: data folder, database (the embedded one without DATABASE_URL), queue, log. Nothing is migrated yet. */
export async function openPlatform(config: Config, announce: (line: string) => void): Promise<Platform> {
  const log = openLog(config);
  const dataDir = path.resolve(config.TALENTHUB_DATA_DIR);
  mkdirSync(dataDir, { recursive: true });
  const database = await openDatabase({ databaseUrl: config.DATABASE_URL, ownerUrl: config.DATABASE_OWNER_URL, dataDir, log: announce });
  return {
    config,
    log,
    clock: systemClock,
    database,
    jobs: openJobs(database.url, log),
    events: outboxEvents,
    mail: outboxMail,
    files: diskFiles(path.join(dataDir, 'files')),
    embeddings: openEmbeddings(config, log),
    metrics: openMetrics(),
    secret: config.TALENTHUB_SECRET ?? ownSecret(dataDir),
  };
}

/** The installation's own key, made at the first start. Two first starts at once agree on one: only one can create the file. */
function ownSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret');
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}
