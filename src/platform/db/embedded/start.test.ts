import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask, isRoot, processesUnder, spawnStarter, spawnStarterNow, temporaryFolder } from '../../../../test/support/embedded.ts';
import { startEmbeddedPostgres } from './start.ts';

describe('la base dati incorporata', () => {
  test('parte, tiene i dati da una volta all’altra sulla stessa porta, e fermandosi non lascia processi', async () => {
    const folder = temporaryFolder();
    const first = await startEmbeddedPostgres({ dataDir: folder });
    expect(first.adopted).toBe(false);
    await ask(first, 'create table prova as select 42 as n');
    await first.stop();
    await first.stop();
    expect(processesUnder(folder)).toEqual([]);

    const second = await startEmbeddedPostgres({ dataDir: folder });
    expect(second).toMatchObject({ adopted: false, url: first.url });
    expect(await ask(second, 'select n from prova')).toEqual([{ n: 42 }]);
    await second.stop();
  });

  test('ascolta solo su questa macchina, con una password in un file che gli altri non leggono, e scrive davvero su disco', async () => {
    const folder = temporaryFolder();
    const server = await startEmbeddedPostgres({ dataDir: folder });
    const [row] = await ask(
      server,
      "select current_setting('listen_addresses') as address, current_setting('fsync') as fsync, current_setting('server_version_num')::int / 10000 as major, version() as v",
    );
    expect(row).toMatchObject({ address: '127.0.0.1', fsync: 'on', major: 18 });
    const password = join(folder, 'postgres', 'cluster', 'password');
    expect(statSync(password).mode & 0o777).toBe(0o600);
    expect(new URL(server.url).password).toBe(readFileSync(password, 'utf8'));
    const wrong = { url: server.url.replace(/:[^:@]+@/, ':sbagliata@') };
    await expect(ask(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect(statSync(join(folder, 'postgres', 'cluster')).uid === 0).toBe(false);
    if (!isRoot) expect(statSync(password).uid).toBe(process.getuid?.());
    await server.stop();
  });

  test('la porta dell’altra volta è occupata: ne sceglie un’altra', async () => {
    const folder = temporaryFolder();
    const first = await startEmbeddedPostgres({ dataDir: folder, durable: false });
    await first.stop();
    const port = Number(new URL(first.url).port);
    const squatter = createServer().listen(port, '127.0.0.1');
    const second = await startEmbeddedPostgres({ dataDir: folder, durable: false });
    expect(Number(new URL(second.url).port)).not.toBe(port);
    expect(await ask(second, 'select 1 as n')).toEqual([{ n: 1 }]);
    await second.stop();
    squatter.close();
  });

  test('se il server rifiuta di partire, si legge quello che ha detto', async () => {
    const folder = temporaryFolder();
    await (await startEmbeddedPostgres({ dataDir: folder, durable: false })).stop();
    appendFileSync(join(folder, 'postgres', 'cluster', 'data', 'postgresql.conf'), '\nshared_buffers = tanto\n');
    const attempt = startEmbeddedPostgres({ dataDir: folder, durable: false });
    await expect(attempt).rejects.toMatchObject({ code: 'server_failed', message: expect.stringMatching(/shared_buffers.*"tanto"/s) });
    await expect(attempt).rejects.not.toMatchObject({ message: expect.stringContaining('undefined') });
  });
});

describe('più processi insieme', () => {
  test('due avvii nello stesso momento: il secondo aspetta e usa il server del primo; lo ferma chi esce per ultimo', async () => {
    const folder = temporaryFolder();
    const [a, b] = await Promise.all([spawnStarter(folder), spawnStarter(folder)]);
    expect(a.report.url).toBe(b.report.url);
    const [starter, adopter] = a.report.adopted ? [b, a] : [a, b];
    expect([starter.report.adopted, adopter.report.adopted]).toEqual([false, true]);
    await starter.stop();
    expect(await ask(adopter.report, 'select 1 as n')).toEqual([{ n: 1 }]);
    await adopter.stop();
    expect(processesUnder(folder)).toEqual([]);
  });

  test('un comando che trova il sito acceso lo lascia acceso', async () => {
    const folder = temporaryFolder();
    const site = await spawnStarter(folder);
    const command = await startEmbeddedPostgres({ dataDir: folder });
    expect(command).toMatchObject({ adopted: true, url: site.report.url });
    await command.stop();
    expect(await ask(site.report, 'select 1 as n')).toEqual([{ n: 1 }]);
    await site.stop();
    expect(processesUnder(folder)).toEqual([]);
  });

  test('il primo avvio è ucciso a metà della creazione, più volte: quello dopo riesce', async () => {
    const folder = temporaryFolder();
    for (const afterMs of [200, 350, 500]) {
      const child = spawnStarterNow(folder);
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      child.kill('SIGKILL');
    }
    const server = await startEmbeddedPostgres({ dataDir: folder });
    expect(await ask(server, 'select 1 as n')).toEqual([{ n: 1 }]);
    await server.stop();
    expect(processesUnder(folder)).toEqual([]);
  });
});

test('una base di un’altra versione maggiore non viene toccata e il messaggio dice che cosa fare', async () => {
  const folder = temporaryFolder();
  await (await startEmbeddedPostgres({ dataDir: folder, durable: false })).stop();
  writeFileSync(join(folder, 'postgres', 'cluster', 'data', 'PG_VERSION'), '17\n');
  await expect(startEmbeddedPostgres({ dataDir: folder })).rejects.toMatchObject({
    code: 'data_version_mismatch',
    message: expect.stringMatching(/PostgreSQL 17.*18.*backup/),
  });
});
