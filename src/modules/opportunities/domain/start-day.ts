import { Temporal } from 'temporal-polyfill';
import type { StartWish } from './opportunity.ts';

/** A start so long before publication is somebody else's, or an old text. */
const MOST_DAYS_BEFORE = 60;

/** The day on which the work begins: "at once" is the day of publication, a day without year the next one there is. ISO, null for nonsense. */
export function startDay(wish: StartWish | null, published: Temporal.PlainDate): string | null {
  if (wish === null) return null;
  if (wish.immediate) return published.toString();
  const on = (year: number) => Temporal.PlainDate.from({ year, month: wish.month, day: wish.day ?? 1 });
  const year = wish.year ?? nextYear(wish, published);
  const day = on(year);
  return Temporal.PlainDate.compare(day, published.subtract({ days: MOST_DAYS_BEFORE })) < 0 ? null : day.toString();
}

/** The year of publication, or the next one when the month is over. */
function nextYear(wish: Extract<StartWish, { immediate: false }>, published: Temporal.PlainDate): number {
  return wish.month < published.month ? published.year + 1 : published.year;
}
