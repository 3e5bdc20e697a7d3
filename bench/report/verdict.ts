import { FIXED_RATE, READ_PAGE, SEARCH_PAGE } from '../pages/load-pages.ts';
import type { Measured } from '../peers/peer-row.ts';
import { ms, size, table } from './plain.ts';
import { rowOf, type Suite } from './suite.ts';

interface Verdict {
  readonly figure: string;
  /** undefined: this run did not measure it. */
  readonly value: number | undefined;
  readonly limit: number;
  readonly unit: string;
  /** Whether the value must stay below the limit or reach it. */
  readonly wanted: 'most' | 'least';
}

const SMALL = 10_000;
const MIDDLE = 100_000;
const LARGE = 1_000_000;

/** Each figure of QUALITY.md "Speed" beside what this run measured. */
export function verdictTable(suite: Suite): string {
  const all = [
    ...matchVerdicts(suite),
    ...searchVerdicts(suite),
    ...growthVerdicts(suite),
    ...startVerdicts(suite),
    ...pageVerdicts(suite),
  ];
  return table(
    ['figure', 'wanted', 'measured', 'verdict'],
    all.map((one) => [one.figure, `${one.wanted === 'most' ? '≤' : '≥'} ${one.limit}${one.unit}`, shown(one), verdictOf(one)]),
  );
}

function shown({ value, unit }: Verdict): string {
  return value === undefined ? '–' : `${ms(value)}${unit}`;
}

function verdictOf({ value, limit, wanted }: Verdict): string {
  if (value === undefined) return 'not measured in this run';
  const ratio = wanted === 'most' ? value / limit : limit / value;
  return ratio <= 1 ? 'met' : `missed: ${ratio.toFixed(2)} × off`;
}

function matchVerdicts(suite: Suite): Verdict[] {
  const engine = measuredAt(suite, 'engine');
  const sql = measuredAt(suite, 'sql-path');
  const ratios = suite.sizes.map((ads) => ({
    figure: `match: times faster than the SQL path, ${size(ads)}`,
    value: quotient(sql(ads)?.match?.p50, engine(ads)?.match?.p50),
    limit: 15,
    unit: ' ×',
    wanted: 'least' as const,
  }));
  return [
    { figure: 'match p50, 100 k', value: engine(MIDDLE)?.match?.p50, limit: 2, unit: ' ms', wanted: 'most' },
    { figure: 'match p50, 1 M', value: engine(LARGE)?.match?.p50, limit: 10, unit: ' ms', wanted: 'most' },
    ...ratios.filter(({ figure }) => !figure.endsWith(' 2 k')),
    ...suite.sizes.map((ads) => ({
      figure: `match: answers identical to the SQL path, ${size(ads)}`,
      value: share(sql(ads)?.matchAgreement?.sameOrder, sql(ads)?.matchAgreement?.compared),
      limit: 100,
      unit: ' %',
      wanted: 'least' as const,
    })),
  ];
}

function searchVerdicts(suite: Suite): Verdict[] {
  const engine = measuredAt(suite, 'engine');
  const against = (peer: 'fts5' | 'minisearch') =>
    suite.sizes.map((ads) => ({
      figure: `search p95: times faster than ${peer}, ${size(ads)}`,
      value: quotient(measuredAt(suite, peer)(ads)?.search.p95, engine(ads)?.search.p95),
      limit: 1,
      unit: ' ×',
      wanted: 'least' as const,
    }));
  return [
    { figure: 'search p95, 100 k', value: engine(MIDDLE)?.search.p95, limit: 10, unit: ' ms', wanted: 'most' },
    { figure: 'search p95, 1 M', value: engine(LARGE)?.search.p95, limit: 40, unit: ' ms', wanted: 'most' },
    ...against('fts5'),
    ...against('minisearch'),
  ];
}

function growthVerdicts(suite: Suite): Verdict[] {
  const engine = measuredAt(suite, 'engine');
  const largest = suite.sizes.at(-1) ?? 0;
  return [
    {
      figure: 'match p50: growth 10 k → 1 M',
      value: quotient(engine(LARGE)?.match?.p50, engine(SMALL)?.match?.p50),
      limit: 60,
      unit: ' ×',
      wanted: 'most',
    },
    {
      figure: `memory for one more ad, ${size(largest)}`,
      value: largest >= MIDDLE ? (engine(largest)?.ownBytesPerAd ?? undefined) : undefined,
      limit: 700,
      unit: ' bytes',
      wanted: 'most',
    },
  ];
}

function startVerdicts({ starts }: Suite): Verdict[] {
  const at = (way: string) => starts.find((row) => row.way === way && row.ads === LARGE)?.seconds ?? undefined;
  return [
    { figure: 'start from a snapshot, 1 M', value: at('from a snapshot'), limit: 3, unit: ' s', wanted: 'most' },
    { figure: 'start from the database, 1 M', value: at('from the prepared ads'), limit: 60, unit: ' s', wanted: 'most' },
  ];
}

function pageVerdicts({ pages }: Suite): Verdict[] {
  const of = (page: string, rate: number | null) => pages.find((row) => row.page === page && row.rate === rate);
  return [
    {
      figure: 'search page, 25 results, requests',
      value: of(SEARCH_PAGE, null)?.requestsPerSecond,
      limit: 300,
      unit: '/s',
      wanted: 'least',
    },
    { figure: 'search page, 25 results, p99 at 150/s', value: of(SEARCH_PAGE, FIXED_RATE)?.p99, limit: 60, unit: ' ms', wanted: 'most' },
    { figure: 'search page, HTML', value: kilobytes(of(SEARCH_PAGE, null)?.bytes), limit: 60, unit: ' KB', wanted: 'most' },
    { figure: 'reads over HTTP', value: of(READ_PAGE, null)?.requestsPerSecond, limit: 800, unit: '/s', wanted: 'least' },
    { figure: 'reads over HTTP, p99', value: of(READ_PAGE, null)?.p99, limit: 120, unit: ' ms', wanted: 'most' },
  ];
}

function measuredAt(suite: Suite, peer: string): (ads: number) => Measured | undefined {
  return (ads) => rowOf(suite, peer, ads)?.measured ?? undefined;
}

function quotient(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a / b;
}

function share(part: number | undefined, whole: number | undefined): number | undefined {
  const ratio = quotient(part, whole);
  return ratio === undefined ? undefined : ratio * 100;
}

function kilobytes(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / 1024;
}
