import type { Contract, PayPeriod, Schedule } from '../domain/opportunity.ts';
import { type AdRecord, adPath } from '../store/ad-record.ts';
import { blocksOf } from './plain-text.tsx';

const BY_CONTRACT: Partial<Record<Contract, string>> = {
  fixed_term: 'TEMPORARY',
  seasonal: 'TEMPORARY',
  agency: 'TEMPORARY',
  internship: 'INTERN',
  collaboration: 'CONTRACTOR',
  self_employed: 'CONTRACTOR',
  on_call: 'OTHER',
  occasional: 'OTHER',
  civil_service: 'OTHER',
  volunteering: 'VOLUNTEER',
};
const BY_SCHEDULE: Partial<Record<Schedule, string>> = { full_time: 'FULL_TIME', part_time: 'PART_TIME' };
const UNITS: Record<PayPeriod, string> = { hour: 'HOUR', day: 'DAY', week: 'WEEK', month: 'MONTH', year: 'YEAR' };

/**
 * The ad as a schema.org JobPosting with all that search engines require (title, description, datePosted, hiringOrganization,
 * jobLocation) and what is known besides. `skills` are labels. An employer that hides its name is "confidential", as Google's guide says.
 */
export function jobPosting(ad: AdRecord, options: { readonly publicUrl: string; readonly skills: readonly string[] }): object {
  const types = [ad.schedule && BY_SCHEDULE[ad.schedule], ad.contract && BY_CONTRACT[ad.contract]].filter(
    (type) => typeof type === 'string',
  );
  return {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    identifier: { '@type': 'PropertyValue', name: 'Talent Hub', value: String(ad.id) },
    url: options.publicUrl + adPath(ad),
    title: ad.title,
    description: htmlOf(ad.description === '' ? ad.title : ad.description),
    datePosted: ad.publishedAt.toISOString(),
    ...(ad.expiresAt ? { validThrough: ad.expiresAt.toISOString() } : {}),
    hiringOrganization: { '@type': 'Organization', name: ad.organisation ?? 'confidential' },
    jobLocation: { '@type': 'Place', ...locationOf(ad) },
    ...(ad.remote ? { jobLocationType: 'TELECOMMUTE', applicantLocationRequirements: { '@type': 'Country', name: 'IT' } } : {}),
    ...(types.length > 0 ? { employmentType: types } : {}),
    ...(ad.pay ? { baseSalary: salaryOf(ad.pay) } : {}),
    ...(ad.hours ? { workHours: `${ad.hours}` } : {}),
    ...(ad.openings ? { totalJobOpenings: ad.openings } : {}),
    ...(ad.isco ? { occupationalCategory: ad.isco } : {}),
    ...(options.skills.length > 0 ? { skills: options.skills.join(', ') } : {}),
    inLanguage: ad.language,
    directApply: false,
  };
}

function locationOf(ad: AdRecord): object {
  if (ad.place) {
    const { name, province, lat, lon } = ad.place;
    return {
      address: { '@type': 'PostalAddress', addressLocality: name, addressRegion: province, addressCountry: 'IT' },
      geo: { '@type': 'GeoCoordinates', latitude: lat, longitude: lon },
    };
  }
  // "Kingston, GB": what the source calls the place ends with the country when that is not Italy.
  const [, locality, country] = /^(.*?)(?:, ([A-Z]{2}))?$/.exec(ad.placeLabel ?? '') ?? [];
  return { address: { '@type': 'PostalAddress', ...(locality ? { addressLocality: locality } : {}), addressCountry: country ?? 'IT' } };
}

function salaryOf(pay: NonNullable<AdRecord['pay']>): object {
  const { min, max } = pay;
  const amount =
    min !== null && min === max
      ? { value: min }
      : { ...(min === null ? {} : { minValue: min }), ...(max === null ? {} : { maxValue: max }) };
  return {
    '@type': 'MonetaryAmount',
    currency: pay.currency,
    value: { '@type': 'QuantitativeValue', ...amount, unitText: UNITS[pay.per] },
  };
}

/** Paragraphs and lists as HTML, which is what search engines want in this field; the text itself is escaped. */
function htmlOf(text: string): string {
  return blocksOf(text)
    .map(({ type, lines }) =>
      type === 'list'
        ? `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`
        : `<p>${lines.map(escapeHtml).join('<br>')}</p>`,
    )
    .join('');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
