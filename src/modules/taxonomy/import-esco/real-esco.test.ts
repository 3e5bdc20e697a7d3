import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { testPlatform } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { silentTerminal } from '../../../platform/cli/terminal.ts';
import { taxonomyOf } from '../api.ts';
import { loadTaxonomy } from '../testing/load-taxonomy.ts';
import { importEscoCommand } from './import-esco.command.ts';

const SHARED = path.resolve(import.meta.dirname, '../../../../../shared/data/esco');
const present = existsSync(SHARED);
if (!present) console.warn('../shared/data/esco is not here: the test with the official download is skipped');

const temp = mkdtempSync(path.join(tmpdir(), 'real-esco-'));
afterAll(() => rmSync(temp, { recursive: true, force: true }));

describe.skipIf(!present)('la classificazione europea ufficiale', async () => {
  const database = await testDatabase();
  const folders = ['v1.1.1-en', 'v1.0.8-it'].map((name) => path.join(SHARED, name));

  async function run() {
    const terminal = silentTerminal();
    const platform = testPlatform(database, { environment: { TALENTHUB_DATA_DIR: temp } });
    const code = await importEscoCommand.run(platform, folders, { ...terminal, json: true });
    return { code, tally: JSON.parse(terminal.lines.at(-1) ?? '{}') };
  }

  test('entra tutta, in meno di un minuto; la seconda volta è tutta invariata', async () => {
    await loadTaxonomy(database);
    const started = performance.now();
    expect(await run()).toMatchObject({ code: 0, tally: { read: 175_750, rejected: 0, duplicate: 0 } });
    expect(performance.now() - started).toBeLessThan(60_000);
    expect((await run()).tally).toMatchObject({ new: 0, changed: 0, unchanged: 175_750 });
    const { rows } = await database.pool.query(`select
      (select count(*)::int from taxonomy_occupation where source = 'esco') as occupations,
      (select count(*)::int from taxonomy_skill where source = 'esco') as skills,
      (select count(*)::int from taxonomy_occupation_skill r join taxonomy_occupation o on o.id = r.occupation_id and o.source = 'esco') as relations`);
    expect(rows[0]).toEqual({ occupations: 3010, skills: 13_896, relations: 123_855 });
  }, 180_000);

  test('un titolo si collega in meno tempo di due milioni di somme', async () => {
    const taxonomy = await taxonomyOf(testPlatform(database));
    const titles = [
      'Cameriere/a di sala',
      'addetto alla contabilità con esperienza',
      'Tecnico della produzione manifatturiera - turnista',
      'Software engineer',
    ];
    const link = (rounds: number) => {
      for (let round = 0; round < rounds; round++) for (const title of titles) taxonomy.linkTitle(title);
    };
    link(50);
    // A ratio of processor times of the same run: neither other work nor the machine decide. Two million additions are a millisecond of a quiet core.
    const before = process.cpuUsage();
    link(100);
    const linking = process.cpuUsage(before);
    const yardstick = process.cpuUsage();
    let sum = 0;
    for (let each = 0; each < 2e8; each++) sum += each * 1.1;
    const adding = process.cpuUsage(yardstick);
    expect(sum).toBeGreaterThan(0);
    const ofOneTitle = (linking.user + linking.system) / (100 * titles.length);
    expect(ofOneTitle / ((adding.user + adding.system) / 100)).toBeLessThan(1);
  }, 60_000);
});
