import { spawn } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asOwner } from '../../../../test/support/database.ts';
import { ask, isRoot, processesUnder, spawnStarter, temporaryFolder } from '../../../../test/support/embedded.ts';
import { openDatabase } from '../database.ts';
import { readPidFile } from './running.ts';
import { startEmbeddedPostgres } from './start.ts';

function postmasterOf(folder: string): number {
  return readPidFile(join(folder, 'postgres', 'cluster', 'data'))?.pid ?? 0;
}

const WRITE = 'create table prova as select 1 as n';

describe('dopo un kill -9', () => {
  test('di Node: il server sopravvive, il nuovo avvio lo adotta con tutto quello che era confermato', async () => {
    const folder = temporaryFolder();
    const killed = await spawnStarter(folder);
    await ask(killed.report, WRITE);
    await killed.kill();
    const survivor = postmasterOf(folder);
    expect(processesUnder(folder)).toContain(survivor);

    const server = await startEmbeddedPostgres({ dataDir: folder });
    expect(server).toMatchObject({ adopted: true, url: killed.report.url });
    expect(await ask(server, 'select n from prova')).toEqual([{ n: 1 }]);
    await server.stop();
    expect(processesUnder(folder)).toEqual([]);
  });

  test('del server, mentre il sito lo usa: riparte da solo sulla stessa porta e niente di confermato è perso', async () => {
    const folder = temporaryFolder();
    const logged: string[] = [];
    const database = await openDatabase({ dataDir: folder, log: (message) => logged.push(message) });
    await asOwner(database, 'create table prova (n int); grant all on prova to public');
    await database.pool.query('insert into prova values (7)');
    const first = postmasterOf(folder);
    process.kill(first, 'SIGKILL');
    const killedAt = Date.now();
    const { rows } = await database.read(() => database.pool.query('select n from prova'));
    expect(rows).toEqual([{ n: 7 }]);
    expect(Date.now() - killedAt).toBeLessThan(15_000);
    expect(postmasterOf(folder)).not.toBe(first);
    expect(logged.join('\n')).toMatch(/has died: starting it again/);
    await database.close();
    expect(processesUnder(folder)).toEqual([]);
  });

  test('di tutti e due: il nuovo avvio ripara e ritrova i dati', async () => {
    const folder = temporaryFolder();
    const killed = await spawnStarter(folder);
    await ask(killed.report, WRITE);
    process.kill(postmasterOf(folder), 'SIGKILL');
    await killed.kill();

    const server = await startEmbeddedPostgres({ dataDir: folder });
    expect(server.adopted).toBe(false);
    expect(await ask(server, 'select n from prova')).toEqual([{ n: 1 }]);
    await server.stop();
    expect(processesUnder(folder)).toEqual([]);
  });

  test('con una seconda macchina di lavoro collegata: la rimette in piedi una sola e l’altra la ritrova', async () => {
    const folder = temporaryFolder();
    const site = await spawnStarter(folder);
    const database = await openDatabase({ dataDir: folder });
    process.kill(postmasterOf(folder), 'SIGKILL');
    expect(await database.read(() => database.pool.query('select 1 as n').then(({ rows }) => rows))).toEqual([{ n: 1 }]);
    expect(await ask(site.report, 'select 1 as n')).toEqual([{ n: 1 }]);
    await database.close();
    expect(await ask(site.report, 'select 1 as n')).toEqual([{ n: 1 }]);
    await site.stop();
    expect(processesUnder(folder)).toEqual([]);
  });
});

describe('un file postmaster.pid che inganna', () => {
  test('il numero ora è di un altro processo: il server parte e quel processo resta vivo', async () => {
    const folder = temporaryFolder();
    const killed = await spawnStarter(folder);
    process.kill(postmasterOf(folder), 'SIGKILL');
    await killed.kill();
    const pidFile = join(folder, 'postgres', 'cluster', 'data', 'postmaster.pid');
    // The same account, because PostgreSQL itself already ignores ids of other accounts.
    const uid = isRoot ? statSync(pidFile).uid : undefined;
    const stranger = spawn('sleep', ['60'], { uid, stdio: 'ignore' });
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(stranger.pid)));

    const logged: string[] = [];
    const server = await startEmbeddedPostgres({ dataDir: folder, log: (message) => logged.push(message) });
    expect(logged.join()).toContain(`names process ${stranger.pid}, which is not our server`);
    expect(stranger.exitCode).toBeNull();
    stranger.kill();
    await server.stop();
  });

  test('il server c’è ma non risponde più: viene fermato e riavviato', async () => {
    const folder = temporaryFolder();
    const killed = await spawnStarter(folder);
    await ask(killed.report, WRITE);
    await killed.kill();
    const stuck = postmasterOf(folder);
    process.kill(stuck, 'SIGSTOP');

    const server = await startEmbeddedPostgres({ dataDir: folder });
    expect(server.adopted).toBe(false);
    expect(postmasterOf(folder)).not.toBe(stuck);
    expect(await ask(server, 'select n from prova')).toEqual([{ n: 1 }]);
    await server.stop();
    expect(processesUnder(folder)).toEqual([]);
  });
});
