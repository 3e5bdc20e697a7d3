import { ROME, romeDaysBetween } from '../../kernel/rome-time.ts';
import type { Locale } from './catalogue.ts';

const TAGS: Record<Locale, string> = { it: 'it-IT', en: 'en-GB' };
const cache = new Map<string, unknown>();
const HOUR_MS = 3_600_000;
/** Texts kept, of each kind: days and sums of money repeat from card to card and from page to page. */
const MOST_TEXTS = 2000;

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
  const kind = `m${locale}${currency}${digits}`;
  return text(kind, value, () => cached(kind, make).format(value));
}

/** "21 novembre 2026", in Rome. */
export function formatDate(instant: Date, locale: Locale): string {
  const kind = `d${locale}`;
  const make = () => new Intl.DateTimeFormat(TAGS[locale], { dateStyle: 'long', timeZone: ROME });
  // In Rome days begin with a whole hour of UTC (since 1893).
  return text(kind, Math.floor(instant.getTime() / HOUR_MS), () => cached(kind, make).format(instant));
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

/** What `write` makes of the value, from memory when it was written not long ago. */
function text(kind: string, value: number, write: () => string): string {
  const texts = cached(`texts of ${kind}`, () => new Map<number, string>());
  const known = texts.get(value);
  if (known !== undefined) return known;
  if (texts.size === MOST_TEXTS) texts.clear();
  const written = write();
  texts.set(value, written);
  return written;
}

function cached<T>(key: string, make: () => T): T {
  const known = cache.get(key) as T | undefined;
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}
