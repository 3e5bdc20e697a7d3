import type { Jsonb } from '../../../platform/db/tables.ts';

export interface ProfileTable {
  person_id: number;
  answers: Jsonb<unknown>;
  version: number;
  created_at: Date;
  updated_at: Date;
}

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    profiles_profile: ProfileTable;
  }
}
