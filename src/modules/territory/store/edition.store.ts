import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';

/** Which list of places the table holds. */
export interface Edition {
  /** Grows by one at every change, so that running servers notice. */
  readonly version: number;
  /** `shipped`: the product's file, replaced by the next release's; `import`: the operator's, left alone. */
  readonly origin: 'shipped' | 'import';
  /** Hash of the shipped file that was loaded last. */
  readonly hash: string;
}

const KEY = 'territory.places';

export async function currentEdition(db: Db): Promise<Edition | null> {
  const row = await db.selectFrom('platform_setting').select('value').where('key', '=', KEY).executeTakeFirst();
  return row ? (row.value as Edition) : null;
}

/** Waits for another import to finish, so that two at once leave the table of one of them, not a mixture. */
export async function lockEdition(db: Db): Promise<Edition | null> {
  const first: Edition = { version: 0, origin: 'shipped', hash: '' };
  await db
    .insertInto('platform_setting')
    .values({ key: KEY, value: JSON.stringify(first), source: 'default' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db.selectFrom('platform_setting').select('value').where('key', '=', KEY).forUpdate().executeTakeFirstOrThrow();
  const edition = row.value as Edition;
  return edition.version === 0 ? null : edition;
}

export async function saveEdition(db: Db, edition: Edition): Promise<void> {
  await db
    .updateTable('platform_setting')
    .set({ value: JSON.stringify(edition), source: edition.origin, updated_at: sql`now()` })
    .where('key', '=', KEY)
    .execute();
}
