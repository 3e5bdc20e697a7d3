import type { FastifyInstance } from 'fastify';
import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../src/design/layout/document.tsx';
import { errorPage, errorText } from '../../src/design/layout/error-page.tsx';
import { MAX_UNDER_WAY } from '../../src/platform/http/guards/overload.ts';
import { content } from '../../src/platform/http/reply.ts';
import { get } from '../../src/platform/http/route.ts';
import { createServer } from '../../src/platform/http/server.ts';
import { catalogue } from '../../src/platform/i18n/catalogue.ts';
import type { ModuleManifest } from '../../src/platform/module/manifest.ts';
import { NOBODY, testApp, testPlatform } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';
import { routes } from '../support/site.ts';

const database = await testDatabase();
const BEYOND = 60;

describe('chi esagera', () => {
  test('riceve 429 con Retry-After, anche su pagine che non esistono; gli altri sono serviti', async () => {
    const { app } = await testApp(database, { environment: { RATE_LIMIT_PER_MINUTE: '5' } });
    const answers = [];
    for (let n = 0; n < 8; n++) answers.push(await app.inject(n % 2 ? '/privacy' : `/niente-${n}`));
    expect(answers.map((answer) => answer.statusCode).filter((status) => status === 429).length).toBeGreaterThanOrEqual(2);
    const refused = answers.at(-1);
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused?.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(refused?.body).toContain('<h1>');
    expect((await app.inject({ url: '/privacy', remoteAddress: '10.1.2.3' })).statusCode).toBe(200);
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    // Nobody gets a new allowance by inventing where he comes from.
    const disguised = await app.inject({ url: '/privacy', headers: { 'x-forwarded-for': '8.8.8.8', 'x-real-ip': '8.8.8.8' } });
    expect(disguised.statusCode).toBe(429);
  });

  test('dietro un proxy conta l’indirizzo che ha visto il proxy, non quello che il visitatore inventa', async () => {
    const { app } = await testApp(database, { environment: { RATE_LIMIT_PER_MINUTE: '2', TRUST_PROXY: 'true' } });
    const from = (address: string) => app.inject({ url: '/privacy', headers: { 'x-forwarded-for': address } });
    const statuses = [];
    for (let n = 0; n < 4; n++) statuses.push((await from(`203.0.113.${n}, 198.51.100.7`)).statusCode);
    expect(statuses).toEqual([200, 200, 429, 429]);
    expect((await from('198.51.100.8')).statusCode).toBe(200);
  });

  test('ogni modulo che scrive e ogni calcolo dell’API ha un limite suo, o quello di tutti', async () => {
    const { app } = await testApp(database, { environment: { RATE_LIMIT_PER_MINUTE: '200' } });
    for (const { path, rateLimit, accepts } of routes.filter((route) => route.method === 'POST')) {
      const max = rateLimit?.max ?? 200;
      let status = 0;
      for (let n = 0; n <= max && status !== 429; n++) {
        const payload = accepts === 'json' ? '{}' : 'a=b';
        const type = accepts === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
        const answer = await app.inject({
          method: 'POST',
          url: path,
          payload,
          headers: { 'content-type': type },
          remoteAddress: '10.7.7.7',
        });
        status = answer.statusCode;
      }
      expect(status, path).toBe(429);
    }
  });
});

describe('il sovraccarico', () => {
  /** A server with one page that answers only when told to. */
  async function slowServer(): Promise<{ app: FastifyInstance; open: () => void }> {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const slow: ModuleManifest = {
      name: 'slow',
      dependsOn: [],
      texts: catalogue({}, {}),
      tables: [],
      routes: [
        get({
          path: '/lenta',
          guard: 'public',
          audit: 'slow.page',
          handle: async () => {
            await gate;
            return content('eccomi', 'text/plain');
          },
        }),
      ],
    };
    const site = { mainLinks: () => [], footerLinks: () => [], asset: (source: string) => `/assets/${source}` };
    const app = await createServer({
      ...NOBODY,
      platform: testPlatform(database),
      modules: [slow],
      assetsFolder: '/nowhere',
      renderer: { page: (view, request) => renderDocument(view, request, site), errorPage, errorText },
    });
    await app.ready();
    return { app, open };
  }

  test('oltre il limite si risponde subito 503 con Retry-After; chi era dentro è servito, e dopo entrano tutti', async () => {
    const { app, open } = await slowServer();
    const inside = Array.from({ length: MAX_UNDER_WAY }, () => app.inject('/lenta'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const began = performance.now();
    const outside = await Promise.all(Array.from({ length: BEYOND }, () => app.inject('/lenta')));
    const took = performance.now() - began;
    expect(new Set(outside.map((answer) => answer.statusCode))).toEqual(new Set([503]));
    expect(outside[0]?.headers['retry-after']).toBe('2');
    expect(outside[0]?.body).toContain('<h1>');
    expect(took / BEYOND).toBeLessThan(50);
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    open();
    expect(new Set((await Promise.all(inside)).map((answer) => answer.body))).toEqual(new Set(['eccomi']));
    expect((await app.inject('/lenta')).statusCode).toBe(200);
  });
});
