import type { Platform } from '../../../../platform/platform.ts';
import { indexOf, type LiveIndex } from '../live-index.ts';

const POLL_MS = 500;
const RETRY_MS = 1000;
/** Nobody has asked anything for so long: a calm moment. */
const CALM_MS = 2000;
/** On a busy day there is no calm moment: then it is done all the same. */
const TIDY_MS = 60_000;
const KEEP_MS = 3_600_000;

/** Loads the index and follows the database from then on; a lost database is tried again. Returns how to stop, which keeps the index on disk. */
export function startIndex(platform: Platform): () => Promise<void> {
  const index = indexOf(platform);
  index.polled = true;
  const round = rounds(platform, index);
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const poll = async () => {
    let wait = POLL_MS;
    try {
      await round();
    } catch (error) {
      wait = RETRY_MS;
      if (!stopped) platform.log.warn({ err: error }, 'the index could not look for changes');
    }
    if (!stopped) timer = setTimeout(go, wait);
    timer?.unref();
  };
  const go = () => {
    running = poll();
  };
  go();
  return async () => {
    stopped = true;
    index.polled = false;
    clearTimeout(timer);
    await running;
    await index.keep().catch((error: unknown) => platform.log.warn({ err: error }, 'the index could not be kept on disk'));
  };
}

/** One look at the database, and what is due besides. Making the index anew takes long: the next looks do not wait for it. */
function rounds(platform: Platform, index: LiveIndex): () => Promise<void> {
  let tidied = Number.NEGATIVE_INFINITY;
  let kept = performance.now();
  let tidying: Promise<void> | undefined;
  const tidy = async () => {
    try {
      await index.tidy();
    } catch (error) {
      if (index.polled) platform.log.warn({ err: error }, 'the index could not be compared with the database');
    }
    tidied = performance.now();
    tidying = undefined;
  };
  return async () => {
    await index.refresh();
    const now = performance.now();
    const calm = index.idleMs > CALM_MS;
    if (now - tidied > TIDY_MS * (calm ? 1 : 10)) tidying ??= tidy();
    if (now - kept > KEEP_MS * (calm ? 1 : 2) && !tidying) {
      await index.keep();
      kept = performance.now();
    }
  };
}
