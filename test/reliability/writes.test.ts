import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { processesUnder } from '../support/embedded.ts';
import { eventually, freePort, type Installation, installation, prepareProduct, promised, ready, type Server } from '../support/product.ts';
import { askDatabase } from '../support/rows.ts';
import { sendingPeople } from '../support/sending-people.ts';

const PEOPLE = 6;
const KILLS = 3;
const BEHIND_PROXY = { TRUST_PROXY: 'true' };

// Real processes on a machine that may be busy: what is measured has its own limits.
vi.setConfig({ testTimeout: 300_000 });
beforeAll(async () => void (await prepareProduct()));

/** How often each wish was written, as the database says. */
async function written(place: Installation): Promise<Map<string, number>> {
  const rows = await askDatabase<{ description: string; times: number }>(
    place,
    "select description, count(*)::int as times from site_fault_report where description like 'prova %' group by 1",
  );
  return new Map(rows.map(({ description, times }) => [description, times]));
}

/** Every acknowledged wish is there, and no wish is there twice. Prints the counts. */
async function expectNothingLostOrDouble(what: string, place: Installation, acknowledged: readonly string[]): Promise<void> {
  const found = await written(place);
  const lost = acknowledged.filter((wish) => !found.has(wish));
  const double = [...found].filter(([, times]) => times > 1);
  console.info(`${what}: ${acknowledged.length} writes acknowledged, ${lost.length} lost, ${double.length} duplicated`);
  expect(acknowledged.length).toBeGreaterThan(PEOPLE * KILLS);
  expect(lost).toEqual([]);
  expect(double).toEqual([]);
}

async function readyAgain(url: string, began: number): Promise<number> {
  await eventually(async () => (await fetch(`${url}/readyz`)).status === 200);
  return performance.now() - began;
}

function postmasterOf({ dataDir }: Installation): number {
  return Number(readFileSync(join(dataDir, 'postgres/cluster/data/postmaster.pid'), 'utf8').split('\n')[0]);
}

describe('uccisi di colpo mentre le persone inviano moduli, che reinviano finché non ricevono risposta', () => {
  test('il sito (con i suoi lavori): nulla di confermato è perso, nulla è doppio, pronto di nuovo entro 3 secondi', async () => {
    const place = await installation({ prepared: true, environment: BEHIND_PROXY });
    const port = String(await freePort());
    const start = () => ready(place.spawn(['start'], { PORT: port }), `http://127.0.0.1:${port}`);
    let server: Server = await start();
    const people = sendingPeople(server.url, PEOPLE);
    const times: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      await people.untilAcknowledged(people.acknowledged.length + 15);
      await pause(Math.random() * 50);
      await server.kill();
      const began = performance.now();
      server = await start();
      times.push(await readyAgain(server.url, began));
    }
    await people.stop();
    console.info(`ready again after ${times.map((time) => `${(time / 1000).toFixed(1)} s`).join(', ')}`);
    expect(Math.min(...times)).toBeLessThan(promised(3000));
    await expectNothingLostOrDouble('app killed', place, people.acknowledged);
    expect((await server.stop()).code).toBe(0);
  });

  test('il database: nulla di confermato è perso, nulla è doppio, pronto di nuovo entro 15 secondi senza riavviare il sito', async () => {
    const place = await installation({ prepared: true, environment: BEHIND_PROXY });
    const server = await place.serve();
    const people = sendingPeople(server.url, PEOPLE);
    const times: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      await people.untilAcknowledged(people.acknowledged.length + 15);
      const postmaster = postmasterOf(place);
      process.kill(postmaster, 'SIGKILL');
      const began = performance.now();
      // Ready is what answers after the new one has started, not what the old one still had in hand.
      await eventually(async () => postmasterOf(place) !== postmaster);
      times.push(await readyAgain(server.url, began));
    }
    await people.stop();
    console.info(`ready again after ${times.map((time) => `${(time / 1000).toFixed(1)} s`).join(', ')}`);
    expect(Math.max(...times)).toBeLessThan(promised(15_000));
    await expectNothingLostOrDouble('database killed', place, people.acknowledged);
    // While it was gone people saw a page that says so, never an error of the inside.
    expect([...people.statuses].filter((status) => ![200, 303, 409, 503].includes(status))).toEqual([]);
    expect((await server.stop()).code).toBe(0);
    expect(processesUnder(place.dataDir)).toEqual([]);
  });

  test('fermato con SIGTERM e riavviato più volte: chi ha avuto risposta è scritto una volta', async () => {
    const place = await installation({ prepared: true, environment: BEHIND_PROXY });
    const port = String(await freePort());
    const start = () => ready(place.spawn(['start'], { PORT: port }), `http://127.0.0.1:${port}`);
    let server: Server = await start();
    const people = sendingPeople(server.url, PEOPLE);
    for (let stop = 0; stop < KILLS; stop++) {
      await people.untilAcknowledged(people.acknowledged.length + 15);
      expect((await server.stop()).code).toBe(0);
      server = await start();
    }
    await people.stop();
    await expectNothingLostOrDouble('stopped in order', place, people.acknowledged);
    expect((await server.stop()).code).toBe(0);
  });
});
