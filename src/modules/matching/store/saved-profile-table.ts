import type { Jsonb } from '../../../platform/db/tables.ts';

/** Answers kept behind a link: no name, no address, no text of the person's own. */
export interface SavedProfileTable {
  token: string;
  answers: Jsonb<unknown>;
  created_at: Date;
  expires_at: Date;
}

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    matching_saved_profile: SavedProfileTable;
  }
}
