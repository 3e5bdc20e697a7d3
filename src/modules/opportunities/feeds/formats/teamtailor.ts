import { payFromAmounts, readPayPeriod } from '../../../taxonomy/api.ts';
import type { PlaceHint } from '../../domain/opportunity.ts';
import { readExpiry, readInstant } from '../../domain/wording/dates.ts';
import type { Candidate } from '../build-ad.ts';
import { type Bag, bagOf, isBag, numberOf, textOf, wordOf } from '../json/fields.ts';

/** The jobs of a Teamtailor JSON:API page (or of a bare list), each with the records it refers to. Pages are small and read whole. */
export function teamtailorJobs(page: unknown): { readonly job: Bag; readonly included: readonly Bag[] }[] {
  const data: unknown = isBag(page) && 'data' in page ? page.data : page;
  const included = isBag(page) && Array.isArray(page.included) ? page.included.filter(isBag) : [];
  const jobs: readonly unknown[] = Array.isArray(data) ? data : [data];
  return jobs.map((job) => ({ job: bagOf(job), included }));
}

/** One Teamtailor job. Internal and unpublished ones are refused. */
export function readTeamtailor(job: Bag, included: readonly Bag[]): Candidate {
  const attributes = bagOf(job.attributes);
  const links = bagOf(job.links);
  const relationships = bagOf(job.relationships);
  const role = bagOf(bagOf(bagOf(relationships.role).data).attributes);
  const state = textOf(attributes['human-status']) ?? textOf(attributes.status);
  return {
    externalKey: textOf(job.id),
    title: textOf(attributes.title),
    description: textOf(attributes.body) ?? textOf(attributes.pitch),
    organisation: textOf(attributes['company-name']),
    place: placeOf(relationships, attributes, included),
    contractFields: [textOf(attributes['employment-type']), textOf(attributes['employment-level'])],
    pay:
      payFromAmounts(
        numberOf(attributes['min-salary']) ?? null,
        numberOf(attributes['max-salary']) ?? null,
        readPayPeriod(textOf(attributes['salary-time-unit'])),
        textOf(attributes.currency)?.toUpperCase() ?? null,
      ) ?? undefined,
    occupationHint: textOf(role.name),
    language: textOf(attributes['language-code']),
    publishedAt: readInstant(textOf(attributes['published-at']) ?? textOf(attributes['created-at'])),
    expiresAt: readExpiry(textOf(attributes['end-date'])),
    applyUrl: textOf(links['careersite-job-url']) ?? textOf(links['careersite-job-apply-url']),
    refused:
      attributes.internal === true ? 'not-public' : state !== null && !/^(?:published|open)$/.test(state) ? 'not-published' : undefined,
  };
}

function placeOf(relationships: Bag, attributes: Bag, included: readonly Bag[]): PlaceHint {
  const reference = bagOf(bagOf(relationships.locations).data ?? bagOf(relationships.location).data);
  const location = bagOf(included.find((record) => record.type === 'locations' && textOf(record.id) === textOf(reference.id))?.attributes);
  return {
    name: wordOf(location.city) ?? wordOf(location.name),
    postcode: wordOf(location.zip),
    country: wordOf(location.country),
    street: wordOf(location.address),
    lat: numberOf(location.lat),
    lon: numberOf(location.long),
    remote: textOf(attributes['remote-status']) === 'fully' ? true : undefined,
  };
}
