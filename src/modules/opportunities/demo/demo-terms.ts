import type { Random } from '../../../kernel/random.ts';
import type { Contract, Kind, Pay, Schedule } from '../domain/opportunity.ts';

export interface Terms {
  readonly kind: Kind;
  readonly contract: Contract;
  readonly schedule: Schedule;
  readonly hours: number | null;
  readonly months: number;
  readonly pay: Pay | null;
}

const KIND_WEIGHTS = { job: 72, apprenticeship: 12, internship: 11, civil_service: 2.5, volunteering: 2.5 } as const;
const CONTRACT_WEIGHTS = { permanent: 32, fixed_term: 40, agency: 14, collaboration: 3, self_employed: 2 } as const;
const SEASONAL_SECTORS = new Set(['ristorazione', 'turismo-ospitalita', 'agricoltura-verde-animali', 'sport-tempo-libero']);
/** Gross euro a year for full-time work by EQF level of the usual studies: an order of size, not a statistic. */
const YEARLY: readonly (readonly [number, number])[] = [
  [17_500, 21_000],
  [17_500, 21_000],
  [18_000, 22_500],
  [19_000, 24_000],
  [21_000, 27_000],
  [24_000, 31_000],
  [26_000, 35_000],
  [29_000, 41_000],
];
const HOURS_A_YEAR = 2080;

export function chooseKind(random: Random): Kind {
  return random.weighted<keyof typeof KIND_WEIGHTS>(KIND_WEIGHTS);
}

/** Contract, hours, duration and pay that go together; `level` is the EQF level of the usual studies. */
export function chooseTerms(random: Random, kind: Kind, sector: string, level: number): Terms {
  const contract = contractFor(random, kind, sector, level);
  const schedule = scheduleFor(random, contract);
  const hours = hoursFor(random, contract, schedule);
  const months =
    contract === 'apprenticeship'
      ? random.pick([24, 30, 36])
      : random.pick([3, 4, 6, 6, 9, 12].slice(0, contract === 'internship' ? 5 : 6));
  return {
    kind,
    contract,
    schedule,
    hours,
    months: Math.min(months, contract === 'internship' ? 6 : 36),
    pay: payFor(random, contract, schedule, level),
  };
}

function contractFor(random: Random, kind: Kind, sector: string, level: number): Contract {
  if (kind !== 'job') return kind as Contract;
  const simple = level <= 3;
  const extra = simple && SEASONAL_SECTORS.has(sector) ? { seasonal: 20, on_call: 12 } : {};
  return random.weighted<Contract>({ ...CONTRACT_WEIGHTS, ...(simple ? { occasional: 2 } : {}), ...extra });
}

function scheduleFor(random: Random, contract: Contract): Schedule {
  if (contract === 'on_call' || contract === 'occasional' || contract === 'volunteering' || contract === 'self_employed') return 'flexible';
  if (contract === 'civil_service') return 'part_time';
  return random.weighted<Schedule>({ full_time: 64, part_time: 30, flexible: 6 });
}

function hoursFor(random: Random, contract: Contract, schedule: Schedule): number | null {
  if (contract === 'civil_service') return 25;
  if (schedule === 'flexible') return null;
  return schedule === 'full_time' ? random.pick([40, 40, 40, 38, 39]) : random.pick([16, 18, 20, 20, 24, 25, 30]);
}

/** Two ads in five say nothing about pay, as in real life. */
function payFor(random: Random, contract: Contract, schedule: Schedule, level: number): Pay | null {
  if (contract === 'civil_service' || contract === 'volunteering' || contract === 'self_employed') return null;
  if (contract === 'internship') return random.chance(0.75) ? euro(random.pick([500, 500, 550, 600, 700, 800]), null, 'month') : null;
  if (!random.chance(0.6)) return null;
  const [low, high] = YEARLY[Math.min(level, YEARLY.length - 1)] ?? [18_000, 22_500];
  const share = contract === 'apprenticeship' ? 0.82 : 1;
  const from = (low + random.next() * (high - low) * 0.5) * share;
  const to = from * (1.05 + random.next() * 0.2);
  if (schedule !== 'full_time' || contract === 'on_call')
    return euro(round(from / HOURS_A_YEAR, 0.1), random.chance(0.5) ? round(to / HOURS_A_YEAR, 0.1) : null, 'hour');
  if (random.chance(0.3)) return euro(round(from / 13, 10), random.chance(0.6) ? round(to / 13, 10) : null, 'month');
  return euro(round(from, 500), round(to, 500), 'year');
}

function round(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(1));
}

function euro(min: number, max: number | null, per: Pay['per']): Pay {
  return { min, max: max === null ? min : Math.max(min, max), per, currency: 'EUR', net: false };
}
