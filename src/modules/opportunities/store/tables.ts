import type { ColumnType, Generated } from 'kysely';
import type { FilledTimestamp, Jsonb } from '../../../platform/db/tables.ts';
import type { AskedLanguage, Contract, Kind, OccupationSource, PayPeriod, Readable, Schedule, Shift } from '../domain/opportunity.ts';
import type { RunCounts } from '../domain/run-counts.ts';

/** Who publishes ads. `every_minutes` null: only imported by hand. */
export interface SourceTable {
  id: Generated<number>;
  name: string;
  url: string | null;
  format: Generated<string>;
  /** `column=field,…` for CSV sources. */
  mapping: string | null;
  every_minutes: number | null;
  etag: string | null;
  last_modified: string | null;
  next_run_at: Date | null;
  created_at: FilledTimestamp;
}

export type RunState = 'reading' | 'publishing' | 'closing' | 'done' | 'failed' | 'interrupted' | 'not-modified';

export interface ImportRunTable {
  id: Generated<number>;
  source_id: number;
  state: RunState;
  /** `host:pid:token` of the process that works on it. */
  owner: string;
  input: string;
  formats: Generated<string>;
  complete: boolean;
  counts: Jsonb<Partial<RunCounts>>;
  error: string | null;
  started_at: Date;
  alive_at: Date;
  finished_at: Date | null;
}

export interface RawTable {
  id: Generated<number>;
  source_id: number;
  external_key: string;
  hash: string;
  payload: string;
  first_seen_at: Date;
  last_seen_at: Date;
  last_run_id: number;
}

/** A record read in a run and not published yet: nothing of a feed is shown before the whole of it was read. */
export interface StagedTable {
  run_id: number;
  external_key: string;
  /** Which of the run's inputs it came from, counted from 0. */
  part: number;
  position: number;
  hash: string;
  outcome: 'new' | 'changed';
  payload: string;
  parsed: string;
}

export interface RejectedTable {
  id: Generated<number>;
  run_id: number;
  part: number;
  input: string;
  /** Counted from 1; 0 when the whole file was refused. */
  position: number;
  external_key: string | null;
  reason: string;
  detail: string;
  excerpt: string;
}

export interface AdTable {
  id: Generated<number>;
  source_id: number;
  external_key: string;
  kind: Kind;
  title: string;
  slug: string;
  description: string;
  organisation: string | null;
  place_istat: string | null;
  place_name: string | null;
  place_province: string | null;
  lat: number | null;
  lon: number | null;
  place_label: string | null;
  remote: boolean;
  contract: Contract | null;
  schedule: Schedule | null;
  hours: number | null;
  /** Weekly; both equal when the ad names one figure. */
  hours_week_min: number | null;
  hours_week_max: number | null;
  pay_min: number | null;
  pay_max: number | null;
  pay_per: PayPeriod | null;
  pay_currency: string | null;
  pay_net: boolean | null;
  agreement: string | null;
  openings: number | null;
  languages: ColumnType<AskedLanguage[] | null, string | null | undefined, string | null>;
  /** EQF, 1..8: the lowest that is enough. */
  education_level: number | null;
  /** 0: the ad says that none is needed. */
  experience_months: number | null;
  /** Calendar day, ISO. */
  starts_on: string | null;
  shifts: Shift[] | null;
  /** Which facts were read in the text, because the source has no field for them. */
  read_in_text: Readable[] | null;
  sectors: string[];
  occupation_id: number | null;
  /** Of the linker's best guess, also when it was too low to name an occupation. For imports and quality: shown to nobody. */
  occupation_confidence: number | null;
  occupation_source: Generated<OccupationSource>;
  isco: string | null;
  language: string;
  apply_url: string | null;
  published_at: Date;
  expires_at: Date | null;
  filled_at: Date | null;
  withdrawn_at: Date | null;
  /** `feed`: it left its source; such an ad comes back when the source shows it again. */
  withdrawn_by: 'feed' | 'person' | null;
  review: 'draft' | 'pending' | 'approved';
  /** Which rule sent it to review. */
  review_reason: string | null;
  fingerprint: string;
  /** Same title words, organisation and place: near duplicates are looked for among these. */
  likeness_key: string | null;
  /** 16 hex digits. */
  simhash: string | null;
  duplicate_of: number | null;
  demo: Generated<boolean>;
  applications: Generated<number>;
  change_seq: number;
  created_at: Date;
  updated_at: Date;
}

export interface AdSkillTable {
  ad_id: number;
  skill_id: number;
  essential: boolean;
  licence: boolean;
  /** Not in the ad's words: the occupation usually needs it. */
  implied: boolean;
}

export interface ChangeTable {
  id: number;
  last: number;
}

export interface ReportTable {
  id: Generated<number>;
  ad_id: number;
  reason: string;
  text: string | null;
  created_at: Date;
  handled_at: Date | null;
}

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    opportunities_source: SourceTable;
    opportunities_import_run: ImportRunTable;
    opportunities_raw: RawTable;
    opportunities_staged: StagedTable;
    opportunities_rejected: RejectedTable;
    opportunities_ad: AdTable;
    opportunities_ad_skill: AdSkillTable;
    opportunities_change: ChangeTable;
    opportunities_report: ReportTable;
  }
}
