import { Temporal } from 'temporal-polyfill';

export const ROME = 'Europe/Rome';

/** The calendar day in Rome of an instant. */
export function romeDate(instant: Date): Temporal.PlainDate {
  return toZoned(instant).toPlainDate();
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
  return romeDate(from).until(romeDate(to), { largestUnit: 'days' }).days;
}

function toZoned(instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ROME);
}
