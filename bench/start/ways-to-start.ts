import { loadContent } from '../../src/modules/matching/store/live/index-content.ts';
import { keepIndex, keptIndex } from '../../src/modules/matching/store/live/kept-index.ts';
import { followAdTexts } from '../../src/modules/matching/store/sql/write-ad-texts.ts';
import { taxonomyOf } from '../../src/modules/taxonomy/api.ts';
import type { Platform } from '../../src/platform/platform.ts';
import type { WayName } from './start-row.ts';

export interface WayToStart {
  /** What was done before the process started, outside the measured time. */
  prepare(platform: Platform): Promise<void>;
  /** From nothing to an index that answers; the number of ads it holds. */
  start(platform: Platform): Promise<number>;
}

/** Nobody asked for a new index since. */
const STAMP = '';

/** How a process gets its index, slowest first; each is prepared after the one before has run. */
export const WAYS: Readonly<Record<WayName, WayToStart>> = {
  'from the ads themselves': {
    prepare: async () => undefined,
    start: async (platform) => (await loadContent(platform, await taxonomyOf(platform), { anew: true })).index.size,
  },
  'from the prepared ads': {
    prepare: (platform) => followAdTexts(platform),
    start: async (platform) => (await loadContent(platform, await taxonomyOf(platform))).index.size,
  },
  'from a snapshot': {
    prepare: async (platform) => {
      await keepIndex(platform, await loadContent(platform, await taxonomyOf(platform)), STAMP);
    },
    start: async (platform) => (await keptIndex(platform, await taxonomyOf(platform), STAMP))?.index.size ?? 0,
  },
};
