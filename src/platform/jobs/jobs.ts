import { setTimeout as pause } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { ROME } from '../../kernel/rome-time.ts';
import type { Log } from '../log/log.ts';
import type { JobManifest } from '../module/manifest.ts';
import type { Platform } from '../platform.ts';
import { beat } from './heartbeat.ts';
import { type JobBoard, NO_JOBS, readBoard } from './job-board.ts';

/** Work that happens outside a request: at least once, retried with growing pauses, kept as a dead letter when it keeps failing. */
export interface Jobs {
  /** Asks for a job. With `singletonKey`, a second request while one is waiting does nothing. */
  enqueue(name: string, data?: object, options?: { singletonKey?: string }): Promise<void>;
  /** Starts working; every job gets the whole platform. */
  start(platform: Platform, jobs: readonly JobManifest[]): Promise<void>;
  /** Waits for running jobs (at most 10 s) and stops. */
  stop(): Promise<void>;
  /** Removes jobs in every state, dead letters too, whose data or output hold one of these words: of a person who was erased. */
  forget(words: readonly string[]): Promise<void>;
  /** Waiting, running, failed for good; for readiness and metrics. */
  counts(): Promise<{ waiting: number; active: number; dead: number }>;
  /** What administrators see of the queue. */
  board(): Promise<JobBoard>;
  /** Puts jobs that failed for good back where they came from: those with these ids, or all. Returns how many. */
  retryDead(ids: readonly string[] | 'all'): Promise<number>;
}

const START_PATIENCE_MS = 3000;
const DEAD = 'dead-letters';
const QUEUE = { retryLimit: 5, retryBackoff: true, retryDelay: 2, expireInSeconds: 3600, deadLetter: DEAD };

/** The real thing: pg-boss in its own schema of the same database. */
export function openJobs(databaseUrl: string, log: Log): Jobs {
  const boss = new PgBoss({ connectionString: databaseUrl, application_name: 'talenthub-jobs', max: 3 });
  boss.on('error', (error) => log.error({ err: error }, 'job queue'));
  let started: Promise<unknown> | undefined;
  const ready = () => {
    started ??= boss.start().then(() => boss.createQueue(DEAD));
    return started;
  };
  return {
    async enqueue(name, data, options) {
      await ready();
      await boss.createQueue(name, QUEUE);
      await boss.send(name, data ?? {}, options?.singletonKey ? { singletonKey: options.singletonKey, singletonSeconds: 60 } : {});
    },
    async start(platform, jobs) {
      await ready();
      for (const job of jobs) await work(boss, platform, job);
    },
    async stop() {
      const starting = started;
      if (!starting) return;
      started = undefined;
      // A database that is gone must not keep the process from ending.
      await Promise.race([starting.catch(() => undefined), pause(START_PATIENCE_MS, undefined, { ref: false })]);
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
    async forget(words) {
      await ready();
      await boss.getDb().executeSql(
        `delete from pgboss.job where exists (select from unnest($1::text[]) word
          where position(word in coalesce(data::text, '') || coalesce(output::text, '')) > 0)`,
        [[...words]],
      );
    },
    counts: () => queueCounts(boss, started),
    async board() {
      await ready();
      const db = boss.getDb();
      return readBoard((statement, values) => db.executeSql(statement, [...values]), DEAD);
    },
    async retryDead(ids) {
      await ready();
      return boss.redrive(DEAD, ids === 'all' ? {} : { ids: [...ids] });
    },
  };
}

async function work(boss: PgBoss, platform: Platform, job: JobManifest): Promise<void> {
  await boss.createQueue(job.name, QUEUE);
  if (job.cron) await boss.schedule(job.name, job.cron, {}, { tz: ROME });
  await boss.work(job.name, { pollingIntervalSeconds: 2, batchSize: 1 }, async ([task]) => {
    const started = performance.now();
    await job.run(platform, task?.data);
    await beat(platform, job.name, { milliseconds: Math.round(performance.now() - started) });
  });
}

async function queueCounts(
  boss: PgBoss,
  started: Promise<unknown> | undefined,
): Promise<{ waiting: number; active: number; dead: number }> {
  if (!started) return { waiting: 0, active: 0, dead: 0 };
  await started;
  const queues = await boss.getQueues();
  const total = { waiting: 0, active: 0, dead: 0 };
  for (const queue of queues) {
    if (queue.name === DEAD) total.dead += queue.queuedCount;
    else {
      total.waiting += queue.queuedCount;
      total.active += queue.activeCount;
    }
  }
  return total;
}

/** The in-memory double: jobs wait until a test runs them. */
export function memoryJobs(): Jobs & { readonly asked: { name: string; data: object }[] } {
  const asked: { name: string; data: object }[] = [];
  return {
    asked,
    async enqueue(name, data = {}) {
      asked.push({ name, data });
    },
    async start() {},
    async stop() {},
    async forget(words) {
      const kept = asked.filter((job) => !words.some((word) => JSON.stringify(job.data).includes(word)));
      asked.splice(0, asked.length, ...kept);
    },
    counts: async () => ({ waiting: asked.length, active: 0, dead: 0 }),
    board: async () => NO_JOBS,
    retryDead: async () => 0,
  };
}
