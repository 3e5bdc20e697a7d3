import { payFromAmounts, readPayPeriod } from '../../../taxonomy/api.ts';
import { readInstant } from '../../domain/wording/dates.ts';
import type { Candidate } from '../build-ad.ts';
import { type Bag, bagOf, numberOf, textOf, wordOf } from '../json/fields.ts';

export const WORKABLE_LIST_KEYS: ReadonlySet<string> = new Set(['jobs', 'results']);

/** One Workable job: of the account API (list entries carry no text) or of the public careers widget. Drafts and archived jobs are refused. */
export function readWorkable(job: Bag): Candidate {
  const location = Object.keys(bagOf(job.location)).length > 0 ? bagOf(job.location) : job;
  const salary = bagOf(job.salary);
  const state = textOf(job.state);
  const remote = location.telecommuting === true || job.telecommuting === true || job.remote === true;
  return {
    externalKey: textOf(job.shortcode) ?? textOf(job.id),
    title: textOf(job.title) ?? textOf(job.full_title),
    description:
      textOf(job.full_description) ??
      [job.description, job.requirements, job.benefits]
        .map(textOf)
        .filter((part) => part !== null)
        .join('<p>'),
    organisation: textOf(bagOf(job.company).name) ?? textOf(job.company),
    place: {
      name: wordOf(location.city) ?? wordOf(location.location_str),
      region: wordOf(location.region) ?? wordOf(location.state),
      postcode: wordOf(location.zip_code),
      country: wordOf(location.country_code) ?? wordOf(location.countryCode) ?? wordOf(location.country),
      remote: remote ? true : undefined,
    },
    contractFields: [textOf(job.employment_type)],
    pay:
      payFromAmounts(
        numberOf(salary.salary_from) ?? null,
        numberOf(salary.salary_to) ?? null,
        readPayPeriod(textOf(salary.salary_frequency)),
        textOf(salary.salary_currency)?.toUpperCase() ?? null,
      ) ?? undefined,
    occupationHint: null,
    publishedAt: readInstant(textOf(job.published_on) ?? textOf(job.created_at)),
    applyUrl: textOf(job.url) ?? textOf(job.shortlink) ?? textOf(job.application_url),
    refused: state === null || state === 'published' ? undefined : 'not-published',
  };
}
