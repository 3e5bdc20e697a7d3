import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { CSRF_FIELD, csrfToken } from '../../src/platform/http/session/csrf.ts';
import { type Log, openLog } from '../../src/platform/log/log.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { testPlatform } from '../support/app.ts';
import { asOwner, testDatabase } from '../support/database.ts';
import { furnishedDatabase } from '../support/furnished.ts';
import { addressOf, type Examples, examplesIn, routes } from '../support/site.ts';

// A word nobody else writes, as name, address, telephone, free text: it must never come out in the log.
const CANARY = 'canarino7391';
const PERSONAL = [CANARY, `${CANARY}@posta.example`, `+39 333 ${CANARY}`, `Mi chiamo ${CANARY} e abito in via ${CANARY} 3`];
const FIELDS = [
  'page',
  'description',
  'replyTo',
  'comment',
  'text',
  'reason',
  'testo',
  'cerca',
  'dove',
  'lavoro',
  'azione',
  'email',
  'password',
  'q',
];

const database = await furnishedDatabase();
const broken = await testDatabase();

function keepingLog(): { log: Log; written: () => string } {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return { log: openLog({ LOG_LEVEL: 'debug' }, stream), written: () => text };
}

let app: FastifyInstance;
let platform: Platform;
let examples: Examples;
const { log, written } = keepingLog();

beforeAll(async () => {
  platform = { ...testPlatform(database), log };
  app = await createApp(platform);
  examples = await examplesIn(app, database);
});

const headers = {
  'user-agent': CANARY,
  referer: `https://x.example/${CANARY}`,
  cookie: `a=${CANARY}`,
  authorization: `Bearer ${CANARY}`,
  from: `${CANARY}@posta.example`,
};

async function visitWithCanary(server: FastifyInstance, secret: string): Promise<number> {
  let visits = 0;
  const form = new URLSearchParams({ [CSRF_FIELD]: csrfToken(secret, 'visitor', platform.clock.now()) });
  for (const [index, field] of FIELDS.entries()) form.set(field, PERSONAL[index % PERSONAL.length] ?? '');
  for (const route of routes) {
    const address = addressOf(route, examples);
    const query = `?q=${CANARY}&near=${encodeURIComponent(PERSONAL[1] ?? '')}&cerca=${CANARY}&cursor=${CANARY}&limit=${CANARY}`;
    const json = JSON.stringify({ text: PERSONAL[3], texts: PERSONAL, skills: [{ label: CANARY }], place: CANARY, limit: CANARY });
    const type = route.accepts === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
    const payload = route.accepts === 'json' ? json : form.toString();
    const asked = [address + query, `/en${address}/${CANARY}`, address];
    for (const url of asked) {
      await server.inject(
        route.method === 'GET' ? { url, headers } : { method: 'POST', url, headers: { ...headers, 'content-type': type }, payload },
      );
      visits++;
    }
  }
  return visits;
}

describe('il registro del servizio', () => {
  test('non contiene nulla di quello che una persona scrive, nemmeno al livello più minuto', async () => {
    const visits = await visitWithCanary(app, platform.secret);
    expect(visits).toBeGreaterThan(100);
    expect(written().split('\n').length).toBeGreaterThan(100);
    expect(written().toLowerCase()).not.toContain(CANARY);
  });

  test('nemmeno quando il database rompe tutto, e chi visita non vede niente dell’errore', async () => {
    const { log: second, written: afterwards } = keepingLog();
    // Tables that are not there: every query is an error that quotes itself.
    for (const table of [
      'opportunities_ad',
      'platform_journey',
      'site_fault_report',
      'insights_page_rating',
      'taxonomy_occupation',
      'territory_place',
    ])
      await asOwner(broken, `drop table ${table} cascade`);
    const server = await createApp({ ...testPlatform(broken), log: second });
    await visitWithCanary(server, platform.secret);
    expect(afterwards()).toContain('request failed');
    expect(afterwards().toLowerCase()).not.toContain(CANARY);
    const answer = await server.inject({ url: `/opportunita/12-${CANARY}` });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toMatch(/42P01|does not exist|select|opportunities_ad|\.ts:\d|node_modules|\n\s+at /);
    expect(answer.body).toContain(String(answer.headers['x-request-id']));
    expect(afterwards()).toContain(String(answer.headers['x-request-id']));
  });

  test('gli errori del database dicono dove e quale vincolo, mai il valore', async () => {
    const { log: third, written: lines } = keepingLog();
    const failures = [
      () => database.pool.query('select $1::text::int', [CANARY]),
      () => database.pool.query('insert into platform_setting (key, value, source) values ($1, $2::jsonb, $1)', [CANARY, CANARY]),
      () => database.pool.query(`select '${CANARY}'::date`),
      () => Promise.reject(new Error(`smtp: mailbox ${CANARY}@posta.example unknown`, { cause: new Error(CANARY) })),
    ];
    for (const fail of failures) await fail().catch((error: unknown) => third.error({ err: error, error }, 'prova'));
    third.info({ email: CANARY, form: { text: CANARY, name: CANARY } }, 'prova');
    expect(lines()).toContain('22P02');
    expect(lines()).toContain('logs.test.ts');
    expect(lines()).not.toContain(CANARY);
  });
});
