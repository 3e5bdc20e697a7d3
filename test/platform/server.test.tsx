import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Form } from '../../src/design/forms/form.tsx';
import { renderDocument } from '../../src/design/layout/document.tsx';
import { errorPage, errorText } from '../../src/design/layout/error-page.tsx';
import { content, failure, json, page, redirect } from '../../src/platform/http/reply.ts';
import { get, post } from '../../src/platform/http/route.ts';
import { createServer } from '../../src/platform/http/server.ts';
import { csrfToken } from '../../src/platform/http/session/csrf.ts';
import { catalogue } from '../../src/platform/i18n/catalogue.ts';
import type { ModuleManifest } from '../../src/platform/module/manifest.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { NOBODY, testPlatform } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';

const received: unknown[] = [];

const probe: ModuleManifest = {
  name: 'probe',
  dependsOn: [],
  texts: catalogue({ 'error.probe.lost': 'Non lo troviamo.' }, { 'error.probe.lost': 'We cannot find it.' }),
  tables: [],
  routes: [
    get({
      path: '/saluto',
      guard: 'public',
      audit: 'probe.hello',
      handle: ({ locale }) =>
        page({
          title: 'Prova',
          body: (
            <Form action="/scrivi">
              <h1>{locale}</h1>
            </Form>
          ),
        }),
    }),
    post({
      path: '/scrivi',
      guard: 'public',
      audit: 'probe.write',
      accepts: 'form',
      handle({ form }) {
        received.push(form);
        return redirect('/saluto', { notice: 'saved' });
      },
    }),
    get({
      path: '/api/v1/numero',
      guard: 'public',
      audit: 'probe.number',
      query: z.object({ n: z.coerce.number().int() }),
      api: { summary: 'A number', tag: 'probe' },
      handle: ({ query }) => json({ n: query.n }),
    }),
    get({ path: '/api/v1/perso', guard: 'public', audit: 'probe.lost', handle: () => failure({ code: 'probe.lost', status: 404 }) }),
    get({ path: '/perso', guard: 'public', audit: 'probe.lost-page', handle: () => failure({ code: 'probe.lost', status: 404 }) }),
    get({
      path: '/rotto',
      guard: 'public',
      audit: 'probe.broken',
      handle() {
        throw new Error('segreto interno');
      },
    }),
    get({
      path: '/furbo',
      guard: 'public',
      audit: 'probe.sly',
      async handle(context) {
        await (context as unknown as { write(work: () => Promise<void>): Promise<void> }).write(async () => undefined);
        return content('', 'text/plain');
      },
    }),
    get({ path: '/sviluppo', guard: 'development', audit: 'probe.development', handle: () => content('ok', 'text/plain') }),
    get({
      path: '/poco',
      guard: 'public',
      audit: 'probe.limited',
      rateLimit: { max: 2, perSeconds: 60 },
      handle: () => content('ok', 'text/plain'),
    }),
  ],
};

let app: FastifyInstance;
let platform: Platform;

async function serve(environment: Record<string, string> = {}) {
  const made = testPlatform(await testDatabase(), { environment });
  const site = { mainLinks: () => [], footerLinks: () => [], asset: (source: string) => `/assets/${source}` };
  const server = await createServer({
    ...NOBODY,
    platform: made,
    modules: [probe],
    assetsFolder: '/nowhere',
    renderer: { page: (view, request) => renderDocument(view, request, site), errorPage, errorText },
  });
  return { server, made };
}

beforeAll(async () => {
  ({ server: app, made: platform } = await serve());
});

const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/scrivi',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });

const goodToken = () => csrfToken(platform.secret, 'visitor', platform.clock.now());

describe('le pagine', () => {
  test('hanno le intestazioni di sicurezza, la lingua giusta e nessuno script scritto dentro', async () => {
    const answer = await app.inject('/saluto');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    expect(answer.headers['content-security-policy']).not.toContain('unsafe');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.body).toContain('<html lang="it"');
    expect(answer.body).not.toMatch(/<script(?![^>]*(src|ld\+json))/);
  });

  test('in inglese stanno sotto /en, con i collegamenti nella stessa lingua', async () => {
    const answer = await app.inject('/en/saluto');
    expect(answer.body).toContain('<html lang="en"');
    expect(answer.body).toContain('action="/en/scrivi"');
  });

  test('una pagina che non esiste è un 404 gentile, un oggetto perso usa la frase del modulo', async () => {
    expect((await app.inject('/mai-esistita')).statusCode).toBe(404);
    const lost = await app.inject('/perso');
    expect(lost.statusCode).toBe(404);
    expect(lost.body).toContain('Non lo troviamo.');
    expect((await app.inject('/en/perso')).body).toContain('We cannot find it.');
  });

  test('un errore nostro non mostra nulla del suo interno', async () => {
    const answer = await app.inject('/rotto');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('segreto interno');
    expect(answer.body).toContain(String(answer.headers['x-request-id']));
  });

  test('un GET non può scrivere, nemmeno aggirando i tipi', async () => {
    expect((await app.inject('/furbo')).statusCode).toBe(500);
  });

  test('le pagine di sviluppo non esistono in produzione', async () => {
    expect((await app.inject('/sviluppo')).statusCode).toBe(200);
    const { server } = await serve({ NODE_ENV: 'production' });
    expect((await server.inject('/sviluppo')).statusCode).toBe(404);
  });
});

describe('i moduli', () => {
  test('con il loro segno passano, e rispondono 303', async () => {
    const answer = await send({ _csrf: goodToken(), nome: ' Ada\u0000 ' });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/saluto?esito=saved');
    expect(received.at(-1)).toMatchObject({ nome: 'Ada' });
  });

  test.each([
    ['senza segno', {}, {}],
    ['con un segno inventato', { _csrf: 'abc.def' }, {}],
    ['da un altro sito (Sec-Fetch-Site)', { valid: '1' }, { 'sec-fetch-site': 'cross-site' }],
    ['da un altro sito (Origin)', { valid: '1' }, { origin: 'https://cattivo.example' }],
  ])('%s sono rifiutati', async (_name, fields, headers) => {
    const count = received.length;
    const body: Record<string, string> = 'valid' in fields ? { _csrf: goodToken() } : { ...fields };
    const answer = await send(body, headers as Record<string, string>);
    expect(answer.statusCode).toBe(403);
    expect(received.length).toBe(count);
  });

  test('un segno di ieri è scaduto', async () => {
    const old = csrfToken(platform.secret, 'visitor', new Date(platform.clock.now().getTime() - 24 * 3_600_000));
    expect((await send({ _csrf: old })).statusCode).toBe(403);
  });

  test('un corpo troppo grande o malformato è un 4xx', async () => {
    expect((await send({ _csrf: goodToken(), testo: 'a'.repeat(300_000) })).statusCode).toBe(413);
    const wrong = await app.inject({ method: 'POST', url: '/scrivi', headers: { 'content-type': 'application/json' }, payload: '{"a":' });
    expect(wrong.statusCode).toBe(400);
  });
});

describe("l'API", () => {
  test('risponde JSON con ETag, e 304 a chi ce l’ha già', async () => {
    const first = await app.inject('/api/v1/numero?n=3');
    expect(first.json()).toEqual({ n: 3 });
    const again = await app.inject({ url: '/api/v1/numero?n=3', headers: { 'if-none-match': String(first.headers.etag) } });
    expect(again.statusCode).toBe(304);
  });

  test('gli errori sono problem+json e dicono quale parametro', async () => {
    const wrong = await app.inject('/api/v1/numero?n=tre');
    expect(wrong.statusCode).toBe(400);
    expect(wrong.headers['content-type']).toContain('application/problem+json');
    expect(wrong.json().errors[0].path).toBe('n');
    const lost = await app.inject('/api/v1/perso');
    expect(lost.json()).toMatchObject({ type: 'urn:talenthub:problem:probe.lost', status: 404 });
  });

  test('chi esagera riceve 429', async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 4; index++) statuses.push((await app.inject('/poco')).statusCode);
    expect(statuses).toEqual([200, 200, 429, 429]);
  });
});

describe('la salute', () => {
  test('/healthz, /readyz e /metrics rispondono', async () => {
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' });
    const ready = (await app.inject('/readyz')).json();
    expect(ready.parts.map((part: { part: string }) => part.part)).toContain('database');
    expect((await app.inject('/metrics')).body).toContain('talenthub_http_request_seconds');
  });
});
