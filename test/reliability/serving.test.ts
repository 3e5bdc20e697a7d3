import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { processesUnder } from '../support/embedded.ts';
import { eventually, freePort, installation, launchByName, prepareProduct, promised, ready, type Server } from '../support/product.ts';

// Real processes on a machine that may be busy: what is measured has its own limits.
vi.setConfig({ testTimeout: 240_000 });
beforeAll(async () => void (await prepareProduct()));

/** Whoever was being served gets the answer, nobody new is let in, and it ends well. */
async function expectDrained(server: Server, signal: NodeJS.Signals): Promise<void> {
  const request = await slowRequest(server.url);
  const ended = server.stop(signal);
  await eventually(async () =>
    fetch(`${server.url}/healthz`).then(
      () => false,
      () => true,
    ),
  );
  const answer = await request.finish();
  expect(answer).toMatch(/^HTTP\/1\.1 200/);
  expect(answer).toMatch(/^connection: close\r$/im);
  expect((await ended).code).toBe(0);
}

/** A request whose second half comes only when told to: it is under way until then. */
async function slowRequest(url: string): Promise<{ finish(): Promise<string> }> {
  const body = JSON.stringify({ text: 'so usare il muletto', lang: 'it' });
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    `POST /api/v1/skills/extract HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
  );
  await pause(200);
  return {
    async finish() {
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk.toString();
      });
      socket.write(body.slice(10));
      await once(socket, 'close');
      return answer;
    },
  };
}

describe('due avvii', () => {
  test('sulla stessa cartella servono entrambi; fermati con SIGTERM e SIGINT finiscono chi era in linea; il database si ferma con l’ultimo', async () => {
    const place = await installation({ prepared: true });
    const [first, second] = await Promise.all([place.serve(), place.serve()]);
    await expectDrained(first, 'SIGTERM');
    await eventually(async () => (await fetch(`${second.url}/readyz`)).status === 200);
    await expectDrained(second, 'SIGINT');
    expect(processesUnder(place.dataDir)).toEqual([]);
  });

  test('su una porta già presa: una frase chiara, uscita 2, nulla resta acceso', async () => {
    const place = await installation({ prepared: true });
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = String(typeof address === 'object' && address ? address.port : 0);
    const { code, stderr, stdout } = await place.run(['start'], { PORT: port });
    taken.close();
    expect(code).toBe(2);
    expect(stderr).toContain(`The address 127.0.0.1:${port} is already taken`);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
    expect(processesUnder(place.dataDir)).toEqual([]);
  });
});

describe('fermarsi', () => {
  test('durante la preparazione del primo avvio: uscita 0, nessun PostgreSQL resta acceso', async () => {
    const place = await installation({ prepared: false });
    const starting = place.spawn(['start'], { PORT: String(await freePort()) });
    await eventually(async () => processesUnder(place.dataDir).length > 3);
    starting.process.kill('SIGTERM');
    // The same wish often arrives twice: from the terminal and from who started it.
    starting.process.kill('SIGINT');
    expect((await starting.ended).code).toBe(0);
    expect(processesUnder(place.dataDir)).toEqual([]);
  });

  test('se chi ha lanciato il comando è ucciso di colpo, anche il server e il database si fermano', async () => {
    const place = await installation({ prepared: true });
    const port = String(await freePort());
    const server = await ready(launchByName(['start'], { ...place.environment, PORT: port }), `http://127.0.0.1:${port}`);
    await server.kill();
    await eventually(async () => processesUnder(place.dataDir).length === 0);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });
});

describe('il database ucciso di colpo', () => {
  test('le pagine rispondono (200, o 503 leggibile) e tornano tutte entro 15 secondi, senza riavviare', async () => {
    const place = await installation({ prepared: true });
    const server = await place.serve();
    const postmaster = Number(readFileSync(join(place.dataDir, 'postgres/cluster/data/postmaster.pid'), 'utf8').split('\n')[0]);
    const paths = ['/', '/opportunita', '/professioni', '/opportunita/999999-niente', '/segnala-problema', '/api/v1/opportunities/999999'];
    const healthy = await statuses(server.url, paths);
    process.kill(postmaster, 'SIGKILL');
    const killedAt = performance.now();
    const seen = new Set<number>();
    await eventually(async () => {
      const now = await statuses(server.url, paths);
      for (const status of now) seen.add(status);
      return performance.now() - killedAt > 300 && now.join() === healthy.join() && (await fetch(`${server.url}/readyz`)).status === 200;
    }, promised(15_000));
    expect([...seen].filter((status) => ![200, 404, 503].includes(status))).toEqual([]);
    expect(server.process.exitCode).toBeNull();
    expect((await server.stop()).code).toBe(0);
    expect(processesUnder(place.dataDir)).toEqual([]);
  });
});

async function statuses(url: string, paths: readonly string[]): Promise<number[]> {
  return Promise.all(
    paths.map(async (path) => {
      const answer = await fetch(url + path);
      const body = await answer.text();
      if (answer.status === 503) expect(body).toMatch(path.startsWith('/api') ? /"status":503/ : /<h1>/);
      return answer.status;
    }),
  );
}
