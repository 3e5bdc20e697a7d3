import { ROME, romeDaysBetween } from '../../kernel/rome-time.ts';
import type { Locale } from './catalogue.ts';

const TAGS: Record<Locale, string> = { it: 'it-IT', en: 'en-GB' };
const cache = new Map<string, unknown>();

/** "1.234" / "1,234". */
export function formatNumber(value: number, locale: Locale, maximumFractionDigits = 0): string {
  return cached(
    `n${locale}${maximumFractionDigits}`,
    () => new Intl.NumberFormat(TAGS[locale], { maximumFractionDigits, useGrouping: true }),
  ).format(value);
}

/** "24.000 €", with cents only when there are any. */
export function formatMoney(value: number, locale: Locale, currency = 'EUR'): string {
  const digits = Number.isInteger(value) ? 0 : 2;
  const make = () =>
    new Intl.NumberFormat(TAGS[locale], {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: true,
    });
  return cached(`m${locale}${currency}${digits}`, make).format(value);
}

/** "21 novembre 2026", in Rome. */
export function formatDate(instant: Date, locale: Locale): string {
  return cached(`d${locale}`, () => new Intl.DateTimeFormat(TAGS[locale], { dateStyle: 'long', timeZone: ROME })).format(instant);
}

/** "21 novembre 2026 alle ore 10:00", in Rome. */
export function formatMoment(instant: Date, locale: Locale): string {
  const make = () => new Intl.DateTimeFormat(TAGS[locale], { dateStyle: 'long', timeStyle: 'short', timeZone: ROME });
  return cached(`t${locale}`, make).format(instant);
}

/** "oggi", "ieri", "domani", "tra 3 giorni" within a week of now; the full date otherwise. */
export function formatDay(instant: Date, now: Date, locale: Locale): string {
  const days = romeDaysBetween(now, instant);
  if (Math.abs(days) > 7) return formatDate(instant, locale);
  return cached(`r${locale}`, () => new Intl.RelativeTimeFormat(TAGS[locale], { numeric: 'auto' })).format(days, 'day');
}

/** "12 km", "850 m". */
export function formatDistance(km: number, locale: Locale): string {
  if (km < 1) return `${formatNumber(Math.round(km * 10) * 100, locale)} m`;
  return `${formatNumber(km, locale, km < 10 ? 1 : 0)} km`;
}

function cached<T>(key: string, make: () => T): T {
  const known = cache.get(key) as T | undefined;
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}
