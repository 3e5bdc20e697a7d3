import { existsSync } from 'node:fs';
import { test } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import { testPlatform } from '../../../../test/support/app.ts';
import { taxonomy } from '../../taxonomy/module.ts';
import { territory } from '../../territory/module.ts';
import { silentTerminal } from '../../../platform/cli/terminal.ts';
import { importJobs } from './import-jobs.command.ts';
import { memoryClient } from '../sources/memory-client.ts';

const database = await testDatabase();
test('prova', { timeout: 300000 }, async () => {
  const platform = testPlatform(database);
  const t = silentTerminal();
  let at = performance.now();
  await territory.reference?.(platform, t);
  await taxonomy.reference?.(platform, t);
  console.log('reference', Math.round(performance.now() - at), t.lines);
  for (const words of [['../shared/data/jobs/italy/cpi_lazio_offers.jsonl'], ['../shared/data/jobs/italy/cpi_lazio_offers.jsonl'], ['../shared/data/jobs/italy/cpi_lazio_snapshot.json'], ['../shared/data/jobs/italy'], ['../shared/data/jobs/feeds/schemaorg_jobposting_nhs.jsonl'], ['../shared/data/jobs/feeds/schemaorg_jobposting_nhs.jsonl'], ['../shared/data/jobs/feeds/eures_nav'], ['../shared/data/jobs/feeds'], ['../shared/data/jobs/feeds/SOURCE.md'], ['../shared/data/jobs/feeds/teamtailor/fallback_jobs.js'],['../shared/data/jobs/feeds/workable/jobs.json', '../shared/data/jobs/feeds/workable/job.json']]) {
    if (!existsSync(words[0])) continue;
    const terminal = silentTerminal();
    at = performance.now();
    const code = await importJobs(platform, words, terminal, memoryClient(new Map()));
    console.log(words.join(' '), 'exit', code, Math.round(performance.now() - at), 'ms\n' + terminal.lines.join('\n'));
  }
  const { rows } = await database.pool.query("select s.name, count(*) n, count(occupation_id) occ, count(place_istat) places, count(duplicate_of) dup, count(*) filter (where review='pending') pend, count(*) filter (where expires_at > '2026-11-21') open, avg(occupation_confidence) conf from opportunities_ad a join opportunities_source s on s.id=a.source_id group by 1 order by 1");
  console.table(rows);
  const p = await database.pool.query("select review_reason, title, left(description,400) d from opportunities_ad where review='pending' limit 20");
  console.log(p.rows);
});
