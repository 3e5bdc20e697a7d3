import type { Contract, Pay, PayPeriod } from './opportunity.ts';

/** Gross euro a year. */
export interface YearlyPay {
  readonly min: number;
  readonly max: number;
}

/** Full-time hours and days when the ad says nothing else: 40 hours, 5 days, 52 weeks. */
const HOURS_A_WEEK = 40;
const TIMES_A_YEAR: Record<Exclude<PayPeriod, 'hour' | 'month'>, number> = { day: 260, week: 52, year: 1 };
/** Employees have a thirteenth salary (tredicesima), by the agreement of 27 July 1946 that DPR 1070/1960 made general. */
const MONTHS_OF_AN_EMPLOYEE = 13;
const MONTHS = 12;
const WITHOUT_THIRTEENTH: ReadonlySet<Contract> = new Set([
  'internship',
  'collaboration',
  'self_employed',
  'occasional',
  'civil_service',
  'volunteering',
]);

/**
 * Stated pay as gross euro a year, for filters and sorting: never shown, because it rests on a full year of full-time work unless
 * `hours` (a week) are given. Null for net pay and other currencies, which cannot be compared, and without amounts.
 */
export function payPerYear(
  pay: Pay | null,
  about: { readonly hours?: number | null; readonly contract?: Contract | null } = {},
): YearlyPay | null {
  if (pay === null || pay.net || pay.currency !== 'EUR') return null;
  const low = pay.min ?? pay.max;
  const high = pay.max ?? pay.min;
  if (low === null || high === null) return null;
  const times = timesAYear(pay.per, about.hours ?? HOURS_A_WEEK, about.contract ?? null);
  return { min: Math.round(Math.min(low, high) * times), max: Math.round(Math.max(low, high) * times) };
}

function timesAYear(per: PayPeriod, hours: number, contract: Contract | null): number {
  if (per === 'hour') return hours * 52;
  if (per === 'month') return contract !== null && WITHOUT_THIRTEENTH.has(contract) ? MONTHS : MONTHS_OF_AN_EMPLOYEE;
  return TIMES_A_YEAR[per];
}
