import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { isRoot, processesUnder, temporaryFolder } from '../support/embedded.ts';
import { eventually, installation, prepareProduct, promised } from '../support/product.ts';
import { askDatabase } from '../support/rows.ts';
import { sendingPeople } from '../support/sending-people.ts';

vi.setConfig({ testTimeout: 240_000 });
let template: string;
beforeAll(async () => {
  template = await prepareProduct();
});

const SPARE_MB = 64;

/** A small disk of its own for the data; gone with the test. */
function smallDisk(): string {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  const used = Number(execFileSync('du', ['-sm', template], { encoding: 'utf8' }).split('\t')[0]);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${used + SPARE_MB}m,mode=755`, 'none', folder]);
  onTestFinished(() => {
    for (const pid of processesUnder(folder)) process.kill(pid, 'SIGKILL');
    execFileSync('umount', ['-l', folder]);
  });
  return folder;
}

/** Takes all the room there is. Returns the file that does. */
function fillDisk(folder: string): string {
  const file = join(folder, 'everything-else');
  const handle = openSync(file, 'w');
  for (const size of [1 << 20, 4096, 1]) {
    try {
      for (;;) writeSync(handle, Buffer.alloc(size));
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOSPC') throw error;
    }
  }
  closeSync(handle);
  return file;
}

// Only root may mount a disk; who develops without it sees that it was left out.
describe.skipIf(!isRoot)('il disco pieno', () => {
  test('si legge ancora, o una pagina dice di riprovare; quando c’è posto si scrive di nuovo, e nulla di confermato è perso o doppio', async () => {
    const disk = smallDisk();
    const dataDir = join(disk, 'data');
    execFileSync('cp', ['-a', template, dataDir]);
    const place = await installation({ prepared: false, environment: { TALENTHUB_DATA_DIR: dataDir, TRUST_PROXY: 'true' } });
    const server = await place.serve();
    const people = sendingPeople(server.url, 4);
    await people.untilAcknowledged(20);
    const filler = fillDisk(disk);
    const seen = new Set<number>();
    await eventually(async () => {
      for (const path of ['/', '/opportunita', '/segnala-problema', '/privacy']) {
        const answer = await fetch(server.url + path);
        const body = await answer.text();
        seen.add(answer.status);
        expect(body).toContain('<h1');
      }
      return people.statuses.has(503);
    }, promised(60_000));
    rmSync(filler);
    const began = performance.now();
    await people.untilAcknowledged(people.acknowledged.length + 20);
    console.info(
      `disk full: pages answered ${[...seen]}, forms ${[...people.statuses]}; writes again after ${((performance.now() - began) / 1000).toFixed(1)} s`,
    );
    await people.stop();
    expect([...seen, ...people.statuses].filter((status) => ![200, 303, 409, 503].includes(status))).toEqual([]);
    const rows = await askDatabase<{ description: string; times: number }>(
      { ...place, dataDir },
      "select description, count(*)::int as times from site_fault_report where description like 'prova %' group by 1",
    );
    const found = new Map(rows.map(({ description, times }) => [description, times]));
    expect(people.acknowledged.filter((wish) => found.get(wish) !== 1)).toEqual([]);
    expect((await server.stop()).code).toBe(0);
  });
});
