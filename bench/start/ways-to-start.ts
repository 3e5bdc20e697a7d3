import { loadContent } from '../../src/modules/matching/store/index-content.ts';
import type { Platform } from '../../src/platform/platform.ts';
import type { WayName } from './start-row.ts';

export interface WayToStart {
  /** What must be done once before, outside the measured time (writing the snapshot). */
  prepare(platform: Platform): Promise<void>;
  /** From nothing to an index that answers; the number of ads it holds. */
  start(platform: Platform): Promise<number>;
}

/** How a process gets its index. A way that the product does not have yet is null, and the report says so. */
export const WAYS: Readonly<Record<WayName, WayToStart | null>> = {
  'from the database': {
    prepare: async () => undefined,
    start: async (platform) => (await loadContent(platform)).index.size,
  },
  'from a snapshot': null,
};
