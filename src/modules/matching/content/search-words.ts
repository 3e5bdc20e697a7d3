import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { formatDate, formatMoney } from '../../../platform/i18n/format.ts';
import { type Contract, contractName, type Kind, kindText, type Schedule, scheduleName } from '../../opportunities/api.ts';
import { EVERYTHING, FACETS, type Facet, type SearchRequest, sinceInstant } from '../domain/search-request.ts';
import type { FoundAds } from '../store/find-ads.ts';
import { texts } from '../texts.ts';

/** "128 opportunità per «cameriere» vicino a Cremona". */
export function searchSentence(found: FoundAds, locale: Locale): string {
  const t = texts(locale);
  const { request, place, occupation, result } = found;
  const parts = [
    result.total === 0 ? t('search.none') : t('search.total', { n: result.total }),
    request.q ? t('search.for', { q: request.q }) : '',
    occupation ? t('search.as', { occupation: occupation.label(locale) }) : '',
    place ? t('search.near', { place: place.place?.name ?? place.label }) : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** The name of a value of a filter, for people. */
export function facetLabel(found: FoundAds, facet: Facet, value: string, locale: Locale): string {
  switch (facet) {
    case 'kind':
      return kindText(value as Kind, locale);
    case 'contract':
      return contractName(value as Contract, locale);
    case 'schedule':
      return scheduleName(value as Schedule, locale);
    case 'sector':
      return (
        found.taxonomy
          .sectors()
          .find(({ id }) => id === value)
          ?.label(locale) ?? value
      );
    case 'province':
      return found.gazetteer.provinces().find(({ sigla }) => sigla === value)?.name ?? value;
  }
}

/** A filter in use: its name, and the search without it. */
export interface ActiveFilter {
  readonly label: string;
  readonly without: SearchRequest;
}

/** Every filter in use but the words themselves. */
export function activeFilters(found: FoundAds, locale: Locale, now: Date): ActiveFilter[] {
  const t = texts(locale);
  const { request, place, occupation } = found;
  const active: ActiveFilter[] = [];
  if (place) {
    const label = t('search.within', { km: request.radius_km, place: place.place?.name ?? place.label });
    active.push({ label, without: { ...request, near: '', radius_km: EVERYTHING.radius_km } });
  }
  if (occupation) active.push({ label: occupation.label(locale), without: { ...request, occupation: '' } });
  for (const facet of FACETS) {
    for (const value of request[facet]) {
      const rest = request[facet].filter((other) => other !== value);
      active.push({ label: facetLabel(found, facet, value, locale), without: { ...request, [facet]: rest } });
    }
  }
  if (request.salary_min !== null) {
    const label = t('search.pay.chip', { pay: formatMoney(request.salary_min, locale) });
    active.push({ label, without: { ...request, salary_min: null } });
  }
  if (request.published_since) {
    active.push({ label: sinceLabel(request.published_since, locale, now), without: { ...request, published_since: '' } });
  }
  return active;
}

function sinceLabel(value: string, locale: Locale, now: Date): string {
  const t = texts(locale);
  if (/^\d+$/.test(value)) return t('search.since.days', { n: Number(value) });
  return t('search.since.from', { day: formatDate(sinceInstant(value, now) ?? now, locale) });
}
