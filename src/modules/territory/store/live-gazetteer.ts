import type { Database } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { makeGazetteer } from '../domain/gazetteer.ts';
import type { Gazetteer } from '../domain/place.ts';
import { currentEdition } from './edition.store.ts';
import { allPlaces, allProvinces } from './places.store.ts';

const POLL_MS = 5000;

/** The gazetteer of one process, following the database. */
export interface LiveGazetteer {
  /** The current one; waits only for the first load. */
  get(): Promise<Gazetteer>;
}

const perPlatform = new WeakMap<Platform, LiveGazetteer>();

/** The gazetteer: loaded at the first call, reloaded within seconds after the places changed. Call it again for every request; it is cheap. */
export function gazetteer(platform: Platform): Promise<Gazetteer> {
  let live = perPlatform.get(platform);
  if (!live) {
    const warn = (error: unknown) => platform.log.warn({ error }, 'places could not be refreshed');
    live = openLiveGazetteer(platform.database, platform.config.TALENTHUB_REGION, { pollMs: POLL_MS, warn });
    perPlatform.set(platform, live);
  }
  return live.get();
}

/** The places just changed in this process: the next `gazetteer` call reads them again. */
export function forgetGazetteer(platform: Platform): void {
  perPlatform.delete(platform);
}

/**
 * Looks at the edition at most every `pollMs`, and only when somebody asks. It never makes a caller wait for that: a request that holds
 * the last connection of the pool must not wait for another.
 */
export function openLiveGazetteer(
  database: Database,
  homeRegion: string,
  { pollMs, warn }: { readonly pollMs: number; warn(error: unknown): void },
): LiveGazetteer {
  let current: Promise<{ version: number; gazetteer: Gazetteer }> | undefined;
  let checkedAt = 0;
  const load = () =>
    database.read(async (db) => {
      const version = (await currentEdition(db))?.version ?? 0;
      return { version, gazetteer: makeGazetteer(await allPlaces(db), await allProvinces(db), homeRegion) };
    });
  const refresh = async (known: number) => {
    const version = (await database.read(currentEdition))?.version ?? 0;
    if (version === known) return;
    const loaded = await load();
    current = Promise.resolve(loaded);
  };
  return {
    async get() {
      if (!current) {
        checkedAt = performance.now();
        current = load();
        current.catch(() => {
          current = undefined;
        });
      } else if (performance.now() - checkedAt >= pollMs) {
        checkedAt = performance.now();
        current.then(({ version }) => refresh(version)).catch(warn);
      }
      return (await current).gazetteer;
    },
  };
}
