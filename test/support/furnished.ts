import { modules } from '../../src/app.ts';
import { loadPlaces } from '../../src/modules/territory/testing/load-places.ts';
import { silentTerminal } from '../../src/platform/cli/terminal.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { testPlatform } from './app.ts';
import { filledTestDatabase } from './database.ts';

const DEMO_ADS = 60;

/** A database as after a first start: places, taxonomy and a few invented ads. Call it at the top of the file, like `testDatabase`. */
export function furnishedDatabase(): Promise<Database> {
  return filledTestDatabase('furnished', async (database) => {
    const platform = testPlatform(database);
    for (const module of modules) await module.reference?.(platform, silentTerminal());
    for (const module of modules) await module.demo?.(platform, silentTerminal(), { ads: DEMO_ADS });
  });
}

/** A database with the shipped places and nothing else: they are loaded once for the whole run. */
export function placesDatabase(): Promise<Database> {
  return filledTestDatabase('places', loadPlaces);
}
