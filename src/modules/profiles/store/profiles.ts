import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import './tables.ts';

export interface Profile {
  /** As the questions' own schema wrote it: check it before use. */
  readonly answers: unknown;
  /** Counts the changes, from 1. */
  readonly version: number;
  readonly updatedAt: Date;
}

/** Null when the person has said nothing yet, or when the transaction may not see them. */
export async function profileOf(db: Db, person: number): Promise<Profile | null> {
  const row = await db
    .selectFrom('profiles_profile')
    .select(['answers', 'version', 'updated_at'])
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row ? { answers: row.answers, version: row.version, updatedAt: row.updated_at } : null;
}

/** Writes the profile, or replaces it as a whole. `onlyNew`: what is there already stays. */
export async function saveProfile(
  db: Db,
  now: Date,
  person: number,
  answers: object,
  options: { readonly onlyNew?: boolean } = {},
): Promise<void> {
  const text = JSON.stringify(answers);
  await db
    .insertInto('profiles_profile')
    .values({ person_id: person, answers: text, version: 1, created_at: now, updated_at: now })
    .onConflict((it) => {
      const known = it.column('person_id');
      if (options.onlyNew) return known.doNothing();
      return known.doUpdateSet({ answers: text, version: sql`profiles_profile.version + 1`, updated_at: now });
    })
    .execute();
}
