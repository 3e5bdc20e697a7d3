import fc from 'fast-check';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CSRF_FIELD, csrfToken } from '../../src/platform/http/session/csrf.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { testApp } from '../support/app.ts';
import { furnishedDatabase } from '../support/furnished.ts';
import { promised } from '../support/product.ts';
import { rawHttp } from '../support/raw-http.ts';
import { addressOf, type Examples, examplesIn, routes } from '../support/site.ts';

const REQUESTS = 3200;
const RAW_REQUESTS = 300;
const SEED = Number(process.env.FUZZ_SEED ?? 20261121);
const AT_ONCE = 8;

const database = await furnishedDatabase();
let app: FastifyInstance;
let platform: Platform;
let examples: Examples;

beforeAll(async () => {
  ({ app, platform } = await testApp(database));
  examples = await examplesIn(app, database);
});
afterAll(() => app.close());

/** Values that have broken programs before. */
const NASTY = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...nastyTexts()) },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.double().map(String),
  fc.integer().map(String),
  fc.bigInt().map(String),
  fc.constantFrom('it', 'cameriere', 'Cremona', '45.1,10.0', 'job', '20', 'date', '1', '03', '2026-01-01', 'clear', 'R'),
);

function nastyTexts(): string[] {
  const numbers = ['-1', '0', '1e999', 'NaN', '-Infinity', '9'.repeat(30), '0x10', '1.5', '١٢', '2147483648', '9007199254740993', '-0'];
  const texts = ['', ' ', '\u0000', 'a\u0000b', '%00', '%', '%%', '\ud800', '\udfff', '\ufeff', '\u202e', "'", '"', '\\', '`', ';--'];
  const shapes = [
    '[]',
    '{}',
    'null',
    'undefined',
    'true',
    '__proto__',
    'constructor',
    'toString',
    '../../etc/passwd',
    '*',
    '(',
    '[a-',
    '(a+)+$',
  ];
  const long = [
    'a'.repeat(5000),
    'è'.repeat(3000),
    '🙂'.repeat(1000),
    ' '.repeat(2000),
    '-'.repeat(4000),
    'a '.repeat(2000),
    `${'('.repeat(500)}`,
  ];
  const places = ['999,999', '91,181', 'NaN,NaN', '1e400,0', ',', '45.1', '45,1,10,0', '０３'];
  return [
    ...numbers,
    ...texts,
    ...shapes,
    ...long,
    ...places,
    '2026-02-30',
    '0000-00-00',
    '+275760-09-13',
    'eyJhIjoxfQ',
    'W10=',
    '&&&',
    '&=&',
    '#',
  ];
}

const NAMES = [
  ...[
    'q',
    'near',
    'radius_km',
    'kind',
    'contract',
    'occupation',
    'sector',
    'schedule',
    'salary_min',
    'published_since',
    'sort',
    'cursor',
    'limit',
  ],
  ...[
    'province',
    'page',
    'pagina',
    'mappa',
    'lang',
    'exact',
    'cerca',
    'esito',
    'remote',
    'offset',
    'raggio',
    'vicino',
    'da',
    'text',
    'texts',
  ],
  ...['__proto__', 'constructor', 'prototype', '__proto__[x]', 'q[]', 'q[a]', 'hasOwnProperty', 'length', 'toString', 'then', ''],
];
const FIELDS = [
  ...['answer', 'comment', 'page', 'description', 'replyTo', 'reason', 'text', 'testo', 'skill', 'suggerito', 'cerca', 'azione', 'area'],
  ...[
    'lavoro',
    'luogo',
    'raggio',
    'contratto',
    'orario',
    'patente',
    'tipo',
    'valore',
    '__proto__',
    'constructor',
    'page[]',
    'skill[__proto__]',
  ],
];

/** Encodes most values properly, some not at all, some with bytes that are no UTF-8. */
const ENCODED = fc.tuple(NASTY, fc.nat(9)).map(([text, how]) => {
  if (how === 0) return '%ff%fe%E0%A4';
  if (how === 1)
    return text
      .toWellFormed()
      .replace(/[^\x21-\x7e]/g, '')
      .replace(/[#?]/g, '');
  return encodeURIComponent(text.toWellFormed());
});
const pairs = (names: readonly string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...names), ENCODED), { maxLength: 8 })
    .map((pairs) => pairs.map(([name, value]) => `${encodeURIComponent(name)}=${value}`).join('&'));

const JSON_VALUE: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, NASTY, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 5 }),
  object: fc.dictionary(
    fc.constantFrom(...FIELDS, 'skills', 'occupations', 'interests', 'place', 'contracts', 'licences', 'uri', 'label'),
    tie('value'),
    {
      maxKeys: 6,
      noNullPrototype: false,
    },
  ),
})).value;

const HEADERS = fc.dictionary(
  fc.constantFrom(
    'accept',
    'accept-language',
    'accept-encoding',
    'if-none-match',
    'if-modified-since',
    'range',
    'origin',
    'sec-fetch-site',
    'expect',
    'x-http-method-override',
    'content-length',
    'x-forwarded-for',
    'x-forwarded-proto',
    'host',
    'content-encoding',
  ),
  NASTY.map((text) => text.replace(/[^\x20-\x7e]/g, '').slice(0, 2000)),
  { maxKeys: 4 },
);

type Method = NonNullable<InjectOptions['method']>;
const METHODS: readonly Method[] = ['GET', 'GET', 'GET', 'POST', 'POST', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];
const TYPES = [
  'application/x-www-form-urlencoded',
  'application/json',
  'application/json; charset=utf-16',
  'multipart/form-data; boundary=x',
  'text/plain',
  'x',
  '',
];

interface Wanted {
  readonly route: number;
  readonly method: number;
  readonly broken: readonly string[];
  readonly query: string;
  readonly form: string;
  readonly json: unknown;
  readonly headers: Record<string, string>;
  readonly type: number;
  readonly tail: number;
}

const WANTED: fc.Arbitrary<Wanted> = fc.record({
  route: fc.nat(10_000),
  method: fc.nat(METHODS.length * 5),
  broken: fc.array(ENCODED, { minLength: 1, maxLength: 2 }),
  query: pairs(NAMES),
  form: pairs(FIELDS),
  json: JSON_VALUE,
  headers: HEADERS,
  type: fc.nat(TYPES.length * 8),
  tail: fc.nat(11),
});

/** Most of the requests are almost right: the route's own method, type and token, so that they get past the door. */
function requestOf(wanted: Wanted, visitor: number): InjectOptions {
  const route = routes[wanted.route % routes.length];
  if (!route) throw new Error('there are no routes');
  const method = METHODS[wanted.method] ?? route.method;
  const right = route.accepts === 'json' ? TYPES[1] : TYPES[0];
  const type = TYPES[wanted.type] ?? right ?? '';
  const token = csrfToken(platform.secret, 'visitor', platform.clock.now());
  const payload = type.startsWith('application/json') ? JSON.stringify(wanted.json) : `${CSRF_FIELD}=${token}&${wanted.form}`;
  const body = method === 'GET' || method === 'HEAD' ? {} : { payload };
  // A length that does not fit the body is the server's business on the wire, not here.
  const { 'content-length': _length, expect: _expect, ...headers } = wanted.headers;
  return {
    method,
    // Each from another address, or the limits of requests would answer for the handlers.
    remoteAddress: `10.${(visitor >> 16) & 255}.${(visitor >> 8) & 255}.${visitor & 255}`,
    url: pathOf(route.path, wanted),
    headers: { ...headers, ...(method === 'GET' ? {} : { 'content-type': type }) },
    ...body,
  };
}

function pathOf(path: string, { broken, query, tail }: Wanted): string {
  const [first = '', second = first] = broken;
  const filled = tail < 5 ? addressOf({ path }, examples) : path.replace(/:\w+/, () => first).replace(/:\w+/, () => second);
  const language = tail % 4 === 0 ? '/en' : '';
  const end = tail === 10 ? `/${first}` : tail === 11 ? '/' : '';
  return `${language}${filled}${end}${query ? `?${query}` : ''}`.slice(0, 12_000);
}

describe('richieste malformate', () => {
  test(`${REQUESTS} su tutte le rotte e tutti i metodi: mai un 5xx`, async () => {
    const wanted = fc.sample(WANTED, { numRuns: REQUESTS, seed: SEED });
    const statuses = new Map<number, number>();
    const failures: string[] = [];
    let slowest = 0;
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      const requests = wanted.slice(at, at + AT_ONCE).map((each, index) => requestOf(each, at + index));
      const began = performance.now();
      const answers = await Promise.all(requests.map((request) => app.inject(request)));
      slowest = Math.max(slowest, performance.now() - began);
      for (const [index, { statusCode, body }] of answers.entries()) {
        statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
        if (statusCode >= 500) failures.push(`${statusCode} ${JSON.stringify(requests[index]).slice(0, 700)} → ${body.slice(0, 200)}`);
      }
    }
    expect(failures.slice(0, 10), `FUZZ_SEED=${SEED}`).toEqual([]);
    if (process.env.FUZZ_SEED) console.log([...statuses], slowest);
    // No value makes the server think for long.
    expect(slowest).toBeLessThan(promised(3000));
    // Requests that all bounce at the door would prove nothing.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(REQUESTS / 6);
    expect([...statuses.keys()].length).toBeGreaterThan(6);
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('x');
    expect((await app.inject('/opportunita')).statusCode).toBe(200);
  }, 120_000);

  test(`${RAW_REQUESTS} scritte a mano sulla linea: il server risponde 4xx o chiude, e resta in piedi`, async () => {
    const send = await rawHttp(app);
    const lines = fc.sample(rawRequests(), { numRuns: RAW_REQUESTS, seed: SEED });
    for (const line of lines) {
      const answer = await send(Buffer.from(line, 'latin1'));
      const status = answer === '' ? 400 : Number(answer.slice(9, 12));
      expect(status, JSON.stringify(line.slice(0, 400))).toBeLessThan(500);
    }
    expect((await app.inject('/healthz')).statusCode).toBe(200);
  }, 120_000);
});

/** Broken request lines, headers, lengths and bodies, each ended so that the server need not wait. */
function rawRequests(): fc.Arbitrary<string> {
  const bytes = fc.string({ unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 60 });
  const end = 'connection: close\r\n\r\n';
  return fc.oneof(
    bytes.map((path) => `GET /${path.replace(/[\r\n ]/g, '')} HTTP/1.1\r\nhost: x\r\n${end}`),
    bytes.map((path) => `GET /opportunita?q=${path.replace(/[\r\n ]/g, '')} HTTP/1.1\r\nhost: x\r\n${end}`),
    bytes.map((value) => `GET / HTTP/1.1\r\nhost: x\r\nx-junk: ${value.replace(/[\r\n]/g, '')}\r\n${end}`),
    bytes.map((value) => `GET / HTTP/1.1\r\nhost: ${value.replace(/[\r\n]/g, '')}\r\n${end}`),
    bytes.map((method) => `${method.replace(/[\r\n]/g, '')} / HTTP/1.1\r\nhost: x\r\n${end}`),
    bytes.map(
      (body) =>
        `POST /pagina-chiara HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n${end}${body}`,
    ),
    bytes.map(
      (body) =>
        `POST /api/v1/matches HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n${end}${body}\r\n0\r\n\r\n`,
    ),
    fc.constant(`GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(40_000)}\r\n${end}`),
    fc.constant(`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n${end}`),
    fc.constant(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n${end}0\r\n\r\n`),
    fc.constant(`GET http://evil.example/ HTTP/1.1\r\nhost: x\r\n${end}`),
    fc.constant(`GET * HTTP/1.1\r\nhost: x\r\n${end}`),
    fc.constant(`GET / HTTP/9.9\r\nhost: x\r\n${end}`),
    fc.constant(`GET / HTTP/1.1\r\n${end}`),
    fc.constant(`CONNECT evil.example:443 HTTP/1.1\r\nhost: x\r\n${end}`),
  );
}
