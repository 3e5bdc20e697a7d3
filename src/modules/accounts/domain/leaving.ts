const DAY_MS = 86_400_000;

/** So long before the erasure a mail says it again. */
export const REMIND_DAYS = 3;
/** An account without sign-in for so long is closed after a warning. */
export const UNUSED_MONTHS = 24;
export const UNUSED_GRACE_DAYS = 30;
/** How long the copy of one's data can be downloaded. */
export const COPY_DAYS = 7;

export function daysAfter(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY_MS);
}

/** The last instant at which an account must have been used not to count as unused now. */
export function unusedSince(now: Date): Date {
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - UNUSED_MONTHS);
  return since;
}

/** Five years of birth, as statistics keep it: "2005-2009". */
export function birthBand(birthDate: string | null): string {
  const year = Number(birthDate?.slice(0, 4));
  if (!Number.isInteger(year) || year < 1900) return '';
  const first = year - (year % 5);
  return `${first}-${first + 4}`;
}
