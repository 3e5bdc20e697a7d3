import type { Db } from '../../../platform/db/database.ts';

/** Points ESCO concepts that equal a starter concept to it. */
export async function mergeConcepts(_db: Db): Promise<number> {
  return 0;
}
