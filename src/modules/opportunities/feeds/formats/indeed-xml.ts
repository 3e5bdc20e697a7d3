import { payFromAmounts, readPayField, readPayPeriod } from '../../../taxonomy/api.ts';
import type { Contract, PlaceHint, Schedule } from '../../domain/opportunity.ts';
import { readExpiry, readInstant } from '../../domain/wording/dates.ts';
import type { Candidate } from '../build-ad.ts';
import { numberOf } from '../json/fields.ts';
import { find, textAt, type XmlNode } from '../xml/xml-records.ts';

export const INDEED_RECORDS: ReadonlySet<string> = new Set(['job', 'ad', 'vacancy', 'annuncio']);

/** Jobsonline's numbered list "Dienstverband"; Interim, home work and side job say nothing about the contract. */
const JOBSONLINE_CONTRACTS: Readonly<Record<string, Contract>> = {
  1: 'permanent',
  2: 'fixed_term',
  3: 'self_employed',
  5: 'apprenticeship',
  7: 'seasonal',
  8: 'volunteering',
  10: 'internship',
};
/** Jobsonline's numbered list "Uren per week", where it is a working time. */
const JOBSONLINE_SCHEDULES: Readonly<Record<string, Schedule>> = { 6: 'part_time', 7: 'full_time' };

/** One `<job>` of Indeed's feed and of its dialects: Adzuna, Jobrapido, LinkedIn, Jobsonline. Element names come in lower case. */
export function readIndeedXml(job: XmlNode): Candidate {
  const first = (...names: readonly string[]) => names.map((name) => plain(textAt(job, name))).find((text) => text !== null) ?? null;
  const level = first('experiencelevel');
  const contracts = listed(job, 'employmentcontracts', JOBSONLINE_CONTRACTS);
  const schedules = listed(job, 'workinghours', JOBSONLINE_SCHEDULES);
  return {
    externalKey: first('referencenumber', 'reference_id', 'partnerjobid', 'id', 'jobid', 'guid', 'ref', 'requisitionid'),
    title: first('title', 'jobtitle', 'position'),
    description: first('description', 'body', 'content') ?? first('introtext'),
    organisation: first('company', 'companyname', 'employer', 'sourcename', 'advertiser'),
    place: placeOf(first),
    contractFields: [
      first('contract_type'),
      first('contract_time'),
      first('jobtype', 'job_type', 'employmenttype'),
      level === 'INTERNSHIP' ? level : null,
    ],
    contract: contracts.length === 1 ? (contracts[0] as Contract) : null,
    schedule: schedules.length === 2 ? 'flexible' : (schedules[0] ?? null),
    pay: payOf(job, first) ?? (first('salary') === null ? undefined : null),
    openings: first('openings', 'positions', 'numberofpositions'),
    language: first('language'),
    publishedAt: readInstant(first('date', 'publishdate', 'listdate', 'pubdate', 'posted_at', 'published')),
    expiresAt: readExpiry(first('expirationdate', 'expirydate', 'expiry_date', 'closingdate', 'enddate', 'validthrough')),
    applyUrl: first('url', 'applyurl', 'apply_url', 'link', 'applylink')?.replaceAll('&amp;', '&') ?? null,
  };
}

/** LinkedIn's own example carries broken CDATA ("![CDATA[100000]]"): such marks are no content. */
function plain(text: string | null): string | null {
  const clean =
    text
      ?.replace(/^!?\[CDATA\[/, '')
      .replace(/\]\]>?$/, '')
      .trim() ?? '';
  return clean === '' ? null : clean;
}

function listed<T>(job: XmlNode, name: string, meanings: Readonly<Record<string, T>>): T[] {
  const values = find(job, name)?.children.map((child) => meanings[child.text.trim()]) ?? [];
  return [...new Set(values.filter((value) => value !== undefined))];
}

type First = (...names: readonly string[]) => string | null;

function placeOf(first: First): PlaceHint {
  const location = first('location', 'city_location', 'region_location');
  const city = first('city') ?? (location === null ? null : (location.split(',')[0] as string).trim());
  const remote =
    /^(?:fully remote|yes|true|remote|1)$/i.test(first('isremote', 'remotetype', 'remote') ?? '') || /^remote$/i.test(city ?? '');
  return {
    name: /^remote$/i.test(city ?? '') ? undefined : (city ?? undefined),
    region: first('state', 'region') ?? undefined,
    postcode: first('postalcode', 'postcode', 'zip') ?? undefined,
    country: first('country') ?? undefined,
    street: first('streetaddress', 'address') ?? undefined,
    lat: numberOf(first('geo_lat', 'latitude', 'lat')),
    lon: numberOf(first('geo_lng', 'longitude', 'lng', 'lon')),
    remote: remote ? true : undefined,
  };
}

function payOf(job: XmlNode, first: First) {
  const per = readPayPeriod(first('salary_frequency', 'salary_period'));
  const currency = first('salary_currency', 'salarycurrency')?.toUpperCase() ?? null;
  const separate = payFromAmounts(
    numberOf(first('salary_min', 'salarymin')) ?? null,
    numberOf(first('salary_max', 'salarymax')) ?? null,
    per,
    currency,
  );
  return separate ?? linkedInPay(job) ?? readPayField(first('salary', 'compensation'), { per, currency });
}

function linkedInPay(job: XmlNode) {
  const salaries = find(job, 'salaries')?.children ?? [];
  const base =
    salaries.find((salary) => /BASE_SALARY/i.test(textAt(salary, 'type') ?? '')) ?? (salaries.length === 1 ? salaries[0] : undefined);
  const amount = (end: string) => numberOf(plain(textAt(base, end, 'amount'))) ?? null;
  const currency = plain(textAt(base, 'lowend', 'currencycode')) ?? plain(textAt(base, 'highend', 'currencycode'));
  return payFromAmounts(amount('lowend'), amount('highend'), readPayPeriod(plain(textAt(base, 'period'))), currency?.toUpperCase() ?? null);
}
