import type { JobManifest } from '../../../platform/module/manifest.ts';
import { forgetWords } from '../store/live/numbered-words.ts';

/** Every night: words of ads that are gone go too. */
export const forgetWordsJob: JobManifest = {
  name: 'matching-forget-words',
  cron: '23 3 * * *',
  run: (platform) => platform.database.write(forgetWords),
};
