import { romeDaysBetween } from '../../../kernel/rome-time.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { formatDate, formatDay, formatDistance, formatMoney, formatNumber } from '../../../platform/i18n/format.ts';
import type { Contract, Kind, Pay, Schedule } from '../domain/opportunity.ts';
import type { AdRecord } from '../store/ad-record.ts';
import { texts } from '../texts.ts';

/** What people look for first in an ad, as sentences in one language. */
export interface AdFacts {
  readonly kind: string;
  readonly what: string;
  readonly who: string;
  readonly where: string;
  /** "non indicata" in words when the ad says nothing. */
  readonly pay: string;
  readonly contract: string;
  readonly published: string;
  /** null: no expiry, or already closed. */
  readonly expires: string | null;
}

type Shown = Pick<
  AdRecord,
  | 'kind'
  | 'title'
  | 'organisation'
  | 'place'
  | 'placeLabel'
  | 'remote'
  | 'pay'
  | 'contract'
  | 'schedule'
  | 'hours'
  | 'hoursWeek'
  | 'publishedAt'
  | 'expiresAt'
  | 'status'
>;

/** The facts of an ad for lists and pages. `distanceKm` from where the person is, when known. */
export function adFacts(ad: Shown, locale: Locale, now: Date, distanceKm: number | null = null): AdFacts {
  const t = texts(locale);
  return {
    kind: kindText(ad.kind, locale),
    what: ad.title,
    who: ad.organisation ?? t('ad.organisation.unknown'),
    where: placeText(ad, locale, distanceKm),
    pay: payText(ad.pay, locale),
    contract: contractText(ad, locale),
    published: publishedText(ad.publishedAt, now, locale),
    expires: ad.status === 'published' && ad.expiresAt !== null ? expiresText(ad.expiresAt, now, locale) : null,
  };
}

export function kindText(kind: Kind, locale: Locale): string {
  return texts(locale)(`kind.${kind}`);
}

export function contractName(contract: Contract, locale: Locale): string {
  return texts(locale)(`contract.${contract}`);
}

export function scheduleName(schedule: Schedule, locale: Locale): string {
  return texts(locale)(`schedule.${schedule}`);
}

/** "Tempo determinato, part-time, 24 ore alla settimana", or that the ad does not say. */
export function contractText(ad: Pick<AdRecord, 'contract' | 'schedule' | 'hours' | 'hoursWeek'>, locale: Locale): string {
  const t = texts(locale);
  const parts = [
    ad.contract === null ? t('contract.unknown') : contractName(ad.contract, locale),
    ad.schedule === null ? null : scheduleName(ad.schedule, locale).toLocaleLowerCase(locale),
    hoursText(ad, locale),
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function hoursText({ hours, hoursWeek }: Pick<AdRecord, 'hours' | 'hoursWeek'>, locale: Locale): string | null {
  const t = texts(locale);
  if (hours !== null) return t('ad.hours', { hours: formatNumber(hours, locale, 1) });
  if (hoursWeek === null) return null;
  return t('ad.hours.range', { min: formatNumber(hoursWeek.min, locale, 1), max: formatNumber(hoursWeek.max, locale, 1) });
}

/** "24.000–28.000 € lordi l'anno", or that pay is not stated. */
export function payText(pay: Pay | null, locale: Locale): string {
  const t = texts(locale);
  if (pay === null) return t('pay.unknown');
  const money = (value: number) => formatMoney(value, locale, knownCurrency(pay.currency));
  const { min, max } = pay;
  const amount =
    min !== null && max !== null
      ? min === max
        ? money(min)
        : t('pay.between', { min: money(min), max: money(max) })
      : min !== null
        ? t('pay.from', { min: money(min) })
        : t('pay.upto', { max: money(max ?? 0) });
  return t(pay.net ? 'pay.net' : 'pay.gross', { amount, per: t(`pay.per.${pay.per}`) });
}

/** Feeds hold currencies that no formatter knows; euro would be a lie, so the sign for "some currency" stands instead. */
function knownCurrency(code: string): string {
  return /^[A-Z]{3}$/.test(code) ? code : 'XXX';
}

/** Ads know their comune, not their street: nearer than this the figure would say nothing. */
const SAME_PLACE_KM = 0.5;

/** "Cremona (CR), a 3,2 km", with what is done from home. */
export function placeText(ad: Pick<AdRecord, 'place' | 'placeLabel' | 'remote'>, locale: Locale, distanceKm: number | null = null): string {
  const t = texts(locale);
  const place = ad.place === null ? ad.placeLabel : `${ad.place.name} (${ad.place.province})`;
  if (place === null) return t(ad.remote ? 'place.remote' : 'place.unknown');
  const near =
    distanceKm === null || distanceKm < SAME_PLACE_KM
      ? place
      : t('place.distance', { place, distance: formatDistance(distanceKm, locale) });
  return ad.remote ? t('place.also-remote', { place: near }) : near;
}

export function publishedText(at: Date, now: Date, locale: Locale): string {
  const t = texts(locale);
  if (isNear(now, at)) return t('ad.published.near', { day: formatDay(at, now, locale) });
  return t('ad.published.date', { day: formatDate(at, locale) });
}

/** `expiresAt` is the first instant at which the ad is no longer valid: the last valid day is the one before. */
export function expiresText(expiresAt: Date, now: Date, locale: Locale): string {
  const t = texts(locale);
  const last = new Date(expiresAt.getTime() - 1);
  if (isNear(now, last)) return t('ad.expires.near', { day: formatDay(last, now, locale) });
  return t('ad.expires.date', { day: formatDate(last, locale) });
}

function isNear(now: Date, day: Date): boolean {
  return Math.abs(romeDaysBetween(now, day)) <= 7;
}
