import type { PlaceHint } from '../../domain/opportunity.ts';
import { readExpiry, readInstant } from '../../domain/wording/dates.ts';
import type { Candidate } from '../build-ad.ts';
import { type Bag, bagOf, numberOf, textOf, wordOf } from '../json/fields.ts';

export const EURES_LIST_KEYS: ReadonlySet<string> = new Set(['content', 'hits.hits']);

/** One ad of the JSON that the Norwegian employment service exports to EURES: alone, in a list page, or as an Elasticsearch hit. */
export function readEuresJson(record: Bag): Candidate {
  const ad = '_source' in record ? bagOf(record._source) : record;
  const properties = bagOf(ad.properties);
  return {
    externalKey: textOf(ad.uuid) ?? textOf(ad.id) ?? textOf(record._id),
    title: textOf(ad.title) ?? textOf(properties.jobtitle),
    description: textOf(properties.adtext) ?? textOf(ad.description),
    organisation: textOf(bagOf(ad.employer).name) ?? textOf(ad.businessName) ?? textOf(properties.employer),
    place: placeOf(ad),
    contractFields: [textOf(properties.engagementtype), textOf(properties.extent)],
    openings: properties.positioncount,
    occupationHint: occupationOf(bagOf(ad.categoryList)),
    language: textOf(properties.language) ?? 'no',
    publishedAt: readInstant(textOf(ad.published) ?? textOf(ad.created)),
    expiresAt: endOf(ad),
    applyUrl: textOf(properties.applicationurl) ?? textOf(properties.sourceurl),
    refused: refusal(ad),
  };
}

/** Ads of which the list says that they are shut keep the earlier of expiry and last change, so that they come in as expired. */
function endOf(ad: Bag): Date | null {
  const expires = readExpiry(textOf(ad.expires));
  if (textOf(ad.status) === 'ACTIVE') return expires;
  const updated = readInstant(textOf(ad.updated));
  if (expires === null || updated === null) return expires ?? updated;
  return new Date(Math.min(expires.getTime(), updated.getTime()));
}

function refusal(ad: Bag): string | undefined {
  const status = textOf(ad.status) ?? 'ACTIVE';
  if (!/^(?:ACTIVE|INACTIVE|STOPPED)$/.test(status)) return 'not-published';
  return /^INTERNAL/.test(textOf(ad.privacy) ?? '') ? 'not-public' : undefined;
}

function placeOf(ad: Bag): PlaceHint {
  const listed = bagOf(ad.locationList);
  const location = Object.keys(listed).length > 0 ? listed : bagOf(ad.location);
  const country = wordOf(location.country);
  return {
    name: wordOf(location.city) ?? wordOf(location.municipal) ?? wordOf(bagOf(ad.properties).location),
    region: wordOf(location.county),
    postcode: wordOf(location.postalCode),
    country: country === 'NORGE' ? 'NO' : country,
    street: wordOf(location.address),
    lat: numberOf(location.latitude),
    lon: numberOf(location.longitude),
  };
}

/** STYRK-08 is the Norwegian edition of ISCO-08: its first four digits are the ISCO unit group. */
function occupationOf(category: Bag): string | null {
  const digits = /^\d{2,4}/.exec(textOf(category.code) ?? '')?.[0];
  return digits === undefined ? textOf(category.name) : `isco:${digits}`;
}
