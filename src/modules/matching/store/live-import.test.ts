import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import { modules } from '../../../app.ts';
import { fixedClock } from '../../../platform/clock/clock.ts';
import type { Terminal } from '../../../platform/module/manifest.ts';
import { seededApp } from '../testing/seeded-app.ts';
import { startIndex } from './live/follow-database.ts';
import { indexOf, liveIndex } from './live-index.ts';

const feed = path.resolve(import.meta.dirname, '../../../../../shared/data/jobs/italy/cpi_lazio_offers.jsonl');
/** The day the feed was last read: some of its ads were open then, most were over. Today all of them are. */
const FEED_DAY = '2026-08-22T10:00:00Z';

describe.skipIf(!existsSync(feed))('un file di annunci veri importato mentre il servizio gira (saltato senza ../shared/data)', async () => {
  const database = await testDatabase();
  const { app, platform } = await seededApp(database, { clock: fixedClock(FEED_DAY) });
  const lines: string[] = [];
  const terminal: Terminal = { out: (line) => lines.push(line), note: () => undefined, progress: () => undefined, json: true };
  const search = async (query: string) => JSON.parse((await app.inject(`/api/v1/opportunities?${query}`)).body);
  let stop: () => Promise<void>;
  beforeAll(async () => {
    stop = startIndex(platform);
    await liveIndex(platform);
  });
  afterAll(() => stop());

  test('gli annunci ancora aperti si trovano entro due secondi dalla fine; quelli scaduti mai', async () => {
    expect((await search('')).total).toBe(0);
    const command = modules.flatMap((module) => module.commands ?? []).find(({ name }) => name === 'import jobs');
    await command?.run(platform, [feed], terminal);
    const imported = performance.now();
    const { rows } = await database.pool.query<{ open: number; all: number; title: string }>(
      `select count(*)::integer as all, min(title) filter (where open) as title, count(*) filter (where open)::integer as open
       from (select title, duplicate_of is null and withdrawn_at is null and review = 'approved'
         and (expires_at is null or expires_at > $1) as open from opportunities_ad) as ad`,
      [platform.clock.now()],
    );
    const { open, all, title } = rows[0] ?? { open: 0, all: 0, title: '' };
    expect(JSON.parse(lines.at(-1) ?? '{}').read).toBe(2384);
    // Both kinds must be there, or this test would prove nothing.
    expect(open).toBeGreaterThan(20);
    expect(all).toBeGreaterThan(open + 20);
    while ((await search('')).total < open && performance.now() - imported < 5000) await pause(20);
    expect(performance.now() - imported).toBeLessThan(2000);
    expect((await search('')).total).toBe(open);
    expect(indexOf(platform).size).toBe(open);
    expect((await search(`exact=1&q=${encodeURIComponent(title.slice(0, 60))}`)).total).toBeGreaterThan(0);
  }, 120_000);
});
