import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { TEST_NOW, testPlatform } from '../../../test/support/app.ts';
import { asOwner, testDatabase } from '../../../test/support/database.ts';
import { fixedClock } from '../clock/clock.ts';
import { ConfigError, readConfig } from '../config/config.ts';
import { beat } from '../jobs/heartbeat.ts';
import { examine } from './examine.ts';
import { BACKUP, PULSE } from './examine-work.ts';

const database = await testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'talenthub-doctor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function states(environment: Record<string, string> = {}, now = new Date().toISOString()): Promise<Record<string, string>> {
  const platform = testPlatform(database, { clock: fixedClock(now), environment: { TALENTHUB_DATA_DIR: folder, ...environment } });
  return Object.fromEntries((await examine(platform, [])).map((each) => [each.check, each.state]));
}

describe('doctor', () => {
  test('una base aggiornata con il ruolo delle pagine va bene', async () => {
    expect(await states()).toMatchObject({ database: 'ok', 'database-roles': 'ok', 'row-security': 'ok', migrations: 'ok', clock: 'ok' });
  });

  test('un orologio sbagliato, un segreto che altri leggono, nessuna posta, nessun lavoro: lo dice', async () => {
    writeFileSync(path.join(folder, 'secret'), 'x');
    chmodSync(path.join(folder, 'secret'), 0o644);
    const found = await states({ TALENTHUB_DEMO: 'false' }, TEST_NOW.replace('2026', '2031'));
    expect(found).toMatchObject({ clock: 'warn', secret: 'wrong', mail: 'wrong', jobs: 'warn', backup: 'warn' });
    chmodSync(path.join(folder, 'secret'), 0o600);
    expect(await states({ SMTP_URL: 'smtp://127.0.0.1:9' })).toMatchObject({ secret: 'ok', mail: 'wrong' });
  });

  test('lavori e copie hanno un’età', async () => {
    const platform = testPlatform(database, { clock: fixedClock(TEST_NOW) });
    for (const name of [PULSE, BACKUP]) await beat(platform, name, {});
    expect(await states({}, TEST_NOW)).toMatchObject({ jobs: 'ok', backup: 'ok' });
    expect(await states({}, '2026-11-30T09:00:00Z')).toMatchObject({ jobs: 'warn', backup: 'warn' });
  });

  test('una tabella di persone senza protezione è un errore, e così una migrazione che manca', async () => {
    await asOwner(database, 'alter table accounts_consent no force row level security');
    await asOwner(database, "delete from platform_migration where name = '0008_site_faults'");
    expect(await states()).toMatchObject({ 'row-security': 'wrong', migrations: 'wrong' });
  });
});

describe('le chiavi di esempio', () => {
  test.each([
    ['TALENTHUB_SECRET', 'change-me-change-me-change-me-change-me'],
    ['TALENTHUB_SECRET', 'a'.repeat(40)],
    ['DATABASE_URL', 'postgres://talenthub:password@127.0.0.1:5432/talenthub'],
    ['SMTP_URL', 'smtps://user:password@mail.example:465'],
  ])('%s di esempio è rifiutata in produzione', (name, value) => {
    expect(() => readConfig({ NODE_ENV: 'production', [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ NODE_ENV: 'production', [name]: value })).toThrow(name);
    expect(readConfig({ NODE_ENV: 'development', [name]: value })).toMatchObject({ NODE_ENV: 'development' });
  });
});
