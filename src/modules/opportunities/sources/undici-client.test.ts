import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SourceFailure } from './source-client.ts';
import { undiciClient } from './undici-client.ts';

const NOTHING_KNOWN = { etag: null, lastModified: null };
const hits: string[] = [];
const server = createServer(answer);
let base = '';

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? '';
  hits.push(path);
  const redirect = (to: string) => response.writeHead(302, { location: to }).end();
  if (path === '/feed') {
    if (request.headers['if-none-match'] === '"uno"') return void response.writeHead(304).end();
    return void response.writeHead(200, { etag: '"uno"', 'last-modified': 'Sat, 21 Nov 2026 08:00:00 GMT' }).end('ciao');
  }
  if (path === '/gzip') return void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('ciao'));
  if (path === '/br') return void response.writeHead(200, { 'content-encoding': 'br' }).end('x');
  if (path === '/giro') return void redirect('/giro');
  if (path === '/sposta') return void redirect('/feed');
  if (path === '/fuori') return void redirect('file:///etc/passwd');
  if (path === '/rotto') {
    response.writeHead(200, { 'content-length': '1000' }).write('inizio');
    return void setTimeout(() => response.destroy(), 20);
  }
  if (path === '/lento') return void response.writeHead(200).write('inizio');
  response.writeHead(404).end();
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function bytes(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('leggere una fonte in rete', () => {
  const client = undiciClient({ allowPrivate: true });

  test('la prima volta arriva tutto, con la versione; la seconda solo «non è cambiato»', async () => {
    const first = await client.fetch(`${base}/feed`, NOTHING_KNOWN);
    if (!first.ok || first.value.type !== 'body') throw new Error('no body');
    expect((await bytes(first.value.body)).toString()).toBe('ciao');
    expect(first.value.version).toEqual({ etag: '"uno"', lastModified: 'Sat, 21 Nov 2026 08:00:00 GMT' });
    expect(await client.fetch(`${base}/feed`, first.value.version)).toEqual({ ok: true, value: { type: 'not-modified' } });
  });

  test('un corpo compresso passa com’è: lo apre chi legge i feed, con i suoi limiti', async () => {
    const answered = await client.fetch(`${base}/gzip`, NOTHING_KNOWN);
    if (!answered.ok || answered.value.type !== 'body') throw new Error('no body');
    expect(gunzipSync(await bytes(answered.value.body)).toString()).toBe('ciao');
  });

  test('segue un rinvio, ma non all’infinito e non fuori dal web', async () => {
    expect((await client.fetch(`${base}/sposta`, NOTHING_KNOWN)).ok).toBe(true);
    hits.length = 0;
    expect(await client.fetch(`${base}/giro`, NOTHING_KNOWN)).toMatchObject({ error: { code: 'opportunities.source-redirects' } });
    expect(hits).toHaveLength(6);
    expect(await client.fetch(`${base}/fuori`, NOTHING_KNOWN)).toMatchObject({
      error: { code: 'opportunities.source-url', params: { why: 'scheme' } },
    });
  });

  test('errori chiari: pagina che non c’è, compressione ignota, server che non risponde', async () => {
    expect(await client.fetch(`${base}/niente`, NOTHING_KNOWN)).toMatchObject({
      error: { code: 'opportunities.source-status', params: { status: 404 } },
    });
    expect(await client.fetch(`${base}/br`, NOTHING_KNOWN)).toMatchObject({ error: { code: 'opportunities.source-encoding' } });
    expect(await client.fetch('http://127.0.0.1:1/', NOTHING_KNOWN)).toMatchObject({ error: { code: 'opportunities.source-unreachable' } });
  });

  test('una connessione che cade, o che non finisce mai, si ferma con un errore', async () => {
    const broken = await client.fetch(`${base}/rotto`, NOTHING_KNOWN);
    if (!broken.ok || broken.value.type !== 'body') throw new Error('no body');
    await expect(bytes(broken.value.body)).rejects.toBeInstanceOf(SourceFailure);
    const slow = await undiciClient({ allowPrivate: true, totalMs: 300 }).fetch(`${base}/lento`, NOTHING_KNOWN);
    if (!slow.ok || slow.value.type !== 'body') throw new Error('no body');
    await expect(bytes(slow.value.body)).rejects.toBeInstanceOf(SourceFailure);
  });
});

describe('la rete propria resta fuori', () => {
  test('un nome che porta a un indirizzo privato non viene aperto, nemmeno se ne ha anche uno pubblico', async () => {
    hits.length = 0;
    for (const addresses of [['127.0.0.1'], ['93.184.216.34', '10.0.0.1'], ['::1'], ['::ffff:127.0.0.1']]) {
      const resolve = async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      const answered = await undiciClient({ allowPrivate: false, resolve }).fetch('http://lavoro.example/feed', NOTHING_KNOWN);
      expect(answered).toMatchObject({ error: { code: 'opportunities.source-address' } });
    }
    expect(hits).toEqual([]);
  });

  test('un nome che cambia indirizzo dopo il controllo (DNS rebinding): il nome è risolto una volta sola, e si va lì', async () => {
    let asked = 0;
    const resolve = async () => {
      asked++;
      return [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
    };
    const port = new URL(base).port;
    expect((await undiciClient({ allowPrivate: true, resolve }).fetch(`http://lavoro.example:${port}/feed`, NOTHING_KNOWN)).ok).toBe(true);
    expect(asked).toBe(1);
  });

  test('un indirizzo scritto in cifre è rifiutato prima di aprire qualsiasi connessione', async () => {
    hits.length = 0;
    const answered = await undiciClient({ allowPrivate: false }).fetch(`${base}/feed`, NOTHING_KNOWN);
    expect(answered).toMatchObject({ error: { code: 'opportunities.source-url' } });
    expect(hits).toEqual([]);
  });
});
