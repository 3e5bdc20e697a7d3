import { beforeAll, describe, expect, test } from 'vitest';
import { HASHES_AT_ONCE, HASHES_WAITING, hashPassword } from '../../src/modules/accounts/store/passwords/passwords.ts';
import { addPerson, cookieOf } from '../../src/modules/accounts/testing/sign-in.ts';
import { cookieFrom, GOOD_PASSWORD, linkIn, mailsTo, post, withPassword } from '../../src/modules/accounts/testing/with-password.ts';
import { fixedClock } from '../../src/platform/clock/clock.ts';
import { SESSION_COOKIE } from '../../src/platform/http/session/session-cookie.ts';
import { TEST_NOW, testApp } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';

const database = await testDatabase();
const SYSTEM = { kind: 'system', why: 'tests look' } as const;
const clock = fixedClock(TEST_NOW);
let app: Awaited<ReturnType<typeof testApp>>['app'];
beforeAll(async () => {
  ({ app } = await testApp(database, { clock }));
});
let callers = 0;
const someIp = () => {
  callers++;
  return `10.0.${callers >> 8}.${callers & 255}`;
};
const enter = (email: string, more: Record<string, string> = {}, from: Parameters<typeof post>[3] = {}) =>
  post(app, '/accedi', { email, password: GOOD_PASSWORD, ...more }, { ip: someIp(), ...from });
const isIn = async (cookie: string) => (await app.inject({ url: '/', headers: { cookie } })).body.includes('/area/account');
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe('il biscotto piantato prima', () => {
  test('un valore inventato prima dell’accesso non diventa una sessione', async () => {
    const person = await withPassword(database);
    const planted = `${SESSION_COOKIE}=${'p'.repeat(44)}`;
    const entered = await enter(person.email, {}, { cookie: planted });
    expect(entered.statusCode).toBe(303);
    expect(cookieFrom(entered)).not.toBe(planted);
    expect(await isIn(planted)).toBe(false);
    expect(await isIn(cookieFrom(entered))).toBe(true);
  });

  test('la sessione a metà dell’attaccante, piantata nel browser della vittima, finisce quando la vittima entra', async () => {
    const [attacker, victim] = [await withPassword(database), await withPassword(database)];
    const planted = await cookieOf(database, clock.now(), { person: attacker.id, role: 'youth', level: 'second-factor' });
    const entered = await enter(victim.email, {}, { cookie: planted });
    expect(entered.statusCode).toBe(303);
    expect(cookieFrom(entered)).not.toBe(planted);
    expect(await isIn(planted)).toBe(false);
    const left = await database.read(
      (db) => db.selectFrom('accounts_session').select('id').where('person_id', '=', attacker.id).execute(),
      SYSTEM,
    );
    expect(left).toEqual([]);
  });

  test('a ogni accesso un valore nuovo, e il segno dei moduli vale solo nella sua sessione', async () => {
    const person = await withPassword(database);
    const first = cookieFrom(await enter(person.email));
    const second = cookieFrom(await enter(person.email));
    expect(second).not.toBe(first);
    const token = /name="_csrf" value="([^"]+)"/.exec((await app.inject({ url: '/', headers: { cookie: first } })).body)?.[1] ?? '';
    const leave = (cookie: string) =>
      app.inject({
        method: 'POST',
        url: '/esci',
        headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
        payload: new URLSearchParams({ _csrf: token }).toString(),
      });
    expect((await leave(second)).statusCode).toBe(403);
    expect((await leave(first)).statusCode).toBe(303);
    expect([await isIn(first), await isIn(second)]).toEqual([false, true]);
  });
});

const TRICKY = [
  'https://evil.example',
  'http://evil.example/area',
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/ /evil.example',
  'https:evil.example',
  'https:/evil.example',
  'https:\\\\evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'evil.example',
  'www.evil.example/area',
  '@evil.example',
  '/@evil.example//..//evil.example',
  '.evil.example',
  ':80@evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  '/./\\evil.example',
  '/en//evil.example',
  '/en/\\evil.example',
  '/en',
  '/%0d%0aLocation:%20https://evil.example',
  '/%2f%2fevil.example',
  '/%5cevil.example',
  '/\u3000/evil.example',
  '/／evil.example',
  '/。evil.example',
  '\u0000//evil.example',
  '/area\r\nSet-Cookie: a=b',
  'http://localhost:3000.evil.example/',
  'http://127.0.0.1@evil.example/',
  `/${'a'.repeat(3000)}`,
  '[]',
  '#//evil.example',
  '?da=//evil.example',
];

describe('dopo l’accesso non si finisce altrove', () => {
  let person: Awaited<ReturnType<typeof withPassword>>;
  let cookie: string;
  beforeAll(async () => {
    person = await withPassword(database);
    cookie = await cookieOf(database, clock.now(), { person: person.id, role: 'youth' });
  });

  test.each(TRICKY.map((da) => [JSON.stringify(da).slice(0, 60), da]))(
    'con da=%s si resta sul nostro sito, qualunque strada si prenda',
    async (_shown, da) => {
      const query = `da=${encodeURIComponent(da)}`;
      const answers = [
        await enter(person.email, { da }),
        await app.inject({ url: `/accedi?${query}`, headers: { cookie } }),
        await app.inject({ url: `/en/accedi?${query}`, headers: { cookie } }),
      ];
      for (const answer of answers) {
        expect(answer.statusCode).toBe(303);
        const location = String(answer.headers.location);
        expect(location).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
        for (const base of ['https://noi.example/accedi', 'https://noi.example/en/accedi'])
          expect(new URL(location, base).host).toBe('noi.example');
        expect([answer.headers['set-cookie'] ?? []].flat().every((each) => each.startsWith(SESSION_COOKIE))).toBe(true);
      }
      const form = await app.inject(`/accedi?${query}`);
      expect(form.statusCode).toBe(200);
      expect(/name="da" value="([^"]*)"/.exec(form.body)?.[1] ?? '/').toMatch(/^\/(?![/\\])/);
    },
  );
});

describe('nessuna pagina dice chi ha un account', () => {
  const strip = (body: string) => body.replace(/value="[^"]*"/g, '').replace(/nonce-\w+|[0-9a-f-]{36}/g, '');

  test('accesso, collegamento e password dimenticata rispondono allo stesso modo', async () => {
    const known = (await withPassword(database)).email;
    const noPassword = (await addPerson(database, { role: 'youth' })).email;
    const unknown = 'mai-visto@prova.example';
    for (const [path, fields] of [
      ['/accedi', { password: 'sbagliata del tutto' }],
      ['/accedi/collegamento', {}],
      ['/password-dimenticata', {}],
    ] as const) {
      const ask = (email: string) => post(app, path, { email, ...fields }, { page: path, ip: someIp() });
      const [first, ...others] = [await ask(known), await ask(noPassword), await ask(unknown)];
      for (const other of others) {
        expect(other.statusCode, path).toBe(first?.statusCode);
        expect(other.headers.location, path).toBe(first?.headers.location);
        expect(Object.keys(other.headers).sort(), path).toEqual(Object.keys(first?.headers ?? {}).sort());
        expect(strip(other.body), path).toBe(strip(first?.body ?? ''));
      }
    }
    for (const email of [known, noPassword, unknown]) expect(await mailsTo(database, email)).toHaveLength(2);
  });

  test('anche l’attesa scatta allo stesso modo per chi c’è e per chi non c’è', async () => {
    const emails = [(await withPassword(database)).email, 'nemmeno-io@prova.example'];
    const statuses = emails.map(async (email) => {
      const all = [];
      for (let n = 0; n < 7; n++) all.push((await enter(email, { password: 'sbagliata' })).statusCode);
      return all;
    });
    expect(await Promise.all(statuses)).toEqual(Array(2).fill([422, 422, 422, 422, 422, 429, 429]));
  });

  test('il tempo di risposta è lo stesso: mediane di molte prove alternate, entro il 15 %', { timeout: 120_000 }, async () => {
    const people: string[] = [];
    for (let n = 0; n < 30; n++) people.push((await withPassword(database)).email);
    const took = async (run: () => Promise<unknown>) => {
      const began = performance.now();
      await run();
      return performance.now() - began;
    };
    const compare = async (run: (email: string) => Promise<unknown>) => {
      const times = { known: [] as number[], unknown: [] as number[] };
      // One after the other, so that whatever slows the machine slows both.
      for (let round = 0; round < 2; round++) {
        for (const [index, email] of people.entries()) {
          times.known.push(await took(() => run(email)));
          times.unknown.push(await took(() => run(`assente-${index}@prova.example`)));
        }
      }
      return median(times.known) / median(times.unknown);
    };
    // A machine that is busy may spoil one comparison: a real difference would spoil all three.
    for (const run of [
      (email: string) => enter(email, { password: 'sbagliata' }),
      (email: string) => post(app, '/password-dimenticata', { email }, { page: '/password-dimenticata', ip: someIp() }),
    ]) {
      const ratios: number[] = [];
      for (let attempt = 0; attempt < 3; attempt++) {
        await database.write((db) => db.deleteFrom('accounts_attempt').execute(), SYSTEM);
        ratios.push(await compare(run));
        if (Math.abs(Math.log(ratios.at(-1) ?? 0)) < Math.log(1.15)) break;
      }
      console.info('known / unknown', ratios.map((ratio) => ratio.toFixed(3)).join(' '));
      expect(Math.abs(Math.log(ratios.at(-1) ?? 0)), ratios.join(' ')).toBeLessThan(Math.log(1.15));
    }
  });
});

describe('chi prova in tanti nello stesso momento', () => {
  test('cinquanta password insieme: ne sono guardate cinque', async () => {
    const person = await withPassword(database);
    const statuses = (await Promise.all(Array.from({ length: 50 }, (_, n) => enter(person.email, { password: `prova numero ${n}` })))).map(
      (answer) => answer.statusCode,
    );
    expect(statuses.filter((status) => status === 422)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(45);
    expect((await enter(person.email)).statusCode).toBe(429);
  });

  test('venti volte lo stesso collegamento insieme: entra uno solo', async () => {
    const person = await withPassword(database);
    await post(app, '/accedi/collegamento', { email: person.email }, { page: '/accedi/collegamento', ip: someIp() });
    const link = await linkIn(database, person.email, '/accedi/collegamento');
    const statuses = (await Promise.all(Array.from({ length: 20 }, () => post(app, link, {}, { ip: someIp() })))).map(
      (answer) => answer.statusCode,
    );
    expect(statuses.filter((status) => status === 303)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(19);
  });

  test('con la coda delle password piena si risponde 503 con Retry-After, senza contarlo come errore', async () => {
    const person = await withPassword(database);
    // Whoever is done queues again: a place that is free for a moment would be taken by the one who is to find none.
    let isKept = true;
    const keepPlace = async () => {
      while (isKept) await hashPassword('tengo occupata la coda');
    };
    const busy = Array.from({ length: HASHES_AT_ONCE + HASHES_WAITING }, keepPlace);
    const refused = await enter(person.email);
    expect(refused.statusCode).toBe(503);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.body).toContain('<h1>');
    for (let n = 0; n < 8; n++) await enter(person.email);
    isKept = false;
    await Promise.all(busy);
    expect((await enter(person.email)).statusCode).toBe(303);
  });
});

describe('richieste storte', () => {
  test.each([
    ['un’e-mail di 200 000 caratteri', { email: `${'a'.repeat(200_000)}@b.example`, password: 'x' }, 422],
    ['una password di 200 000 caratteri', { email: 'a@b.example', password: 'x'.repeat(200_000) }, 422],
    ['più di quanto si accetta', { email: 'a@b.example', password: 'x'.repeat(300_000) }, 413],
    ['segni di controllo', { email: 'a\u0001@b.example', password: '\u0001\u0002' }, 422],
    ['un nome di tabella', { email: "a@b.example' or 1=1 --", password: "' or ''='" }, 422],
  ])('%s: un no chiaro e veloce', async (_what, fields, status) => {
    const began = performance.now();
    expect((await post(app, '/accedi', fields, { ip: someIp() })).statusCode).toBe(status);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test.each(['/accedi/collegamento', '/reimposta', '/conferma'])(
    '%s con un segno inventato, storto o lungo: 404 o 410, mai altro',
    async (start) => {
      for (const token of ['A'.repeat(22), 'a', '%00', '..%2f..', 'A'.repeat(199), "'", '%F0%9F%98%80', 'A'.repeat(21), 'A'.repeat(23)]) {
        const status = (await app.inject(`${start}/${token}`)).statusCode;
        expect([404, 410], token).toContain(status);
        expect([404, 410, 422], token).toContain(
          (await post(app, `${start}/${token}`, { password: GOOD_PASSWORD }, { ip: someIp() })).statusCode,
        );
      }
    },
  );
});
