import { endOfRomeDay, romeInstant, startOfRomeDay } from '../../../../kernel/rome-time.ts';

const MONTHS: readonly (readonly string[])[] = [
  ['gen', 'jan'],
  ['feb'],
  ['mar'],
  ['apr'],
  ['mag', 'may', 'mai'],
  ['giu', 'jun'],
  ['lug', 'jul'],
  ['ago', 'aug'],
  ['set', 'sep'],
  ['ott', 'oct', 'okt'],
  ['nov'],
  ['dic', 'dec', 'des'],
];
const EARLIEST_YEAR = 1990;
const LATEST_YEAR = 2100;

/** What a date in a feed says: a calendar day, a wall-clock time without zone (taken as Rome's), or an instant. */
type Reading = { readonly day: string } | { readonly local: string } | { readonly instant: number };

/** The moment a feed's date stands for; a bare day is its first instant in Rome. Nonsense, and years out of 1990–2100, give null. */
export function readInstant(value: unknown): Date | null {
  const reading = read(value);
  if (reading === null) return null;
  if ('day' in reading) return startOfRomeDay(reading.day);
  return 'local' in reading ? romeInstant(reading.local) : new Date(reading.instant);
}

/** The first instant at which an ad is no longer valid: a bare day (or one written with a zoneless midnight) counts as included, so it ends at the end of that day in Rome. */
export function readExpiry(value: unknown): Date | null {
  const reading = read(value);
  if (reading === null) return null;
  if ('day' in reading) return endOfRomeDay(reading.day);
  if ('local' in reading && reading.local.endsWith('T00:00:00')) return endOfRomeDay(reading.local.slice(0, 10));
  return 'local' in reading ? romeInstant(reading.local) : new Date(reading.instant);
}

function read(value: unknown): Reading | null {
  if (typeof value === 'number') return fromEpoch(value);
  if (typeof value !== 'string' || value.length > 80) return null;
  const text = value.trim();
  if (/^\d{10}(?:\d{3})?$/.test(text)) return fromEpoch(Number(text));
  return fromIso(text) ?? fromItalian(text) ?? fromWords(text);
}

/** Seconds or milliseconds since 1970. */
function fromEpoch(value: number): Reading | null {
  const instant = value < 1e11 ? value * 1000 : value;
  const year = new Date(instant).getUTCFullYear();
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR && value > 1e8 ? { instant } : null;
}

/** ISO 8601 as found in the wild: "2020-12-31T23:59:59+0000", "2018-12-02T01:00", "2024/03/31", "20240331". */
function fromIso(text: string): Reading | null {
  const match =
    /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i.exec(
      text,
    );
  if (match === null) return null;
  const [, year, separator, month, day, hour, minute, second, zone] = match;
  if (separator === '' && text.length !== 8 && !/^\d{8}T/.test(text)) return null;
  return build(Number(year), Number(month), Number(day), hour, minute, second, zone);
}

/** Day first, as Italy writes: "31/12/2026", "31.12.2026 18:00". */
function fromItalian(text: string): Reading | null {
  const match = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[ ,]+(?:ore )?(\d{1,2})[:.](\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (match === null) return null;
  const [, day, , month, year, hour, minute, second] = match;
  return build(Number(year), Number(month), Number(day), hour, minute, second, undefined);
}

/** RFC 2822 ("Tue, 29 Jun 2021 22:49:39 GMT"), Italian ("29 novembre 2018") and English ("June 8, 2015") words. */
function fromWords(text: string): Reading | null {
  const dayFirst =
    /^(?:[\p{L}]{2,10}\.?,? +)?(\d{1,2})[.°º]? +(?:de\w* )?(\p{L}{3,10})\.?,? +(\d{4})(?:[ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))? *(Z|[A-Z]{3}|[+-]\d{4}|[+-]\d{2}:\d{2})?(?: *\([^)]*\))?)?$/iu.exec(
      text,
    );
  if (dayFirst !== null) {
    const [, day, month, year, hour, minute, second, zone] = dayFirst;
    return build(Number(year), monthOf(month), Number(day), hour, minute, second, zone);
  }
  const monthFirst = /^(\p{L}{3,10})\.? +(\d{1,2}),? +(\d{4})$/u.exec(text);
  return monthFirst === null ? null : build(Number(monthFirst[3]), monthOf(monthFirst[1]), Number(monthFirst[2]));
}

function monthOf(name: string | undefined): number {
  const start = (name ?? '').slice(0, 3).toLowerCase();
  return MONTHS.findIndex((names) => names.includes(start)) + 1;
}

function build(year: number, month: number, day: number, hour?: string, minute?: string, second?: string, zone?: string): Reading | null {
  const real = new Date(Date.UTC(year, month - 1, day));
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day) return null;
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (hour === undefined) return { day: date };
  const h = Number(hour);
  const m = Number(minute);
  const s = Math.min(59, Number(second ?? 0));
  if (h > 23 || m > 59) return null;
  const offset = zone === undefined ? null : offsetMinutes(zone);
  if (offset !== null) return { instant: Date.UTC(year, month - 1, day, h, m, s) - offset * 60_000 };
  return { local: `${date}T${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}:${String(s).padStart(2, '0')}` };
}

const NAMED_ZONES: Readonly<Record<string, number>> = {
  Z: 0,
  GMT: 0,
  UTC: 0,
  UT: 0,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

/** Minutes east of Greenwich; null for a zone name that means Rome's own time (CET, CEST) or that is unknown. */
function offsetMinutes(zone: string): number | null {
  const named = NAMED_ZONES[zone.toUpperCase()];
  if (named !== undefined) return named;
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (match === null) return null;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
}
