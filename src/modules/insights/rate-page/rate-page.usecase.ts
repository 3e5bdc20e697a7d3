import type { Db } from '../../../platform/db/database.ts';
import '../store/tables.ts';

export interface PageRating {
  readonly page: string;
  readonly answer: 'clear' | 'so-so' | 'unclear';
  readonly comment?: string | undefined;
  readonly locale: string;
}

/** Keeps one answer. An empty comment is no comment. */
export async function ratePage(db: Db, rating: PageRating): Promise<void> {
  const { page, answer, comment, locale } = rating;
  await db
    .insertInto('insights_page_rating')
    .values({ page, answer, locale, comment: comment || null })
    .execute();
}
