import type { AdDocument } from '../../src/modules/matching/engine/types.ts';
import { AD_COLUMNS, adRow, skillRows } from '../../src/modules/matching/store/sql/ad-rows.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { copyRows } from './copy-rows.ts';

const SKILL_COLUMNS = ['skill_id', 'ad_id', 'weight'] as const;

/** Adds the rows of the SQL path for these ads, by COPY. */
export async function addRows(database: Database, ads: readonly AdDocument[]): Promise<void> {
  const client = await database.pool.connect();
  try {
    const texts = ads.map(adRow).map((row) => AD_COLUMNS.map((column) => row[column]));
    await copyRows(client, 'matching_ad_text', AD_COLUMNS, texts);
    const skills = ads.flatMap(skillRows).map((row) => SKILL_COLUMNS.map((column) => row[column]));
    await copyRows(client, 'matching_ad_skill', SKILL_COLUMNS, skills);
  } finally {
    client.release();
  }
}

/** Replaces all rows by those of these ads. */
export async function fillRows(database: Database, ads: readonly AdDocument[]): Promise<void> {
  // Not `truncate`: the application's role may not.
  await database.pool.query('delete from matching_ad_skill');
  await database.pool.query('delete from matching_ad_text');
  await addRows(database, ads);
}
