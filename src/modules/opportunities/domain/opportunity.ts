/** The kinds of opportunity of the public contract (`kind` in the API). */
export const KINDS = ['job', 'internship', 'apprenticeship', 'placement', 'civil_service', 'volunteering', 'course', 'event'] as const;
export type Kind = (typeof KINDS)[number];

/** Contract types of Italian law, in the words of the API. `null` elsewhere means "not stated". */
export const CONTRACTS = [
  'permanent',
  'fixed_term',
  'apprenticeship',
  'internship',
  'agency',
  'on_call',
  'seasonal',
  'collaboration',
  'self_employed',
  'occasional',
  'civil_service',
  'volunteering',
] as const;
export type Contract = (typeof CONTRACTS)[number];

export const SCHEDULES = ['full_time', 'part_time', 'flexible'] as const;
export type Schedule = (typeof SCHEDULES)[number];

export const PAY_PERIODS = ['hour', 'day', 'week', 'month', 'year'] as const;
export type PayPeriod = (typeof PAY_PERIODS)[number];

/** Pay as stated, never guessed: gross unless `net` is true; amounts in euro unless `currency` says otherwise. */
export interface Pay {
  readonly min: number | null;
  readonly max: number | null;
  readonly per: PayPeriod;
  readonly currency: string;
  readonly net: boolean;
}

/** Levels of the Common European Framework of Reference for Languages. */
export const CEFR_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;
export type CefrLevel = (typeof CEFR_LEVELS)[number];

/** A language that an ad asks for. */
export interface AskedLanguage {
  /** ISO 639-1: "en". */
  readonly lang: string;
  /** null: the ad names the language and no level. */
  readonly level: CefrLevel | null;
  /** false: it would only be welcome. */
  readonly essential: boolean;
}

/** When one works, beside how long: shifts and unusual times that an ad names. */
export const SHIFTS = ['shifts', 'night', 'weekend', 'holidays', 'evening', 'split', 'round_the_clock'] as const;
export type Shift = (typeof SHIFTS)[number];

/** What an ad may say in its text when its source has no field for it; names of `AdRecord`. */
export const READABLE = [
  ...(['contract', 'schedule', 'hours', 'pay', 'agreement'] as const),
  ...(['languages', 'educationLevel', 'experienceMonths', 'startsOn', 'shifts'] as const),
] as const;
export type Readable = (typeof READABLE)[number];

/** Where the work is, as the source says it. It becomes an ISTAT code during normalisation. */
export interface PlaceHint {
  readonly name?: string;
  readonly province?: string;
  readonly region?: string;
  readonly postcode?: string;
  readonly country?: string;
  readonly street?: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly remote?: boolean;
}

/** One ad as read from a feed: plain text, nothing looked up yet. */
export interface ParsedAd {
  /** The source's own identifier; stable between two reads of the feed. */
  readonly externalKey: string;
  readonly kind: Kind;
  readonly title: string;
  /** Plain text, paragraphs separated by a blank line, list items as lines starting with "- ". */
  readonly description: string;
  readonly organisation: string | null;
  readonly place: PlaceHint;
  readonly contract: Contract | null;
  readonly schedule: Schedule | null;
  /** Weekly hours when stated. */
  readonly hours: number | null;
  readonly pay: Pay | null;
  /** National collective agreement (CCNL) when stated. */
  readonly agreement: string | null;
  readonly openings: number | null;
  /** The source's occupation code or name, when it gives one (ISCO, ESCO URI, official qualification). */
  readonly occupationHint: string | null;
  readonly language: string | null;
  readonly publishedAt: Date | null;
  /** First instant at which the ad is no longer valid. */
  readonly expiresAt: Date | null;
  /** https link to apply or to the original ad. */
  readonly applyUrl: string | null;
}

/** What a feed reader yields, in feed order: an ad with its raw record, or a record that could not become one. */
export type FeedItem =
  | { readonly type: 'ad'; readonly position: number; readonly ad: ParsedAd; readonly raw: unknown }
  | {
      readonly type: 'rejected';
      readonly position: number;
      readonly externalKey: string | null;
      /** Short stable code: `missing-title`, `invalid-json`, `too-large`, … */
      readonly reason: string;
      readonly detail: string;
      /** At most 500 characters of the record, for the source's owner. */
      readonly excerpt: string;
    };
