import { Temporal } from 'temporal-polyfill';

/** Whom the service is for, in completed years. Laws fix them, so administrators change them: `agesInForce`. */
export interface Ages {
  /** Below it, somebody cannot have an account: they cannot consent to a service of this kind. */
  readonly minimum: number;
  /** Below it, the profile is protected. */
  readonly adult: number;
  /** The last year of age: beyond it other offices are the right ones. */
  readonly maximum: number;
}

const OLDEST_CREDIBLE = 120;

export type AgeBand = 'child' | 'minor' | 'youth' | 'older';

/** Completed years on a day. Who was born on 29 February completes a year on 1 March when there is no 29 February. */
export function ageOn(birth: Temporal.PlainDate | string, day: Temporal.PlainDate): number {
  return Temporal.PlainDate.from(birth).until(day, { largestUnit: 'years' }).years;
}

/** What an age means here, on a day in Rome. */
export function ageBand(birth: Temporal.PlainDate | string, day: Temporal.PlainDate, { minimum, adult, maximum }: Ages): AgeBand {
  const age = ageOn(birth, day);
  if (age < minimum) return 'child';
  if (age < adult) return 'minor';
  return age <= maximum ? 'youth' : 'older';
}

export type BirthDateProblem = 'birth.required' | 'birth.not-a-day' | 'birth.future' | 'birth.too-old';

/** Three typed numbers → an ISO day, or the text key of what is wrong. `today` is the day in Rome. */
export function readBirthDate(
  typed: { readonly day: string; readonly month: string; readonly year: string },
  today: Temporal.PlainDate,
): { readonly date: string } | { readonly problem: BirthDateProblem } {
  const { day, month, year } = typed;
  if (!day && !month && !year) return { problem: 'birth.required' };
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return { problem: 'birth.not-a-day' };
  const date = plainDate(Number(year), Number(month), Number(day));
  if (!date) return { problem: 'birth.not-a-day' };
  if (Temporal.PlainDate.compare(date, today) > 0) return { problem: 'birth.future' };
  return ageOn(date, today) > OLDEST_CREDIBLE ? { problem: 'birth.too-old' } : { date: date.toString() };
}

function plainDate(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}
