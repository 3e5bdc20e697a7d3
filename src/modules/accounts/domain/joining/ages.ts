import { Temporal } from 'temporal-polyfill';

/** Below this, somebody cannot have an account: consent to a service of this kind begins at 14 in Italy (d.lgs. 196/2003, art. 2-quinquies). */
export const YOUNGEST = 14;
export const ADULT = 18;
/** The service is for people up to 34: from the 35th birthday other offices are the right ones. */
export const OLDEST = 34;
const OLDEST_CREDIBLE = 120;

export type AgeBand = 'child' | 'minor' | 'youth' | 'older';

/** Completed years on a day. Who was born on 29 February completes a year on 1 March when there is no 29 February. */
export function ageOn(birth: Temporal.PlainDate | string, day: Temporal.PlainDate): number {
  return Temporal.PlainDate.from(birth).until(day, { largestUnit: 'years' }).years;
}

/** What an age means here, on a day in Rome. */
export function ageBand(birth: Temporal.PlainDate | string, day: Temporal.PlainDate): AgeBand {
  const age = ageOn(birth, day);
  if (age < YOUNGEST) return 'child';
  if (age < ADULT) return 'minor';
  return age <= OLDEST ? 'youth' : 'older';
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
