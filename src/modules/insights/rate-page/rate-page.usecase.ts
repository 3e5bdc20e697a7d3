import type { Db } from '../../../platform/db/database.ts';
import '../store/tables.ts';

export interface PageRating {
  readonly page: string;
  readonly answer: 'clear' | 'so-so' | 'unclear';
  readonly comment?: string | undefined;
  readonly locale: string;
}

/** A part of a path that opens something by itself, as `newToken` makes them: a draft, an invitation. Words of our addresses have no capitals. */
const TOKEN = /\/(?=[^/]*[A-Z_])[\w-]{22}(?=\/|$)/g;

/** Keeps one answer. An empty comment is no comment; of an address that opens something only its kind is kept. */
export async function ratePage(db: Db, rating: PageRating): Promise<void> {
  const { page, answer, comment, locale } = rating;
  await db
    .insertInto('insights_page_rating')
    .values({ page: page.replace(TOKEN, '/:id'), answer, locale, comment: comment || null })
    .execute();
}
