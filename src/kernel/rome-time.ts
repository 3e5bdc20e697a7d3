import { Temporal } from 'temporal-polyfill';

export const ROME = 'Europe/Rome';

/** The calendar day in Rome of an instant. */
export function romeDate(instant: Date): Temporal.PlainDate {
  return toZoned(instant).toPlainDate();
}

/** The wall clock in Rome of an instant, "09:05". */
export function romeClock(instant: Date): string {
  return toZoned(instant).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The first instant of a day in Rome, as a Date. Days of 23 and 25 hours (last Sunday of March and October) come out right. */
export function startOfRomeDay(day: Temporal.PlainDate | string): Date {
  const date = Temporal.PlainDate.from(day);
  return new Date(date.toZonedDateTime(ROME).epochMilliseconds);
}

/** The instant at which an ad valid "until day X included" stops being valid: midnight in Rome at the end of that day. */
export function endOfRomeDay(day: Temporal.PlainDate | string): Date {
  return startOfRomeDay(Temporal.PlainDate.from(day).add({ days: 1 }));
}

/** The instant of a wall-clock time in Rome, `2026-03-29T02:30:00`; in the hour that spring skips, the hour after it; in the one autumn repeats, the first. */
export function romeInstant(local: string): Date {
  return new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(ROME, { disambiguation: 'compatible' }).epochMilliseconds);
}

/** Whole calendar days in Rome from one instant to another (negative when `to` is earlier). */
export function romeDaysBetween(from: Date, to: Date): number {
  return romeDayNumber(to) - romeDayNumber(from);
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Before 1900 clocks in Rome were not whole hours away from UTC. */
const WHOLE_HOURS_SINCE = Date.UTC(1900, 0, 1);
const MOST_HOURS = 20_000;
const dayOfHour = new Map<number, number>();

/** Days since 1970 of the calendar day in Rome. An hour of UTC lies in one day of Rome, and lists ask for the same few hours again and again. */
function romeDayNumber(instant: Date): number {
  const time = instant.getTime();
  const hour = Math.floor(time / HOUR_MS);
  const known = dayOfHour.get(hour);
  if (known !== undefined) return known;
  const { year, month, day } = romeDate(instant);
  // Not Date.UTC: it takes the years 0 to 99 for 1900 to 1999.
  const number = Math.round(new Date(0).setUTCFullYear(year, month - 1, day) / DAY_MS);
  if (time < WHOLE_HOURS_SINCE) return number;
  if (dayOfHour.size >= MOST_HOURS) dayOfHour.clear();
  dayOfHour.set(hour, number);
  return number;
}

function toZoned(instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ROME);
}
