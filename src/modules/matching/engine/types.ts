import type { LatLon } from '../../../kernel/geo.ts';

/** RIASEC interests, each 0..1: Realistic, Investigative, Artistic, Social, Enterprising, Conventional (Holland). */
export type RiasecLetter = 'R' | 'I' | 'A' | 'S' | 'E' | 'C';
export type Interests = Readonly<Record<RiasecLetter, number>>;
/** The same six numbers in the order R, I, A, S, E, C. */
export type RiasecVector = readonly [number, number, number, number, number, number];

/** Levels of the Common European Framework of Reference for Languages, lowest first. */
export const CEFR = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;
export type CefrLevel = (typeof CEFR)[number];

/** A language by its ISO 639-1 code. An ad without a level is content with any. */
export interface AskedLanguage {
  readonly code: string;
  readonly level: CefrLevel | null;
}

/** Hours a week, both ends included. */
export interface HoursRange {
  readonly min: number;
  readonly max: number;
}

/** One published ad, as the index needs it. Times in ms since 1970, pay in gross euro a year, ids are taxonomy concept ids. */
export interface AdDocument {
  readonly id: number;
  /** Changes whenever the ad does; only to compare the index with where its ads come from. */
  readonly version?: number;
  readonly kind: string;
  readonly title: string;
  readonly body: string;
  readonly organisation: string;
  /** Titles of the linked occupation (any languages): searched with the organisation's weight. */
  readonly occupationText?: string;
  /** ISTAT code of the comune, its name, the province's sigla ("CR"). The name is searched too. */
  readonly place: { readonly istat: string; readonly name: string; readonly province: string } | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly contract: string | null;
  readonly schedule: string | null;
  readonly sectors: readonly string[];
  readonly occupation: number | null;
  /** ISCO-08 code, 1 to 4 digits. */
  readonly isco: string | null;
  readonly skills: readonly { readonly id: number; readonly essential: boolean }[];
  /** Interests of the occupation. */
  readonly riasec: RiasecVector | null;
  /** Skill ids of the licences that the ad demands. */
  readonly licences: readonly number[];
  /** null: the ad does not say. */
  readonly hoursWeek: HoursRange | null;
  /** Only essential ones can keep anybody out. */
  readonly languages: readonly (AskedLanguage & { readonly essential: boolean })[];
  /** Start, in Rome, of the first day of work; null: the ad does not say. */
  readonly startsOn: number | null;
  /** Rounded to whole euros when indexed. */
  readonly payYear: { readonly min: number; readonly max: number } | null;
  readonly publishedAt: number;
  /** First instant at which the ad is no longer shown; null when it has none. */
  readonly expiresAt: number | null;
  readonly applications: number;
  readonly language: string;
}

export type SearchSort = 'relevance' | 'date' | 'distance' | 'pay';
export type FacetName = 'kind' | 'contract' | 'schedule' | 'sector' | 'province';

/** Filters are "any of"; an absent or empty list does not filter. An ad that lacks the filtered value does not pass. */
export interface SearchQuery {
  readonly text?: string;
  /** Groups: the first entry is a word or phrase of the query, the others are what may stand for it. */
  readonly synonyms?: readonly (readonly string[])[];
  readonly kinds?: readonly string[];
  readonly contracts?: readonly string[];
  readonly schedules?: readonly string[];
  readonly sectors?: readonly string[];
  readonly occupations?: readonly number[];
  readonly provinces?: readonly string[];
  readonly near?: LatLon;
  /** Filters only together with `near`; ads without a position do not pass. */
  readonly radiusKm?: number;
  /** Passes when the upper end of the ad's pay reaches it. */
  readonly payYearMin?: number;
  readonly publishedSince?: number;
  readonly sort: SearchSort;
  /** Only ads that come after this place, in this order; `offset` counts from there. Totals and facets stay those of the whole search. */
  readonly after?: SearchAfter;
  readonly offset: number;
  readonly limit: number;
}

/** A place in an answer: an ad by all that ads are ordered by. Ads that come or go elsewhere do not move it. */
export interface SearchAfter {
  /** The relevance, minus the distance in km (null: the ad is nowhere), the lowest pay, or the instant it was published, as sorted. */
  readonly key: number | null;
  readonly applications: number;
  /** ms since 1970. */
  readonly publishedAt: number;
  readonly id: number;
  /** How many of the query's words an ad had to hold. */
  readonly required: number;
}

export interface SearchHit {
  readonly id: number;
  /** BM25F relevance, 0 without text: comparable inside one answer only. */
  readonly score: number;
  readonly distanceKm: number | null;
  /** The words of the query that this ad holds, as typed (folded). */
  readonly matched: readonly string[];
}

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

export interface SearchResult {
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** Disjunctive: each facet is counted without its own filter. Most frequent first, then by value. */
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
  /** The query with its unknown words corrected; never one that finds nothing. */
  readonly didYouMean: string | null;
  /** Larger radii that find more; only with `near` and `radiusKm` and few results. */
  readonly widerRadius: readonly { readonly radiusKm: number; readonly total: number }[];
  /** True when no ad holds all the words, so that some were allowed to miss. */
  readonly relaxed: boolean;
  /** The place of the last hit when others follow it, for `SearchQuery.after`. */
  readonly next: SearchAfter | null;
}

/** 1 basic, 2 good, 3 excellent; not said counts as 3. */
export type SkillLevel = 1 | 2 | 3;

/** How we know of a skill: it is told in the explanation and never weighs, or whoever could not afford a certificate would lose points. */
export type SkillSource = 'declared' | 'tested' | 'certified' | 'experience';

export interface ProfileSkill {
  readonly id: number;
  readonly level?: SkillLevel;
  /** Not said counts as declared. */
  readonly source?: SkillSource;
}

/** Ways to travel, slowest first. */
export const TRAVEL_MODES = ['foot', 'bicycle', 'public_transport', 'car'] as const;
export type TravelMode = (typeof TRAVEL_MODES)[number];

/** At most so many minutes, one way. */
export interface TravelLimit {
  readonly mode: TravelMode;
  readonly minutes: number;
}

/** What a person can do, likes and wants. Age, sex, origin, health and the like have no place here, by law and by type. */
export interface MatchProfile {
  readonly skills: readonly ProfileSkill[];
  readonly occupations: readonly { readonly id?: number; readonly isco?: string }[];
  readonly interests: Interests | null;
  readonly near: LatLon | null;
  /** Hard limit when `near` is known; ads without a position do not pass. */
  readonly radiusKm: number | null;
  /** The same limit said in minutes: when it is there, `radiusKm` is not looked at. */
  readonly travel?: TravelLimit | null;
  /** Hard limit when not empty. */
  readonly contracts: readonly string[];
  /** A wish: it gives points, it excludes nothing. */
  readonly schedules?: readonly string[];
  /** Licences the person holds: an ad that demands another one does not pass. */
  readonly licences: readonly number[];
  /** Hard limit when not empty. */
  readonly kinds?: readonly string[];
  /** Occupations the person does not want: ads linked to them do not pass, whatever else is wished. */
  readonly refusedOccupations?: readonly number[];
  /** ISCO-08 groups (1 to 4 digits) the person does not want, with all that is below them. */
  readonly refusedIsco?: readonly string[];
  /** Hours a week that suit: an ad that states hours and none of these does not pass; `only`: nor does one that states none. */
  readonly hours?: (HoursRange & { readonly only?: boolean }) | null;
  /** Hard limit when not empty: an ad for which another language, or a higher level, is essential does not pass. */
  readonly languages?: readonly { readonly code: string; readonly level: CefrLevel }[];
  /** An ad whose work starts earlier does not pass; one that does not say, passes. */
  readonly availableFrom?: number | null;
  readonly limit: number;
}

interface Part<Name extends string, Details> {
  readonly name: Name;
  /** Integer 0..max. */
  readonly points: number;
  /** Integer; the maxima of the parts of one answer sum to 100. */
  readonly max: number;
  readonly details: Details;
}

/** Why an ad got its points, with the values that a sentence needs. */
export type MatchPart =
  | Part<
      'skills',
      {
        readonly matched: readonly number[];
        /** How we know of each of `matched`, in its order. */
        readonly sources: readonly SkillSource[];
        readonly missingEssential: readonly number[];
        readonly missingOptional: readonly number[];
      }
    >
  /** `digits`: how many leading ISCO digits are shared with the nearest wanted occupation (0..4), or 'same' for the same occupation. */
  | Part<'occupation', { readonly digits: number | 'same'; readonly occupation: number | null; readonly isco: string | null }>
  /** `similarity` -1..1 (null: the ad's interests are unknown); `shared`: letters above the own average on both sides. */
  | Part<'interests', { readonly similarity: number | null; readonly shared: readonly RiasecLetter[] }>
  /** `travel`: estimated minutes to get there, when the limit was said in minutes and the place is known. */
  | Part<'distance', { readonly km: number | null; readonly reachKm: number; readonly travel: TravelLimit | null }>
  /** null: nothing was wished; false: another one, or the ad does not say. */
  | Part<
      'contract',
      {
        readonly contract: string | null;
        readonly contractWished: boolean | null;
        readonly schedule: string | null;
        readonly scheduleWished: boolean | null;
        readonly hours: HoursRange | null;
        readonly hoursWished: boolean | null;
      }
    >
  | Part<'recency', { readonly days: number }>;

export interface MatchItem {
  readonly id: number;
  /** Integer 0..100, exactly the sum of the points of `parts`. */
  readonly score: number;
  /** Only parts on which the profile says something (and recency, always). */
  readonly parts: readonly MatchPart[];
  /** Essential skills of the ad that the profile lacks. */
  readonly missing: readonly number[];
  /** Languages essential for the ad that the profile lacks, does not mention, or has at a lower level. */
  readonly missingLanguages: readonly AskedLanguage[];
}

/**
 * `value`: concept id of the licence or skill, the new radius in km or travel time in minutes, the contract to accept as well, the
 * language to know (at `level`), the hours a week to accept as well (or `unstated`: also ads that do not say their hours).
 */
export type ProfileChange =
  | { readonly type: 'licence' | 'skill' | 'radius' | 'travel'; readonly value: number }
  | { readonly type: 'contract'; readonly value: string }
  | { readonly type: 'language'; readonly value: string; readonly level: CefrLevel }
  | { readonly type: 'hours'; readonly value: number | 'unstated' };

export interface MatchResult {
  /** Active ads that the profile was compared with. */
  readonly evaluated: number;
  /** Ads that passed the hard limits and have some evidence. */
  readonly total: number;
  readonly items: readonly MatchItem[];
  /** At most three, the one that opens most ads first; at most one of each type. */
  readonly whatWouldChange: readonly { readonly change: ProfileChange; readonly opens: number }[];
}

/** `radius` stands for the travel time too, `refused` for an occupation the person does not want, `start` for a first day too early. */
export type MatchBlock =
  | ('expired' | 'kind' | 'contract' | 'licence' | 'radius')
  | ('refused' | 'hours' | 'language' | 'start')
  | 'evidence';

/** One ad against one profile, also when the ad is not among the matches: `blockedBy` says why. */
export interface MatchExplanation {
  readonly item: MatchItem;
  readonly blockedBy: readonly MatchBlock[];
  readonly missingLicences: readonly number[];
}
