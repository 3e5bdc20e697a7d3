import type { Generated } from 'kysely';
import type { Jsonb } from '../../../platform/db/tables.ts';

/** What the PostgreSQL path knows of an ad that can be found: the same facts as the index in memory. */
export interface AdTextTable {
  ad_id: number;
  kind: string;
  contract: string | null;
  schedule: string | null;
  province: string | null;
  sectors: string[];
  occupation_id: number | null;
  lat: number | null;
  lon: number | null;
  /** Whole gross euros a year. */
  pay_min: number | null;
  pay_max: number | null;
  published_at: Date;
  expires_at: Date | null;
  applications: number;
  isco: string | null;
  /** Whole numbers, see engine/match/interests.ts; null: unknown, or all equal. */
  riasec: number[] | null;
  licences: number[];
  /** Essential languages, each with the rung it asks: "en4" is English from B2. */
  languages: string[];
  hours_min: number | null;
  hours_max: number | null;
  starts_on: Date | null;
  /** Sum of the weights of its skills. */
  asked_weight: number;
  /** Searchable words per field. */
  title_length: number;
  about_length: number;
  body_length: number;
  /** tsvector made by us: "s" + stem and "f" + word, see sql/ad-words.ts. */
  lexemes: string;
}

/** A skill that an ad asks, once: weight 2 when essential, else 1. */
export interface AdSkillTable {
  skill_id: number;
  ad_id: number;
  weight: number;
}

/** An ad as the index takes it: see `encodeFacts`. Only of the engine version and taxonomy that the setting `matching.prepared` names. */
export interface PreparedAdTable {
  ad_id: number;
  document: string;
  /** Numbers of `matching_word`. */
  words: number[];
}

/** A word of prepared ads, folded. A number never comes back with another word. */
export interface WordTable {
  number: Generated<number>;
  word: string;
}

/** Answers kept behind a link: no name, no address, no text of the person's own. */
export interface SavedProfileTable {
  token: string;
  answers: Jsonb<unknown>;
  created_at: Date;
  expires_at: Date;
}

/** Searches that found nothing, by day and words; no visitor, no address. */
export interface EmptySearchTable {
  /** In Rome, YYYY-MM-DD. */
  day: string;
  /** Folded, see words-to-count.ts. */
  words: string;
  count: number;
}

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    matching_ad_skill: AdSkillTable;
    matching_ad_text: AdTextTable;
    matching_prepared_ad: PreparedAdTable;
    matching_word: WordTable;
    matching_saved_profile: SavedProfileTable;
    matching_empty_search: EmptySearchTable;
  }
}
