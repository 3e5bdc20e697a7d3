import type { JobManifest } from '../../../platform/module/manifest.ts';
import { followAdTexts } from '../store/sql/write-ad-texts.ts';

/** Keeps the rows of the search in SQL up to date; picks up where the last run stopped. */
export const followAdTextsJob: JobManifest = {
  name: 'matching-ad-texts',
  cron: '* * * * *',
  run: (platform) => followAdTexts(platform),
};
