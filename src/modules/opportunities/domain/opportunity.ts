import type { CefrLevel, Contract, Pay, Schedule, Shift } from '../../../kernel/work-terms.ts';

export {
  CEFR_LEVELS,
  type CefrLevel,
  CONTRACTS,
  type Contract,
  PAY_PERIODS,
  type Pay,
  type PayPeriod,
  SCHEDULES,
  type Schedule,
  SHIFTS,
  type Shift,
} from '../../../kernel/work-terms.ts';

/** The kinds of opportunity of the public contract (`kind` in the API). */
export const KINDS = ['job', 'internship', 'apprenticeship', 'placement', 'civil_service', 'volunteering', 'course', 'event'] as const;
export type Kind = (typeof KINDS)[number];

/** What told an ad's occupation: its title, its source's code or qualification, its text. `none`: nothing told it well enough. */
export type OccupationSource = 'title' | 'hint' | 'text' | 'none';

/** A language that an ad asks for. */
export interface AskedLanguage {
  /** ISO 639-1: "en". */
  readonly lang: string;
  /** null: the ad names the language and no level. */
  readonly level: CefrLevel | null;
  /** false: it would only be welcome. */
  readonly essential: boolean;
}

/** A driving licence or another permit, in the words of taxonomy's `Licence`. */
export interface AskedLicence {
  readonly licence: string;
  readonly essential: boolean;
}

/** When the work begins: at once, or in a month or on a day whose year may be left to the reader. */
export type StartWish =
  | { readonly immediate: true }
  | { readonly immediate: false; readonly year: number | null; readonly month: number; readonly day: number | null };

/** What an ad may say in its text when its source has no field for it; names of `AdRecord`. */
export const READABLE = [
  ...(['contract', 'schedule', 'hours', 'pay', 'agreement', 'licences'] as const),
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
  /** Weekly hours when stated as one figure. */
  readonly hours: number | null;
  /** Weekly hours as a range. */
  readonly hoursWeek: { readonly min: number; readonly max: number } | null;
  readonly pay: Pay | null;
  /** National collective agreement (CCNL) when stated. */
  readonly agreement: string | null;
  readonly openings: number | null;
  readonly licences: readonly AskedLicence[];
  readonly languages: readonly AskedLanguage[];
  /** EQF, the lowest that is enough. */
  readonly educationLevel: number | null;
  readonly experienceMonths: number | null;
  readonly start: StartWish | null;
  readonly shifts: readonly Shift[];
  /** Facts that no field of the source held and the text says. */
  readonly readInText: readonly Readable[];
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
