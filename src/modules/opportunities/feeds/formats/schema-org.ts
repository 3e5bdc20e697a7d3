import type { PlaceHint } from '../../domain/opportunity.ts';
import { readExpiry, readInstant } from '../../domain/wording/dates.ts';
import type { Candidate } from '../build-ad.ts';
import { type Bag, bagOf, isBag, numberOf, textOf, textsOf, wordOf } from '../json/fields.ts';
import { readSchemaSalary } from './schema-salary.ts';

export const SCHEMA_LIST_KEYS: ReadonlySet<string> = new Set(['@graph', 'itemListElement', 'items', 'jobs']);

const MOST_POSTINGS = 10_000;

/** The JobPosting objects inside a JSON-LD value: itself, a list, `@graph`, an ItemList's items, a page's main entity. */
export function jobPostings(value: unknown, depth = 0): Bag[] {
  if (depth > 6) return [];
  if (Array.isArray(value)) return value.slice(0, MOST_POSTINGS).flatMap((entry) => jobPostings(entry, depth + 1));
  if (!isBag(value)) return [];
  if (isJobPosting(value)) return [value];
  return ['@graph', 'itemListElement', 'item', 'mainEntity', 'hasPart'].flatMap((key) =>
    key in value ? jobPostings(value[key], depth + 1) : [],
  );
}

export function isJobPosting(value: Bag): boolean {
  return textsOf(value['@type']).some((type) => /(?:^|[/#:])JobPosting$/.test(type));
}

/** True for the nodes that a page's JSON-LD carries beside its ads (breadcrumb, site, organisation): nothing is lost by passing over them. */
export function isCompanionNode(value: unknown): boolean {
  return isBag(value) && value['@type'] !== undefined && !isJobPosting(value);
}

/** One schema.org JobPosting (https://schema.org/JobPosting), in the shapes found in the wild. */
export function readJobPosting(posting: Bag): Candidate {
  const organisation = posting.hiringOrganization ?? posting.hiringorganization;
  const types = textsOf(posting.employmentType).flatMap((type) => type.split(/[,;|]/));
  return {
    externalKey: keyOf(posting),
    title: textOf(posting.title) ?? textOf(posting.name),
    description: descriptionOf(posting),
    organisation:
      textOf(bagOf(organisation).name) ?? textOf(bagOf(organisation).legalName) ?? (isBag(organisation) ? null : textOf(organisation)),
    place: placeOf(posting),
    contractFields: [...types, textOf(posting.workHours)],
    pay: posting.baseSalary === undefined ? undefined : readSchemaSalary(posting.baseSalary, posting.salaryCurrency),
    openings: posting.totalJobOpenings,
    occupationHint: occupationOf(posting),
    language: textOf(posting.inLanguage) ?? textOf(bagOf(posting.inLanguage).alternateName),
    publishedAt: readInstant(textOf(posting.datePosted)),
    expiresAt: readExpiry(textOf(posting.validThrough)),
    applyUrl: textOf(posting.url) ?? textOf(bagOf(posting.mainEntityOfPage)['@id']) ?? textOf(posting['@id']),
  };
}

function keyOf(posting: Bag): string | null {
  const { identifier } = posting;
  const own =
    isBag(identifier) || Array.isArray(identifier)
      ? (textOf(bagOf(identifier).value) ?? textOf(bagOf(identifier)['@id']))
      : textOf(identifier);
  return own ?? textOf(posting['@id']) ?? textOf(posting.url);
}

/** Some publishers put the text only in the separate properties. */
function descriptionOf(posting: Bag): string {
  const main = textOf(posting.description) ?? '';
  const parts = ['responsibilities', 'skills', 'qualifications', 'experienceRequirements', 'educationRequirements', 'jobBenefits'];
  const extra = parts.flatMap((name) => textsOf(posting[name])).filter((text) => !main.includes(text));
  return [main, ...extra].filter((text) => text !== '').join(/<(?:p|br|div|li)[\s/>]/i.test(main) ? '<p>' : '\n\n');
}

function placeOf(posting: Bag): PlaceHint {
  const place = bagOf(posting.jobLocation);
  const address = bagOf(place.address);
  const geo = bagOf(place.geo);
  const country = isBag(address.addressCountry)
    ? (wordOf(address.addressCountry.name) ?? wordOf(address.addressCountry['@id']))
    : wordOf(address.addressCountry);
  return {
    name:
      wordOf(address.addressLocality) ??
      wordOf(place.name) ??
      (isBag(place.address) ? undefined : wordOf(place.address)) ??
      (isBag(posting.jobLocation) ? undefined : wordOf(posting.jobLocation)),
    region: wordOf(address.addressRegion),
    postcode: wordOf(address.postalCode),
    country,
    street: wordOf(address.streetAddress),
    lat: numberOf(geo.latitude ?? place.latitude),
    lon: numberOf(geo.longitude ?? place.longitude),
    remote: /TELECOMMUTE/i.test(textOf(posting.jobLocationType) ?? '') ? true : undefined,
  };
}

function occupationOf(posting: Bag): string | null {
  const category = posting.occupationalCategory ?? posting.relevantOccupation;
  return textOf(category) ?? textOf(bagOf(category).codeValue) ?? textOf(bagOf(category).name);
}
