import type { Database } from '../../../platform/db/database.ts';
import { makeGazetteer } from '../domain/gazetteer.ts';
import type { Gazetteer } from '../domain/place.ts';
import { loadShippedPlaces, readShippedPlaces } from '../store/shipped-places.ts';

/** Fills a test database with the shipped places, about 0.3 s. Nothing to do the second time. */
export async function loadPlaces(database: Database): Promise<void> {
  await loadShippedPlaces((work) => database.write(work));
}

/** The gazetteer of the shipped places without any database, for tests of pure code. Made once for each test file. */
export function shippedGazetteer(homeRegion = '03'): Gazetteer {
  made ??= readShippedPlaces();
  return makeGazetteer(made.places, made.provinces, homeRegion);
}

let made: ReturnType<typeof readShippedPlaces> | undefined;
