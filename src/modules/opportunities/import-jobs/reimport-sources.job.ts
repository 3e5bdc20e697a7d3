import type { JobManifest } from '../../../platform/module/manifest.ts';
import type { Platform } from '../../../platform/platform.ts';
import { parameterValue } from '../../../platform/settings/parameters.ts';
import { scheduledImports } from '../parameters.ts';
import type { SourceClient } from '../sources/source-client.ts';
import { undiciClient } from '../sources/undici-client.ts';
import { freeOrphans } from '../store/duplicates.ts';
import { dueSources, openSource } from '../store/sources.ts';
import { importSource } from './import-source.usecase.ts';

/** Every hour: sources whose time has come are imported again, and duplicates whose original is gone come to light. */
export const reimportJob: JobManifest = {
  name: 'opportunities-reimport',
  cron: '7 * * * *',
  async run(platform) {
    if (!(await parameterValue(platform, scheduledImports))) return;
    await reimportSources(platform, undiciClient({ allowPrivate: platform.config.IMPORT_ALLOW_PRIVATE_ADDRESSES }));
  },
};

/** One source that fails does not stop the others; it is tried again when its time comes. */
export async function reimportSources(platform: Platform, client: SourceClient): Promise<void> {
  const { database, clock, log } = platform;
  const due = await database.read((db) => dueSources(db, clock.now()));
  for (const source of due) {
    const { url, every_minutes: every } = source;
    if (url === null || every === null) continue;
    // The next time is set first: a source that kills the process must not kill it every hour.
    const next = new Date(clock.now().getTime() + every * 60_000);
    await database.write((db) => openSource(db, source.name, { next_run_at: next }));
    try {
      const outcome = await importSource(platform, client, { ...source, url });
      const failed = outcome.ok ? outcome.value.failed.map(({ error }) => error.code) : [outcome.error.code];
      log.info({ source: source.name, counts: outcome.ok ? outcome.value.counts : null, failed }, 'source imported again');
    } catch (error) {
      log.error({ source: source.name, err: error }, 'source could not be imported');
    }
  }
  while ((await database.write((db) => freeOrphans(db, clock.now()))) > 0);
}
