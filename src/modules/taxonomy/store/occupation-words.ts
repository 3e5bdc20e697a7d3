import type { Db } from '../../../platform/db/database.ts';
import type { Language } from '../domain/taxonomy.ts';
import './tables.ts';

/** What the product's own sheet says of an occupation, for whoever writes about many of them. */
export interface OccupationWords {
  /** Typical tasks, second person ("prepari i tavoli"). */
  readonly tasks: readonly string[];
}

/** The words of every starter occupation in one language, by id, in one query. */
export async function occupationWords(db: Db, language: Language = 'it'): Promise<Map<number, OccupationWords>> {
  const rows = await db
    .selectFrom('taxonomy_occupation_text as text')
    .innerJoin('taxonomy_occupation as occupation', 'occupation.id', 'text.occupation_id')
    .select(['text.occupation_id', 'text.tasks'])
    .where('occupation.source', '=', 'starter')
    .where('text.lang', '=', language)
    .orderBy('text.occupation_id')
    .execute();
  return new Map(rows.filter((row) => row.tasks.length > 0).map((row) => [row.occupation_id, { tasks: row.tasks }]));
}
