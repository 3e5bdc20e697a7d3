import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededApp } from '../../src/modules/matching/testing/seeded-app.ts';
import { fixedClock } from '../../src/platform/clock/clock.ts';
import { testDatabase } from '../support/database.ts';
import { GOLDEN_QUERIES } from './search-golden.ts';
import { type Judge, judgeOf, type Verdict } from './search-judge.ts';
import { figuresOf, type Run, reportText } from './search-report.ts';

const FEED = path.resolve(import.meta.dirname, '../../../shared/data/jobs/italy/cpi_lazio_offers.jsonl');
const FIRST_RUN = path.join(import.meta.dirname, 'search-first-run.json');
const REPORT = path.join(import.meta.dirname, 'search-report.md');
/** Before the first expiry date in the feed: all its ads are open. */
const CLOCK = '2024-03-01T09:00:00Z';
const present = existsSync(FEED);
if (!present) console.info('saltato: mancano gli annunci veri in ../shared/data/jobs/italy');

describe.skipIf(!present)('le ricerche di prova sugli annunci veri', async () => {
  const database = await testDatabase();
  const { platform } = await seededApp(database, { clock: fixedClock(CLOCK) });
  const verdicts: Verdict[] = [];
  let judge: Judge;
  beforeAll(async () => {
    judge = await judgeOf(platform, database, FEED);
  });
  afterAll(() => {
    if (process.env.UPDATE_REPORT) writeReport(judge.ads, verdicts);
  });

  test('gli annunci ci sono, e le ricerche sono almeno settanta e tutte diverse', () => {
    expect(judge.ads).toBeGreaterThan(2000);
    expect(new Set(GOLDEN_QUERIES.map(({ q }) => q)).size).toBe(GOLDEN_QUERIES.length);
    expect(GOLDEN_QUERIES.length).toBeGreaterThanOrEqual(70);
  });

  test.each(GOLDEN_QUERIES)('$group: «$q»', async (query) => {
    const verdict = await judge.judge(query);
    verdicts.push(verdict);
    expect(verdict.broken).toEqual([]);
  });
});

function writeReport(ads: number, verdicts: readonly Verdict[]): void {
  const today: Run = { day: new Date().toISOString().slice(0, 10), figures: Object.fromEntries(figuresOf(verdicts)) };
  if (!existsSync(FIRST_RUN)) writeFileSync(FIRST_RUN, `${JSON.stringify(today, null, 2)}\n`);
  writeFileSync(REPORT, reportText(JSON.parse(readFileSync(FIRST_RUN, 'utf8')), today, ads, verdicts));
}
