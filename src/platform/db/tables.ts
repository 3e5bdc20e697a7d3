import type { ColumnType, Generated } from 'kysely';

/** A jsonb column: read as `T`, written as text made by `JSON.stringify` (pg would send a bare array as a PostgreSQL array). */
export type Jsonb<T> = ColumnType<T, string, string>;

/** A timestamptz column the database fills with `now()` when it is left out. */
export type FilledTimestamp = ColumnType<Date, Date | undefined, Date>;

/** Outbox: what happened, written in the transaction that made it happen; `handled_at` is null until every handler ran. */
export interface PlatformEventTable {
  id: Generated<number>;
  type: string;
  payload: Jsonb<unknown>;
  created_at: FilledTimestamp;
  handled_at: Date | null;
}

/** Who did what, on which object; `actor` is null for the machine itself. */
export interface PlatformAuditTable {
  id: Generated<number>;
  at: FilledTimestamp;
  actor: string | null;
  action: string;
  object: string | null;
  details: ColumnType<unknown, string | undefined, string>;
  /** Place in the chain, given by the sealing job. The app's role cannot write it. */
  chain_number: ColumnType<number | null, never, never>;
  chain_hash: ColumnType<Buffer | null, never, never>;
}

/** The end of the chain of the audit trail: one row, written by the sealing function alone. */
export interface PlatformAuditHeadTable {
  number: ColumnType<number, never, never>;
  hash: ColumnType<Buffer, never, never>;
  sealed_at: ColumnType<Date, never, never>;
}

/** The server-side draft of a journey of several pages; `id` is the unguessable part of its URL. */
export interface PlatformJourneyTable {
  id: string;
  kind: string;
  data: Jsonb<unknown>;
  created_at: FilledTimestamp;
  updated_at: FilledTimestamp;
  expires_at: Date;
}

/** Every mail the platform sends, kept until retention removes it; `error` is the last refusal of the mail server. */
export interface PlatformMailTable {
  id: Generated<number>;
  to_address: string;
  subject: string;
  text: string;
  html: string | null;
  created_at: FilledTimestamp;
  sent_at: Date | null;
  error: string | null;
  /** Removed as soon as it left. */
  forget: Generated<boolean>;
}

/** Settings changed while running; `source` says who set them ("default", "environment", an account). */
export interface PlatformSettingTable {
  key: string;
  value: Jsonb<unknown>;
  source: string;
  updated_at: FilledTimestamp;
}

/** The last sign of life of each recurring job. */
export interface PlatformHeartbeatTable {
  name: string;
  at: FilledTimestamp;
  details: ColumnType<unknown, string | undefined, string>;
}

/**
 * Every table of the database, by name. A module adds its own by declaration merging, beside its store:
 * `declare module '../../../platform/db/tables.ts' { interface Tables { territory_place: PlaceTable } }`.
 */
export interface Tables {
  platform_event: PlatformEventTable;
  platform_audit: PlatformAuditTable;
  platform_audit_head: PlatformAuditHeadTable;
  platform_journey: PlatformJourneyTable;
  platform_mail: PlatformMailTable;
  platform_setting: PlatformSettingTable;
  platform_heartbeat: PlatformHeartbeatTable;
}
