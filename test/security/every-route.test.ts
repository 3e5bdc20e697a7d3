import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { policy } from '../../src/app.ts';
import { errorText } from '../../src/design/layout/error-page.tsx';
import type { Role } from '../../src/kernel/access/viewer.ts';
import { signedIn } from '../../src/modules/accounts/testing/sign-in.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { csrfToken } from '../../src/platform/http/session/csrf.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { testApp } from '../support/app.ts';
import { furnishedDatabase } from '../support/furnished.ts';
import { makeKeyPair } from '../support/providers/certificates.ts';
import { idpMetadata } from '../support/providers/saml-answer.ts';
import { samlSite } from '../support/providers/saml-site.ts';
import { addressOf, countAllRows, type Examples, examplesIn, routes } from '../support/site.ts';

// The tables of cases come from the registry: a new route is tested the day it is added.
const database = await furnishedDatabase();
const forms = routes.filter((route) => route.accepts === 'form');
const paths = [...new Set(routes.map((route) => route.path))];
/** The sentence for a form that is not ours. */
const FOREIGN_FORM = errorText({ code: 'http.foreign-form', status: 403 }, 'it', null);

/** Sign-in with providers is on: their pages exist only then. */
const providers = {
  ...samlSite({ 'idp.xml': idpMetadata('https://idp.example', 'https://idp.example/sso', [makeKeyPair('idp').certificate]) }).environment,
  PUBLIC_URL: '',
  TALENTHUB_OIDC_ISSUER: 'http://127.0.0.1:9',
  TALENTHUB_OIDC_CLIENT_ID: 'talenthub',
  TALENTHUB_OIDC_CLIENT_SECRET: 'secret',
};

let app: FastifyInstance;
let platform: Platform;
let examples: Examples;

beforeAll(async () => {
  ({ app, platform } = await testApp(database, { environment: providers }));
  examples = await examplesIn(app, database);
});

type Answer = Awaited<ReturnType<typeof app.inject>>;

function expectSafe(answer: Answer, what: string): void {
  const { headers } = answer;
  expect(headers['content-security-policy'], what).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(headers['content-security-policy'], what).not.toMatch(/unsafe|\*|http:/);
  expect(headers, what).toMatchObject({
    'x-content-type-options': 'nosniff',
    // Where an address may hold a code, other sites are told nothing at all.
    'referrer-policy': /^(HEAD )?(\/en)?\/registrati\/codice$/.test(what) ? 'same-origin' : 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(headers['set-cookie'], what).toBeUndefined();
  expect(headers['x-powered-by'] ?? headers.server, what).toBeUndefined();
  if (String(headers['content-type']).startsWith('text/html')) expectSafePage(answer, what);
}

function expectSafePage({ body, headers }: Answer, what: string): void {
  expect(headers['cache-control'], what).toBe('private, no-cache');
  // What the policy forbids must not be there: the browser would drop it, and the page would not be what we think.
  expect(body.match(/<script(?![^>]*(\ssrc=|ld\+json))|\son\w+="|\sstyle="|<style|javascript:|<base\s/gi) ?? [], what).toEqual([]);
  expect(body.match(/\s(src|srcset)="(https?:)?\/\//g) ?? [], what).toEqual([]);
}

describe('ogni rotta', () => {
  test.each(routes.filter((route) => route.method === 'GET').map((route) => [route.path, route] as const))(
    'GET %s risponde con le intestazioni di sicurezza, in italiano e in inglese, e così HEAD senza corpo',
    async (_path, route) => {
      const address = addressOf(route, examples);
      for (const url of [address, address === '/' ? '/en' : `/en${address}`]) {
        const answer = await app.inject(url);
        // A made-up token, or the id of another kind of journey, opens nothing.
        if (route.guard !== 'public' && route.guard !== 'development') expect([303, 401], url).toContain(answer.statusCode);
        else if (/:token|^\/registrati\/:id/.test(route.path)) expect([400, 404, 410], url).toContain(answer.statusCode);
        else expect(answer.statusCode, url).toBeLessThan(400);
        expectSafe(answer, url);
        const head = await app.inject({ method: 'HEAD', url });
        expect(head.body, url).toBe('');
        expect(head.statusCode, url).toBe(answer.statusCode);
        expect(head.headers['content-type'], url).toBe(answer.headers['content-type']);
        expectSafe(head, `HEAD ${url}`);
      }
    },
  );

  test('un metodo che non ha: 405, con quelli che ha', async () => {
    for (const path of paths) {
      const allowed = new Set(routes.filter((route) => route.path === path).map((route) => route.method as string));
      if (allowed.has('GET')) allowed.add('HEAD');
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
        if (allowed.has(method)) continue;
        const answer = await app.inject({ method, url: addressOf({ path }, examples) });
        expect(answer.statusCode, `${method} ${path}`).toBe(405);
        expect(String(answer.headers.allow).split(', ').sort()).toEqual([...allowed].sort());
        expectSafe(answer, `${method} ${path}`);
      }
    }
  });

  test('anche gli errori hanno le intestazioni, e non mostrano il loro interno', async () => {
    const wrong = [
      app.inject('/non-esiste'),
      app.inject('/%E0%A4%A'),
      app.inject('/api/v1/opportunities?limit=x'),
      app.inject('/assets/nulla.js'),
      app.inject(`/professioni/${'a'.repeat(500)}`),
      app.inject({ method: 'TRACE' as 'GET', url: '/' }),
      app.inject({ method: 'POST', url: '/pagina-chiara', payload: '<a/>', headers: { 'content-type': 'text/xml' } }),
      app.inject({ method: 'POST', url: '/api/v1/matches', payload: '{"a":', headers: { 'content-type': 'application/json' } }),
      app.inject({
        method: 'POST',
        url: '/api/v1/matches',
        payload: `"${'a'.repeat(300_000)}"`,
        headers: { 'content-type': 'application/json' },
      }),
    ];
    for (const answer of await Promise.all(wrong)) {
      const what = `${answer.statusCode} ${answer.body.slice(0, 80)}`;
      expect(answer.statusCode, what).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode, what).toBeLessThan(500);
      expectSafe(answer, what);
      expect(answer.body, what).not.toMatch(/\n\s+at |node_modules|FST_|\/src\/|select .* from /i);
    }
  });

  test('su https il browser è tenuto a https', async () => {
    const secure = await testApp(database, { environment: { PUBLIC_URL: 'https://talenthub.example' } });
    expect((await secure.app.inject('/')).headers['strict-transport-security']).toMatch(/max-age=31536000/);
    expect((await app.inject('/')).headers['strict-transport-security']).toBeUndefined();
  });
});

/** Whoever may send a route's forms: a visitor, or somebody who is signed in and granted the permission. A new session each time: some forms end it. */
async function senderOf({ guard }: Route): Promise<{ holder: string; headers: Record<string, string> }> {
  if (guard === 'public' || guard === 'development') return { holder: 'visitor', headers: {} };
  const granted = typeof guard === 'object' ? policy.permissions.find((permission) => permission.name === guard.may)?.grants : undefined;
  const { id, cookie } = await signedIn(database, platform.clock.now(), (Object.keys(granted ?? { youth: 'own' })[0] ?? 'youth') as Role);
  const session = await database.read(
    (db) => db.selectFrom('accounts_session').select('id').where('person_id', '=', id).executeTakeFirstOrThrow(),
    { kind: 'system', why: 'tests look' },
  );
  return { holder: `session ${session.id}`, headers: { cookie } };
}

describe('ogni modulo da inviare', () => {
  let visitors = 0;
  /** Each time as another visitor, so that the limits of requests do not answer first. */
  const sendAs = (own: Record<string, string>, url: string, payload: string, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url,
      payload,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...own, ...headers },
      remoteAddress: `10.0.${(visitors >> 8) & 255}.${visitors++ & 255}`,
    });

  test.each(forms.map((route) => [route.path, route] as const))(
    '%s rifiuta i segni mancanti, falsi, vecchi e d’altri',
    async (_path, route) => {
      const url = addressOf(route, examples);
      const now = platform.clock.now();
      const { holder, headers: own } = await senderOf(route);
      const send = (to: string, payload: string, more: Record<string, string> = {}) => sendAs(own, to, payload, more);
      const good = csrfToken(platform.secret, holder, now);
      const old = csrfToken(platform.secret, holder, new Date(now.getTime() - 13 * 3_600_000));
      const early = csrfToken(platform.secret, holder, new Date(now.getTime() + 3_600_000));
      const before = await countAllRows(database);
      const attempts: [string, ReturnType<typeof sendAs>][] = [
        ['senza', send(url, 'a=b')],
        ['vuoto', send(url, '_csrf=')],
        ['inventato', send(url, '_csrf=abc.def')],
        ['vecchio', send(url, `_csrf=${old}`)],
        ['dal futuro', send(url, `_csrf=${early}`)],
        ['di un altro sito', send(url, `_csrf=${csrfToken('another secret of another site', holder, now)}`)],
        [
          'di chi non ha fatto l’accesso, o di chi lo ha fatto',
          send(url, `_csrf=${csrfToken(platform.secret, holder === 'visitor' ? 'session 1' : 'visitor', now)}`),
        ],
        ['di un’altra persona', send(url, `_csrf=${csrfToken(platform.secret, 'someone', now)}`)],
        ['cambiato', send(url, `_csrf=${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`)],
        ['due volte', send(url, `_csrf=${good}&_csrf=${good}`)],
        ['nell’indirizzo', send(`${url}?_csrf=${good}`, 'a=b')],
        ['buono, ma da un altro sito', send(url, `_csrf=${good}`, { 'sec-fetch-site': 'cross-site' })],
        ['buono, ma da un sottodominio', send(url, `_csrf=${good}`, { 'sec-fetch-site': 'same-site' })],
        ['buono, ma con un’altra origine', send(url, `_csrf=${good}`, { origin: 'https://evil.example' })],
        ['buono, ma con origine nulla', send(url, `_csrf=${good}`, { origin: 'null' })],
      ];
      for (const [name, answer] of attempts) expect((await answer).statusCode, name).toBe(403);
      const asJson = await app.inject({ method: 'POST', url, payload: { a: 'b' }, headers: own, remoteAddress: '10.9.9.9' });
      expect(asJson.statusCode).toBe(403);
      expect(await countAllRows(database)).toEqual(before);
      // A good token gets past this door; what the next one says (a fresh proof, this browser) is another matter.
      expect((await send(url, `_csrf=${good}`)).body).not.toContain(FOREIGN_FORM);
    },
  );

  test.each(forms.filter(({ guard }) => guard !== 'public' && guard !== 'development').map((route) => [route.path, route] as const))(
    '%s, mandato da chi non ha fatto l’accesso: porta all’accesso e non scrive nulla, con o senza un segno buono',
    async (_path, route) => {
      const url = addressOf(route, examples);
      const before = await countAllRows(database);
      const token = csrfToken(platform.secret, 'visitor', platform.clock.now());
      for (const payload of ['a=b', `_csrf=${token}`, `_csrf=${csrfToken(platform.secret, 'session 1', platform.clock.now())}`]) {
        const answer = await sendAs({}, url, payload);
        expect(answer.statusCode).toBe(303);
        expect(answer.headers.location).toBe('/accedi?esito=sign-in-first');
      }
      expect(await countAllRows(database)).toEqual(before);
    },
  );
});
