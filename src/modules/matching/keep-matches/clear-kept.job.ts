import type { JobManifest } from '../../../platform/module/manifest.ts';
import { clearOldProfiles } from '../store/saved-profiles.ts';

/** Every night: kept answers whose 90 days are over go. */
export const clearKeptJob: JobManifest = {
  name: 'matching-clear-kept-answers',
  cron: '43 3 * * *',
  run: async (platform) => void (await platform.database.write((db) => clearOldProfiles(db, platform.clock.now()))),
};
