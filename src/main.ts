import { setTimeout as pause } from 'node:timers/promises';
import { createApp, modules } from './app.ts';
import { exclusively } from './platform/db/exclusive.ts';
import { migrate } from './platform/db/migrate.ts';
import type { Terminal } from './platform/module/manifest.ts';
import type { Platform } from './platform/platform.ts';
import { platformJobs } from './platform/platform-jobs.ts';

export interface RunningService {
  /** Where people reach it; null for a worker without pages. */
  readonly address: string | null;
  stop(): Promise<void>;
}

/**
 * Brings the database up to date: schema, reference data, and on an empty demo the fictitious content. Safe to run at every start, and by
 * several processes at once: one does it, the others wait and find it done.
 */
export async function prepare(platform: Platform, terminal: Terminal): Promise<void> {
  await exclusively(platform.database, 'prepare', async () => {
    await prepareReference(platform, terminal);
    if (!platform.config.TALENTHUB_DEMO) return;
    for (const module of modules) await module.demo?.(platform, terminal, {});
  });
}

/** Schema and reference data only; returns the migrations that were new. */
export async function prepareReference(platform: Platform, terminal: Terminal): Promise<{ applied: string[] }> {
  const done = await migrate(platform.database);
  for (const module of modules) await module.reference?.(platform, terminal);
  return done;
}

/** Each part may take this long to end what it is doing; then the process goes on without waiting for it. */
const STOP_WITHIN_MS = 12_000;

/** Starts the pages, the worker, or both, on a prepared database. What it had started is stopped again when a part fails. */
export async function startService(platform: Platform, parts: { web: boolean; worker: boolean }): Promise<RunningService> {
  const stops: (() => Promise<unknown>)[] = [() => platform.database.close()];
  // Last started, first stopped: no new requests, then jobs, then what they use. A part that cannot stop does not keep the others.
  const stop = async () => {
    for (const each of stops.splice(0).reverse())
      await Promise.race([each().catch(() => undefined), pause(STOP_WITHIN_MS, undefined, { ref: false })]);
  };
  try {
    if (parts.worker) {
      stops.push(() => platform.jobs.stop());
      await platform.jobs.start(platform, [...platformJobs(modules), ...modules.flatMap((module) => module.jobs ?? [])]);
    }
    return { address: parts.web ? await startWeb(platform, stops) : null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startWeb(platform: Platform, stops: (() => Promise<unknown>)[]): Promise<string> {
  for (const module of modules) if (module.start) stops.push(await module.start(platform));
  const app = await createApp(platform);
  stops.push(() => app.close());
  return app.listen({ host: platform.config.HOST, port: platform.config.PORT });
}
