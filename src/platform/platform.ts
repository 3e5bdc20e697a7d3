import type { Clock } from './clock/clock.ts';
import type { Config } from './config/config.ts';
import type { Database } from './db/database.ts';
import type { Embeddings } from './embeddings/embeddings.ts';
import type { Events } from './events/events.ts';
import type { Files } from './files/files.ts';
import type { Metrics } from './http/metrics.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Log } from './log/log.ts';
import type { Mail } from './mail/mail.ts';

/** The outside world as the modules see it. Made once by `main.ts`, or by a test with the doubles it wants. */
export interface Platform {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly database: Database;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly mail: Mail;
  readonly files: Files;
  /** Optional second opinion on meanings; off unless configured. */
  readonly embeddings: Embeddings;
  readonly metrics: Metrics;
  /** Key for signatures of forms and links; from TALENTHUB_SECRET, or made once and kept in the data folder. */
  readonly secret: string;
}
