import type { Generated } from 'kysely';

/** A copy of all data that a person asked for; null while it is being made. */
export interface ExportTable {
  id: Generated<number>;
  public_id: string;
  person_id: number;
  asked_at: Date;
  ready_at: Date | null;
  file_key: string | null;
  bytes: number | null;
  expires_at: Date | null;
}

/** Whoever is about to be erased, and why. */
export interface DepartureTable {
  person_id: number;
  why: 'asked' | 'unused';
  asked_at: Date;
  reminded_at: Date | null;
}

/** How many accounts were erased: what survives of them. */
export interface DepartedCountTable {
  year: number;
  birth_band: string;
  province: string;
  role: string;
  n: number;
}

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    accounts_export: ExportTable;
    accounts_departure: DepartureTable;
    accounts_departed_count: DepartedCountTable;
  }
}
