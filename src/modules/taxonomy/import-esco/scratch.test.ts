import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { testPlatform } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { silentTerminal } from '../../../platform/cli/terminal.ts';
import { taxonomyOf } from '../api.ts';
import { loadTaxonomy } from '../testing/load-taxonomy.ts';
import { importEscoCommand } from './import-esco.command.ts';

const database = await testDatabase();
test('x', async () => {
  await loadTaxonomy(database);
  for (const n of [1]) {
    const platform = testPlatform(database, { environment: { TALENTHUB_DATA_DIR: '/tmp/scratch_tax' } });
    const t = silentTerminal();
    const t0 = performance.now();
    const code = await importEscoCommand.run(platform, ['../shared/data/esco/v1.1.1-en', '../shared/data/esco/v1.0.8-it'], {
      ...t,
      json: true,
    });
    console.log(code, performance.now() - t0, process.memoryUsage().rss / 1e6, t.lines.join('\n'));
  }
  for (let i = 0; i < 3; i++) {
    const p2 = testPlatform(database);
    const t0 = performance.now();
    const tx = await taxonomyOf(p2);
    console.log('snapshot', performance.now() - t0, [...tx.occupations()].length, [...tx.skills()].length, process.memoryUsage().rss / 1e6);
    if (i === 2) {
      const merged = await database.pool.query(
        "select count(*) filter (where same_as is not null) m, count(*) filter (where source='esco') e from taxonomy_occupation union all select count(*) filter (where same_as is not null) m, count(*) filter (where source='esco') e from taxonomy_skill",
      );
      console.log(merged.rows);
      const ads = readFileSync('../shared/data/jobs/italy/cpi_lazio_offers.jsonl', 'utf8')
        .trim()
        .split('\n')
        .map((l) => JSON.parse(l))
        .filter((a) => a.Qualifica);
      const t1 = performance.now();
      for (const a of ads) tx.linkTitle(a.Qualifica);
      const t2 = performance.now();
      for (const a of ads) tx.linkTitle(a.Qualifica);
      console.log('link ms/title', (t2 - t1) / ads.length, (performance.now() - t2) / ads.length);
      const t3 = performance.now();
      let n = 0;
      for (const a of ads) n += tx.extractSkills(`${a.Qualifica} ${a.Mansioni ?? ''}`).length;
      console.log('extract ms', (performance.now() - t3) / ads.length, n / ads.length);
      for (const a of ads.slice(0, 400).filter((_: unknown, i: number) => i % 8 === 0))
        console.log(
          a.Qualifica.slice(0, 90),
          '=>',
          tx
            .linkTitle(a.Qualifica, { limit: 2 })
            .map((c) => `${c.occupation.label('it')} ${c.score}`)
            .join(' | '),
        );
      for (const a of ads.slice(0, 400).filter((_: unknown, i: number) => i % 25 === 0))
        console.log(
          'TEXT',
          a.Mansioni,
          '\n   =>',
          tx
            .extractSkills(a.Mansioni ?? '')
            .map((c) => `[${(a.Mansioni as string).slice(c.from, c.to)}] ${c.skill.label('it')}`)
            .join(' | '),
        );
    }
  }
}, 300000);
