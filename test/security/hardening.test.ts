import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { cookieOf } from '../../src/modules/accounts/testing/sign-in.ts';
import { withPassword } from '../../src/modules/accounts/testing/with-password.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { testApp, tokenOf } from '../support/app.ts';
import { furnishedDatabase } from '../support/furnished.ts';
import { rawHttp } from '../support/raw-http.ts';
import { addressOf, countAllRows, type Examples, examplesIn, routes } from '../support/site.ts';

const EVIL = 'evil.example';
const database = await furnishedDatabase();
let app: FastifyInstance;
let platform: Platform;
let examples: Examples;
let cookie: string;

beforeAll(async () => {
  ({ app, platform } = await testApp(database, { environment: { PUBLIC_URL: 'https://talenthub.example' } }));
  examples = await examplesIn(app, database);
  const person = await withPassword(database);
  cookie = await cookieOf(database, platform.clock.now(), { person: person.id, role: 'youth' });
});

const reads = routes.filter((route) => route.method === 'GET');

describe('ogni risposta, anche gli errori e i rimandi', () => {
  test('ha le intestazioni che tengono il browser dalla nostra parte', async () => {
    const urls = [
      ...reads.map((route) => addressOf(route, examples)),
      ...['/non-esiste', '/%E0%A4%A', '/assets/nulla.js', '/api/v1/niente', '/healthz', '/readyz', '/metrics'],
    ];
    let [errors, redirects] = [0, 0];
    for (const url of urls) {
      for (const headers of [{}, { cookie }]) {
        const answer = await app.inject({ url, headers });
        const got = answer.headers;
        expect(got['content-security-policy'], url).toMatch(/default-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/);
        expect(got['content-security-policy'], url).not.toMatch(/unsafe-|\*|data:[^;]*script/);
        expect(got['strict-transport-security'], url).toMatch(/max-age=31536000; includeSubDomains/);
        expect(got['x-content-type-options'], url).toBe('nosniff');
        expect(got['referrer-policy'], url).toBeDefined();
        expect(got['permissions-policy'], url).toMatch(/camera=\(\), microphone=\(\)/);
        expect(got['cross-origin-opener-policy'], url).toBe('same-origin');
        expect(got['access-control-allow-origin'], url).toBeUndefined();
        if (answer.statusCode >= 400) errors += 1;
        if ([301, 302, 303].includes(answer.statusCode)) redirects += 1;
      }
    }
    expect(errors).toBeGreaterThan(5);
    expect(redirects).toBeGreaterThan(5);
  });

  test('a chi ha fatto l’accesso non resta in nessuna memoria: no-store', async () => {
    for (const route of reads.filter(({ guard }) => guard === 'signed-in' || guard === 'half-signed-in')) {
      const answer = await app.inject({ url: addressOf(route, examples), headers: { cookie } });
      expect(String(answer.headers['cache-control']), route.path).toMatch(answer.statusCode === 303 ? /no-store|undefined/ : /no-store/);
    }
  });
});

describe('un indirizzo inventato nella richiesta', () => {
  test.each<Record<string, string>>([
    { 'x-forwarded-host': EVIL },
    { 'x-forwarded-host': EVIL, 'x-forwarded-proto': 'http' },
    { forwarded: `host=${EVIL}` },
    { host: EVIL },
    { host: `${EVIL}:443` },
    { 'x-host': EVIL },
    { 'x-original-url': '/area/account', 'x-rewrite-url': '/area/account' },
  ])('non finisce nelle pagine né nei rimandi: %o', async (headers) => {
    for (const route of reads) {
      const answer = await app.inject({ url: addressOf(route, examples), headers });
      expect(answer.body, route.path).not.toContain(EVIL);
      expect(JSON.stringify(answer.headers), route.path).not.toContain(EVIL);
      if (route.path === '/') expect(answer.body).not.toContain('accounts.');
    }
  });

  test('in un parametro qualunque non porta fuori dal sito', async () => {
    const names = [
      'da',
      'next',
      'url',
      'to',
      'return',
      'returnTo',
      'redirect',
      'redirect_uri',
      'continue',
      'dest',
      'goto',
      'esito',
      'RelayState',
    ];
    for (const where of [`//${EVIL}`, `https://${EVIL}`, `/\\${EVIL}`, `javascript:alert('${EVIL}')`]) {
      const query = names.map((name) => `${name}=${encodeURIComponent(where)}`).join('&');
      for (const route of reads) {
        for (const headers of [{}, { cookie }]) {
          const answer = await app.inject({ url: `${addressOf(route, examples)}?${query}`, headers });
          const location = answer.headers.location;
          if (location !== undefined)
            expect(new URL(String(location), 'https://talenthub.example').host, route.path).toBe('talenthub.example');
          expect(answer.body, route.path).not.toMatch(/(?:href|action|src)="(?:\/\/|https?:\/\/|\/\\|javascript:)[^"]*evil/i);
        }
      }
    }
  });

  test('un metodo scritto in un’intestazione o in un campo non vale: resta quello vero', async () => {
    const before = await countAllRows(database);
    for (const name of ['x-http-method-override', 'x-method-override', 'x-http-method']) {
      const answer = await app.inject({ method: 'GET', url: '/esci?_method=POST', headers: { [name]: 'POST', cookie } });
      expect(answer.statusCode, name).toBe(405);
    }
    expect(await countAllRows(database)).toEqual(before);
  });
});

describe('il segno dei moduli', () => {
  test('è diverso a ogni caricamento, così la misura di una pagina compressa non lo tradisce; e ognuno vale', async () => {
    const pages = await Promise.all(Array.from({ length: 20 }, () => app.inject('/segnala-problema')));
    const tokens = pages.map((page) => tokenOf(page.body));
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  test('un modulo reinviato identico è scritto una volta; con altre parole è un altro', async () => {
    const token = tokenOf((await app.inject('/segnala-problema')).body);
    const send = (description: string, _csrf = token) =>
      app.inject({
        method: 'POST',
        url: '/segnala-problema',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf, page: '/', description }).toString(),
      });
    const count = async () => (await countAllRows(database)).site_fault_report ?? 0;
    const before = await count();
    const together = await Promise.all([send('uguale'), send('uguale'), send('uguale')]);
    expect(together.map((answer) => answer.statusCode).sort()).toEqual([303, 409, 409]);
    expect((await send('uguale')).statusCode).toBe(409);
    expect(await count()).toBe(before + 1);
    expect((await send('diverso')).statusCode).toBe(303);
    expect((await send('uguale', tokenOf((await app.inject('/segnala-problema')).body))).statusCode).toBe(303);
    expect(await count()).toBe(before + 3);
  });
});

describe('sulla linea', () => {
  const head = 'POST /segnala-problema HTTP/1.1\r\nhost: x\r\nconnection: close\r\n';
  test.each([
    ['lunghezza e pezzi insieme', `${head}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['due lunghezze diverse', `${head}content-length: 0\r\ncontent-length: 20\r\n\r\nGET /area HTTP/1.1\r\n\r\n`],
    ['pezzi scritti male', `${head}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
    ['pezzi con uno spazio', `${head}transfer-encoding : chunked\r\n\r\n0\r\n\r\n`],
    ['una lunghezza con il segno', `${head}content-length: +5\r\n\r\nabcde`],
    ['un’intestazione su due righe', `${head}x: a\r\n b: c\r\ncontent-length: 0\r\n\r\n`],
    ['una riga che finisce a metà', 'GET / HTTP/1.1\nhost: x\nconnection: close\n\n'],
  ])('%s: una sola risposta, e chiude', async (_what, bytes) => {
    const { app: served } = await testApp(database);
    const send = await rawHttp(served);
    const answer = await send(Buffer.from(bytes, 'latin1'));
    expect(answer.match(/HTTP\/1\.1 /g)?.length ?? 0).toBeLessThanOrEqual(1);
    if (answer !== '') expect(Number(answer.slice(9, 12))).toBeLessThan(500);
    await served.close();
  });

  test('chi scrive una lettera alla volta non toglie il posto agli altri', async () => {
    const { app: served } = await testApp(database);
    const port = Number(new URL(await served.listen({ port: 0, host: '127.0.0.1' })).port);
    const slow = await Promise.all(
      Array.from({ length: 300 }, async (_each, n) => {
        const socket = connect(port, '127.0.0.1').on('error', () => undefined);
        await once(socket, 'connect');
        // Half of them never finish the headers, half never finish the body.
        socket.write(
          n % 2 ? 'GET / HTTP/1.1\r\nhost: x\r\nx-a: ' : 'POST /segnala-problema HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\na',
        );
        return socket;
      }),
    );
    await pause(300);
    const began = performance.now();
    const answers = await Promise.all(Array.from({ length: 10 }, () => fetch(`http://127.0.0.1:${port}/healthz`)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    const page = await fetch(`http://127.0.0.1:${port}/privacy`);
    expect(page.status).toBe(200);
    // Read to its end: the server waits for answers under way before it stops.
    expect(await page.text()).toContain('</html>');
    expect(performance.now() - began).toBeLessThan(5000);
    for (const socket of slow) socket.destroy();
    await served.close();
  });

  test('chi non finisce la richiesta è lasciato andare: i limiti ci sono', () => {
    expect(app.server.requestTimeout).toBeLessThanOrEqual(30_000);
    expect(app.server.headersTimeout).toBeLessThanOrEqual(60_000);
    expect(app.server.maxConnections ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(10_000);
  });
});
