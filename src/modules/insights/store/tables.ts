import type { Generated } from 'kysely';
import type { FilledTimestamp } from '../../../platform/db/tables.ts';

export interface PageRatingTable {
  id: Generated<number>;
  page: string;
  answer: string;
  comment: string | null;
  locale: string;
  created_at: FilledTimestamp;
}

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    insights_page_rating: PageRatingTable;
  }
}
