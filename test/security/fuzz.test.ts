import fc from 'fast-check';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CSRF_FIELD, csrfToken } from '../../src/platform/http/session/csrf.ts';
import { sessionToken } from '../../src/platform/http/session/session-cookie.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { type Form, formsIn } from '../matrix/forms.ts';
import { FULL } from '../matrix/sample.ts';
import { sessionIdOf } from '../matrix/session-id.ts';
import { type Asker, makeAskers, makeWorld } from '../matrix/world.ts';
import { testApp } from '../support/app.ts';
import { furnishedDatabase } from '../support/furnished.ts';
import { promised } from '../support/product.ts';
import { rawHttp } from '../support/raw-http.ts';
import { addressOf, type Examples, examplesIn, routes } from '../support/site.ts';
import { rawRequests } from './fuzz-raw.ts';
import { ENCODED, FIELDS, HEADERS, HEAVY_BODIES, JSON_VALUE, NAMES, PATH_TRICKS, pairs } from './fuzz-values.ts';

const REQUESTS = FULL ? 110_000 : 3200;
const RAW_REQUESTS = FULL ? 5000 : 300;
/** Made at once, so that a long run does not hold them all. */
const BATCH = 1600;
const SEED = Number(process.env.FUZZ_SEED ?? 20261121);
const AT_ONCE = 8;

const database = await furnishedDatabase();
let app: FastifyInstance;
let platform: Platform;
let examples: Examples;
let askers: Asker[];
/** Forms that somebody was offered, by the path they go to: what they carry and what they ask. */
const offered = new Map<string, Form>();
/** Sessions wear out: some of the requests sign out. */
const SESSION_USES = 25;
const sessions = new Map<Asker, { uses: number; cookie: string; holder: string }>();

beforeAll(async () => {
  ({ app, platform } = await testApp(database));
  examples = await examplesIn(app, database);
  askers = await makeAskers(platform, await makeWorld(platform));
  await harvestForms();
});
afterAll(() => app.close());

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
  /** Which of the fields, and what is in them. */
  readonly form: readonly (readonly [field: number, value: string])[];
  readonly asker: number;
  readonly heavy: number;
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
  form: fc.array(fc.tuple(fc.nat(500), ENCODED), { maxLength: 8 }),
  asker: fc.nat(10_000),
  heavy: fc.nat(HEAVY_BODIES.length * 40),
  json: JSON_VALUE,
  headers: HEADERS,
  type: fc.nat(TYPES.length * 8),
  tail: fc.nat(11),
});

async function harvestForms(): Promise<void> {
  for (const asker of askers.filter(({ owner }) => owner === null || owner.place === 'first')) {
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const { cookie } = await sessionOf(asker);
      const page = await app.inject({ url: addressOf(route, examples), headers: cookie ? { cookie } : {} });
      for (const form of formsIn(page.body)) offered.set(form.action, form);
    }
  }
}

async function sessionOf(asker: Asker): Promise<{ cookie: string; holder: string }> {
  const known = sessions.get(asker);
  if (known && known.uses < SESSION_USES) return Object.assign(known, { uses: known.uses + 1 });
  const cookie = (await asker.cookie()) ?? '';
  const id = cookie ? await sessionIdOf(platform.database, sessionToken(cookie) ?? '') : null;
  const made = { uses: 0, cookie, holder: id === null ? 'visitor' : `session ${id}` };
  sessions.set(asker, made);
  return made;
}

/** Most of the requests are almost right: the route's own method, type and token, so that they get past the door. */
async function requestOf(wanted: Wanted, visitor: number): Promise<InjectOptions> {
  const route = routes[wanted.route % routes.length];
  const asker = askers[wanted.asker % (askers.length * 2)] ?? askers[0];
  if (!route || !asker) throw new Error('there are no routes');
  const { cookie, holder } = await sessionOf(asker);
  const method = METHODS[wanted.method] ?? route.method;
  const right = route.accepts === 'json' ? TYPES[1] : TYPES[0];
  const [heavyType, heavyBody] = HEAVY_BODIES[wanted.heavy] ?? [];
  const type = heavyType ?? TYPES[wanted.type] ?? right ?? '';
  const url = pathOf(route.path, wanted);
  const token = csrfToken(platform.secret, holder, platform.clock.now());
  const form = `${CSRF_FIELD}=${token}&${fieldsFor(url, wanted)}`;
  const payload = heavyBody ?? (type.startsWith('application/json') ? JSON.stringify(wanted.json) : form);
  const body = method === 'GET' || method === 'HEAD' ? {} : { payload };
  // A length that does not fit the body is the server's business on the wire, not here.
  const { 'content-length': _length, expect: _expect, cookie: strange, ...headers } = wanted.headers;
  const cookies = [strange, cookie].filter((each) => each).join('; ');
  return {
    method,
    // Each from another address, or the limits of requests would answer for the handlers.
    remoteAddress: `10.${(visitor >> 16) & 255}.${(visitor >> 8) & 255}.${visitor & 255}`,
    url,
    headers: { ...headers, ...(cookies ? { cookie: cookies } : {}), ...(method === 'GET' ? {} : { 'content-type': type }) },
    ...body,
  };
}

/** What the form of this address carries, with some of its fields (and others) filled with anything, some of them twice. */
function fieldsFor(url: string, { form }: Wanted): string {
  const known = offered.get(url.replace(/\?.*/, '').replace(/^\/en(?=\/)/, ''));
  const names = [...(known?.fields.map((field) => field.name) ?? []), ...Object.keys(known?.hidden ?? {}), ...(known ? [] : FIELDS)];
  const carried = Object.entries(known?.hidden ?? {}).filter((_each, index) => form[0]?.[0] !== index);
  const filled = form.map(([field, value]) => `${encodeURIComponent(names[field % names.length] ?? '__proto__')}=${value}`);
  return [...carried.map((pair) => pair.map(encodeURIComponent).join('=')), ...filled].join('&');
}

function pathOf(path: string, { broken, query, tail, method }: Wanted): string {
  const [first = '', second = first] = broken;
  const filled = tail < 5 ? addressOf({ path }, examples) : path.replace(/:\w+/, () => first).replace(/:\w+/, () => second);
  const language = tail % 4 === 0 ? '/en' : '';
  const trick = PATH_TRICKS[method - METHODS.length * 3] ?? ((same: string) => same);
  const end = tail === 10 ? `/${first}` : tail === 11 ? '/' : '';
  const url = `${trick(`${language}${filled}`)}${end}${query ? `?${query}` : ''}`.slice(0, 12_000);
  // What no client can write goes over the wire by hand, further down.
  return URL.canParse(url, 'http://localhost') ? url : `/${url.replace(/^[/\\\\]+/, '')}`;
}

describe('richieste malformate', () => {
  test(`${REQUESTS} su tutte le rotte e tutti i metodi: mai un 5xx`, async () => {
    const statuses = new Map<number, number>();
    const failures: string[] = [];
    let slowest = 0;
    for (let done = 0; done < REQUESTS; done += BATCH) {
      const wanted = fc.sample(WANTED, { numRuns: Math.min(BATCH, REQUESTS - done), seed: SEED + done });
      for (let at = 0; at < wanted.length; at += AT_ONCE) {
        const requests: InjectOptions[] = [];
        for (const [index, each] of wanted.slice(at, at + AT_ONCE).entries()) requests.push(await requestOf(each, done + at + index));
        const began = performance.now();
        const answers = await Promise.all(requests.map((request) => app.inject(request)));
        slowest = Math.max(slowest, performance.now() - began);
        for (const [index, { statusCode, body }] of answers.entries()) {
          statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
          if (statusCode >= 500) failures.push(`${statusCode} ${JSON.stringify(requests[index]).slice(0, 900)} → ${body.slice(0, 200)}`);
        }
      }
    }
    const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
    console.info(
      `fuzz: ${REQUESTS} requests, ${askers.length} kinds of sessions, ${offered.size} forms; ${counts.join(', ')}; slowest ${slowest.toFixed(0)} ms`,
    );
    expect(failures.slice(0, 10), `FUZZ_SEED=${SEED}`).toEqual([]);
    // No value makes the server think for long.
    expect(slowest).toBeLessThan(promised(3000));
    // Requests that all bounce at the door would prove nothing.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(REQUESTS / 8);
    expect([...statuses.keys()].length).toBeGreaterThan(6);
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('x');
    expect((await app.inject('/opportunita')).statusCode).toBe(200);
  }, 3_600_000);

  test(`${RAW_REQUESTS} scritte a mano sulla linea: il server risponde 4xx o chiude, e resta in piedi`, async () => {
    const send = await rawHttp(app);
    const lines = fc.sample(rawRequests(), { numRuns: RAW_REQUESTS, seed: SEED });
    for (const line of lines) {
      const answer = await send(Buffer.from(line, 'latin1'));
      const status = answer === '' ? 400 : Number(answer.slice(9, 12));
      expect(status, JSON.stringify(line.slice(0, 400))).toBeLessThan(500);
    }
    expect((await app.inject('/healthz')).statusCode).toBe(200);
  }, 600_000);
});
