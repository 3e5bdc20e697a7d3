import { payFromAmounts, readPayField, readPayPeriod } from '../../../taxonomy/api.ts';
import { readExpiry, readInstant } from '../../domain/wording/dates.ts';
import type { Candidate } from '../build-ad.ts';
import { numberOf } from '../json/fields.ts';
import type { CsvColumns, CsvField } from './csv-header.ts';

/** The non-empty cells of a row under the names of their fields. */
export type CsvRecord = Partial<Record<CsvField, string>>;

export function toRecord(cells: readonly string[], columns: CsvColumns): CsvRecord {
  const entries = Object.entries(columns).map(([field, index]) => [field, cells[index] ?? '']);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/** One row of a CSV feed. */
export function readCsvRecord(row: CsvRecord): Candidate {
  return {
    externalKey: row.id ?? null,
    title: row.title ?? null,
    description: row.description ?? null,
    organisation: row.organisation ?? null,
    place: {
      name: row.place,
      province: row.province,
      region: row.region,
      postcode: row.postcode,
      country: row.country,
      street: row.street,
      lat: numberOf(row.lat),
      lon: numberOf(row.lon),
    },
    contractFields: [row.contract ?? null, row.schedule ?? null],
    hours: hoursOf(row.hours),
    pay: row.pay === undefined && row.payMin === undefined && row.payMax === undefined ? undefined : payOf(row),
    agreement: row.agreement ?? null,
    openings: row.openings,
    occupationHint: row.occupation ?? null,
    language: row.language ?? null,
    publishedAt: readInstant(row.published),
    expiresAt: readExpiry(row.expires),
    applyUrl: row.url ?? null,
  };
}

function payOf(row: CsvRecord) {
  const per = readPayPeriod(row.payPer);
  const amounts = payFromAmounts(amountOf(row.payMin), amountOf(row.payMax), per, 'EUR');
  return amounts ?? readPayField(row.pay, { per, currency: 'EUR' });
}

function amountOf(text: string | undefined): number | null {
  const digits = (text ?? '').replace(/[€\s]/g, '').replace(/\.(?=\d{3}(?:\D|$))/g, '');
  return numberOf(digits) ?? null;
}

function hoursOf(text: string | undefined): number | null {
  const hours = numberOf(/^\d{1,2}(?:[.,]\d{1,2})?/.exec(text ?? '')?.[0]) ?? 0;
  return hours >= 1 && hours <= 60 ? hours : null;
}
