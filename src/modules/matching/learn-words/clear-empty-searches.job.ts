import type { JobManifest } from '../../../platform/module/manifest.ts';
import { clearEmptySearches } from '../store/empty-searches.ts';

/** Every night: counts of searches older than 90 days go. */
export const clearEmptySearchesJob: JobManifest = {
  name: 'matching-clear-empty-searches',
  cron: '47 3 * * *',
  run: (platform) => platform.database.write((db) => clearEmptySearches(db, platform.clock.now())),
};
