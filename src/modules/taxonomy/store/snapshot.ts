import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Platform } from '../../../platform/platform.ts';
import { buildTaxonomy, warmUp } from '../domain/build-taxonomy.ts';
import type { Taxonomy } from '../domain/taxonomy.ts';
import { readTaxonomy } from './read-snapshot.ts';
import { taxonomyVersion } from './version.ts';

/** How long a snapshot is used without asking the database whether there is a newer one. */
const POLL_MS = 2000;

interface Held {
  snapshot: Promise<Taxonomy>;
  checkedAt: number;
  checking: boolean;
}

const held = new WeakMap<Platform, Held>();

/**
 * The taxonomy in this process. The first call builds it; later calls answer at once, and a newer version in the database (after an
 * import by another process) replaces it in the background.
 */
export function taxonomyOf(platform: Platform): Promise<Taxonomy> {
  const known = held.get(platform);
  if (!known) {
    const fresh: Held = { snapshot: load(platform), checkedAt: performance.now(), checking: false };
    held.set(platform, fresh);
    // A failed first load must not be the answer for ever.
    fresh.snapshot.catch(() => held.delete(platform));
    return fresh.snapshot;
  }
  if (!known.checking && performance.now() - known.checkedAt > POLL_MS) void refresh(platform, known);
  return known.snapshot;
}

async function refresh(platform: Platform, state: Held): Promise<void> {
  state.checking = true;
  try {
    const current = await state.snapshot;
    const version = await platform.database.read(taxonomyVersion);
    if (version === current.version) return;
    const next = await load(platform);
    await warmUp(next, nextTurn);
    state.snapshot = Promise.resolve(next);
  } catch (error) {
    platform.log.warn({ err: error }, 'the taxonomy could not be refreshed');
  } finally {
    state.checkedAt = performance.now();
    state.checking = false;
  }
}

/** Loads the taxonomy and prepares, in the background, what the first link, extraction and search would have to wait for. */
export async function startTaxonomy(platform: Platform): Promise<void> {
  const taxonomy = await taxonomyOf(platform);
  void warmUp(taxonomy, nextTurn);
}

async function load(platform: Platform): Promise<Taxonomy> {
  return buildTaxonomy(await platform.database.read(readTaxonomy));
}
