import type { Kysely } from 'kysely';
import * as m0001 from './0001_platform_base.ts';
import * as m0006 from './0006_insights_ratings.ts';

/** Every migration, by file name. A static list because the server is bundled; a test checks that folder and list agree. */
export const migrations: Record<string, { up(db: Kysely<unknown>): Promise<void> }> = {
  '0001_platform_base': m0001,
  '0006_insights_ratings': m0006,
};
