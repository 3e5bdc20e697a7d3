import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/platform/db/database.ts';
import { testDatabase } from './database.ts';
import { processesUnder, spawnStarter, temporaryFolder } from './embedded.ts';

const atTop = await testDatabase();

describe('le basi dati delle prove', () => {
  let inHook: Database;
  beforeAll(async () => {
    inHook = await testDatabase();
  });

  test('ogni file ha la sua, vuota e già migrata; si può chiedere in cima al file o in beforeAll', async () => {
    await atTop.write((db) => db.insertInto('platform_heartbeat').values({ name: 'mio' }).execute());
    expect(await inHook.read((db) => db.selectFrom('platform_heartbeat').selectAll().execute())).toEqual([]);
    expect(inHook.url).not.toBe(atTop.url);
  });

  test('se la prova è interrotta di colpo, il guardiano ferma il server e toglie la cartella', async () => {
    const folder = join(temporaryFolder(), 'run');
    mkdirSync(folder);
    const guardian = spawn(process.execPath, [join(import.meta.dirname, 'database-guardian.ts'), folder], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    const killed = await spawnStarter(folder);
    await killed.kill();
    expect(processesUnder(folder).length).toBeGreaterThan(0);
    const gone = once(guardian, 'exit');
    guardian.stdin.end();
    await gone;
    expect(processesUnder(folder)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });
});
