import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localisePath, ownPath } from '../../src/platform/http/language-url.ts';
import { csrfToken } from '../../src/platform/http/session/csrf.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { testApp } from '../support/app.ts';
import { furnishedDatabase } from '../support/furnished.ts';
import { plainGet, rawHttp } from '../support/raw-http.ts';
import { type Examples, examplesIn } from '../support/site.ts';

const database = await furnishedDatabase();
const SITE = 'http://talenthub.example';
// What a browser may take for another site, or for the end of a header.
const ELSEWHERE = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'https://evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  '/%2f%2fevil.example',
  '/%5cevil.example',
  '/ok\r\nset-cookie: a=b',
  '/ok%0d%0aset-cookie:%20a=b',
  '/../..//evil.example',
  '/.//evil.example',
  '@evil.example',
  '.evil.example',
  '',
];

let app: FastifyInstance;
let platform: Platform;
let examples: Examples;
let send: (request: string | Buffer) => Promise<string>;

beforeAll(async () => {
  ({ app, platform } = await testApp(database));
  examples = await examplesIn(app, database);
  send = await rawHttp(app);
});
afterAll(() => app.close());

const headOf = (answer: string) => answer.slice(0, answer.indexOf('\r\n\r\n'));
const statusOf = (answer: string) => Number(answer.slice(9, 12));

/** Every redirect and every link of the answer leads to our own host; no header was added by what was asked. */
function expectOwnSite(answer: string, what: string): void {
  const head = headOf(answer);
  expect(head, what).not.toMatch(/^set-cookie/im);
  const location = /^location: (.*)$/im.exec(head)?.[1];
  if (location !== undefined) {
    expect(location, what).toMatch(/^\/(?![/\\])/);
    expect(new URL(location, SITE).host, what).toBe('talenthub.example');
  }
  for (const [, link = ''] of answer.matchAll(/\s(?:href|action)="([^"]*)"/g)) {
    const { host, protocol } = new URL(link.replaceAll('&amp;', '&'), SITE);
    expect(host === 'evil.example' || protocol === 'javascript:', `${what} → ${link}`).toBe(false);
  }
}

describe('nessun indirizzo porta altrove', () => {
  test.each(ELSEWHERE)('«quanto è chiara questa pagina» non torna a %j', async (page) => {
    const form = new URLSearchParams({
      _csrf: csrfToken(platform.secret, 'visitor', platform.clock.now()),
      page,
      answer: 'clear',
    }).toString();
    const answer = await send(
      `POST /pagina-chiara HTTP/1.1\r\nhost: talenthub.example\r\nconnection: close\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${form.length}\r\n\r\n${form}`,
    );
    expect(statusOf(answer)).toBeLessThan(500);
    expectOwnSite(answer, page);
  });

  test('né una pagina che non esiste, né un indirizzo storto di un annuncio o di una professione', async () => {
    const wanted = ELSEWHERE.filter((path) => path.startsWith('/') && !/[\r\n\t]/.test(path)).flatMap((path) => [
      path,
      `${path}/..`,
      `/en${path}`,
      `${path}?esito=saved`,
      `/opportunita/${examples.adId}-${encodeURIComponent(path)}`,
      `/opportunita/${examples.adId}-altro?near=${path}`,
      `/professioni/${encodeURIComponent(path)}`,
    ]);
    for (const path of wanted) {
      const answer = await send(plainGet(path));
      expect(statusOf(answer), path).toBeLessThan(500);
      expectOwnSite(answer, path);
    }
  });

  test('l’intestazione Host non entra nelle pagine', async () => {
    for (const path of ['/', '/opportunita', '/sitemap.xml', '/opportunita.rss', '/openapi.json', `/opportunita/${examples.ad}`]) {
      const answer = await send(
        `GET ${path} HTTP/1.1\r\nhost: evil.example\r\nx-forwarded-host: evil.example\r\nconnection: close\r\n\r\n`,
      );
      expect(statusOf(answer), path).toBe(200);
      expect(answer, path).not.toContain('evil.example');
    }
  });

  test('un percorso nostro resta nostro, comunque sia scritto', () => {
    for (const path of ELSEWHERE.filter((each) => /^[/\\]/.test(each))) {
      expect(new URL(localisePath(ownPath(path), 'it'), SITE).host, path).toBe('talenthub.example');
      expect(new URL(localisePath(ownPath(path), 'en'), SITE).host, path).toBe('talenthub.example');
    }
    expect(ownPath('/opportunita?q=caff\u00e8&a=%20')).toBe('/opportunita?q=caff%C3%A8&a=%20');
    expect(ownPath('/a\ud800b')).toBe('/a%EF%BF%BDb');
  });
});

describe('i file privati', () => {
  const PRIVATE = ['package.json', 'secret', '.data/secret', '.env', '.git/config', 'dist/server/cli.js', 'server/cli.js', 'etc/passwd'];
  const WAYS = [
    '/',
    '/assets/',
    '/assets/../',
    '/assets/../../',
    '/assets/../../../../../../',
    '/assets/%2e%2e/',
    '/assets/%2e%2e%2f%2e%2e%2f',
  ];
  const MORE = [
    '/assets/..%5c..%5c',
    '/assets/....//....//',
    '/assets/%252e%252e/',
    '/assets//',
    '/assets/.',
    '/en/assets/../',
    '/assets/%00/../',
    '/static/../',
  ];

  test('non si raggiungono da nessun indirizzo, nemmeno risalendo le cartelle', async () => {
    const paths = [...WAYS, ...MORE].flatMap((way) => PRIVATE.map((file) => way + file));
    for (const path of [...paths, '/assets/.vite/manifest.json', '/.vite/manifest.json', '/assets', '/assets/', '/assets/*', '/dist/']) {
      const answer = await send(plainGet(path));
      expect(statusOf(answer), path).toBeGreaterThanOrEqual(400);
      expect(statusOf(answer), path).toBeLessThan(500);
      expect(answer, path).not.toMatch(/"dependencies"|root:x:|\[core\]|import \{|"src\/design/);
    }
  });

  test('mentre quelli del sito si servono, per un anno e senza elenco della cartella', async () => {
    const home = await app.inject('/');
    const file = /href="(\/assets\/[^"]+\.css)"/.exec(home.body)?.[1] ?? '';
    const answer = await app.inject(file);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toContain('immutable');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect((await app.inject({ url: file, headers: { range: 'bytes=99999999-' } })).statusCode).toBe(416);
  });
});
