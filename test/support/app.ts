import type { FastifyInstance } from 'fastify';
import { afterAll } from 'vitest';
import { createApp } from '../../src/app.ts';
import { policyOf } from '../../src/kernel/access/permission.ts';
import type { Clock } from '../../src/platform/clock/clock.ts';
import { fixedClock } from '../../src/platform/clock/clock.ts';
import { type Config, readConfig } from '../../src/platform/config/config.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { type Embeddings, noEmbeddings } from '../../src/platform/embeddings/embeddings.ts';
import { outboxEvents } from '../../src/platform/events/events.ts';
import { memoryFiles } from '../../src/platform/files/files.ts';
import { type Metrics, openMetrics } from '../../src/platform/http/metrics.ts';
import { memoryJobs } from '../../src/platform/jobs/jobs.ts';
import { openLog } from '../../src/platform/log/log.ts';
import { outboxMail } from '../../src/platform/mail/mail.ts';
import type { Platform } from '../../src/platform/platform.ts';

/** A Saturday morning in Rome: the day all fixed-clock tests start from. */
export const TEST_NOW = '2026-11-21T09:00:00Z';

export interface TestPlatformOptions {
  readonly clock?: Clock;
  readonly environment?: Record<string, string>;
  readonly embeddings?: Embeddings;
}

/** The real platform over a test database, with the in-memory doubles of jobs and files and a clock that stands still. */
export function testPlatform(database: Database, options: TestPlatformOptions = {}): Platform {
  const config: Config = readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    RATE_LIMIT_PER_MINUTE: '100000',
    TALENTHUB_DATA_DIR: '/nowhere/talenthub-test',
    ...options.environment,
  });
  return {
    config,
    log: openLog(config),
    clock: options.clock ?? fixedClock(TEST_NOW),
    database,
    jobs: memoryJobs(),
    events: outboxEvents,
    mail: outboxMail,
    files: memoryFiles(),
    embeddings: options.embeddings ?? noEmbeddings,
    metrics: borrowMetrics(),
    secret: 'a secret that only the tests know, long enough',
  };
}

const metricsAtRest: Metrics[] = [];

/**
 * Metrics of this test file's own, given back when it ends. Each opened ones watch the process (its garbage, its delays) until it ends and
 * hold whatever their gauges read: files that share a process would hold every platform of the files before.
 */
function borrowMetrics(): Metrics {
  const metrics = metricsAtRest.pop() ?? openMetrics();
  const { registry } = metrics;
  const ofEverybody = new Set(registry.getMetricsAsArray().map(({ name }) => name));
  afterAll(() => {
    for (const { name } of registry.getMetricsAsArray()) if (!ofEverybody.has(name)) registry.removeSingleMetric(name);
    registry.resetMetrics();
    metricsAtRest.push(metrics);
  });
  return metrics;
}

/** For a server without the accounts module: nobody is ever signed in, nothing is permitted. */
export const NOBODY = { sessions: { find: async () => null }, policy: policyOf([]) };

/** The whole application in process: call it with `app.inject`. Closed when the file (or suite) that made it ends. */
export async function testApp(
  database: Database,
  options: TestPlatformOptions = {},
): Promise<{ app: FastifyInstance; platform: Platform }> {
  const platform = testPlatform(database, options);
  const app = await createApp(platform);
  afterAll(() => app.close());
  await app.ready();
  return { app, platform };
}

/** The CSRF token of a page, as a browser would send it back. */
export function tokenOf(html: string): string {
  const match = /name="_csrf" value="([^"]+)"/.exec(html);
  if (!match?.[1]) throw new Error('the page has no form token');
  return match[1];
}

/** Posts a form as a browser on our own pages would. */
export async function submit(app: FastifyInstance, path: string, fields: Record<string, string | string[]>, page: string) {
  const body = new URLSearchParams({ _csrf: tokenOf((await app.inject(page)).body) });
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
  return app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: body.toString(),
  });
}
