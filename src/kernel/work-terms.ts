/** The words in which ads, profiles and CVs speak of the conditions of work. */

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

/** When one works, beside how long: shifts and unusual times that an ad names. */
export const SHIFTS = ['shifts', 'night', 'weekend', 'holidays', 'evening', 'split', 'round_the_clock'] as const;
export type Shift = (typeof SHIFTS)[number];
