import { createApp, modules } from './app.ts';
import { migrate } from './platform/db/migrate.ts';
import type { Terminal } from './platform/module/manifest.ts';
import type { Platform } from './platform/platform.ts';
import { platformJobs } from './platform/platform-jobs.ts';

export interface RunningService {
  /** Where people reach it; null for a worker without pages. */
  readonly address: string | null;
  stop(): Promise<void>;
}

/** Brings the database up to date: schema, reference data, and on an empty demo the fictitious content. Safe to run at every start. */
export async function prepare(platform: Platform, terminal: Terminal): Promise<void> {
  await migrate(platform.database);
  for (const module of modules) await module.reference?.(platform, terminal);
  if (!platform.config.TALENTHUB_DEMO) return;
  for (const module of modules) await module.demo?.(platform, terminal, {});
}

/** Starts the pages, the worker, or both, on a prepared database. */
export async function startService(platform: Platform, parts: { web: boolean; worker: boolean }): Promise<RunningService> {
  const stops: (() => Promise<void>)[] = [];
  if (parts.worker) {
    await platform.jobs.start(platform, [...platformJobs(modules), ...modules.flatMap((module) => module.jobs ?? [])]);
    stops.push(() => platform.jobs.stop());
  }
  let address: string | null = null;
  if (parts.web) {
    for (const module of modules) if (module.start) stops.push(await module.start(platform));
    const app = await createApp(platform);
    stops.push(() => app.close());
    address = await app.listen({ host: platform.config.HOST, port: platform.config.PORT });
  }
  return {
    address,
    async stop() {
      // Last started, first stopped: no new requests, then jobs, then what they use.
      for (const stop of stops.reverse()) await stop();
      await platform.jobs.stop();
      await platform.database.close();
    },
  };
}
