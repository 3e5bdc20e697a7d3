import type { Database } from '../../../platform/db/database.ts';
import { loadStarter } from '../load-starter/load-starter.usecase.ts';
import { starterFiles } from '../load-starter/starter-files.ts';

/** The starter taxonomy in a test's database, as the first start writes it. About half a second. */
export async function loadTaxonomy(database: Database): Promise<void> {
  const files = starterFiles();
  await database.write((db) => loadStarter(db, files));
}
