import { beforeAll, describe, expect, test } from 'vitest';
import type { Role, SessionLevel } from '../../src/kernel/access/viewer.ts';
import { codeOf, cookieAfter, enrol, fromEverywhere, recoveryCodes } from '../../src/modules/accounts/testing/second-factor.ts';
import { addMembership, addOrganisation, addPerson, cookieOf, send, signedIn, visit } from '../../src/modules/accounts/testing/sign-in.ts';
import type { Clock } from '../../src/platform/clock/clock.ts';
import { csrfToken } from '../../src/platform/http/session/csrf.ts';
import { TEST_NOW, testApp } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';
import { routes } from '../support/site.ts';

const database = await testDatabase();
let time = new Date(TEST_NOW).getTime();
const clock: Clock = { now: () => new Date(time) };
const now = () => new Date(time);
const wait = (ms: number) => {
  time += ms;
};
const CODE = '/accedi/codice';
const FACTOR = '/area/sicurezza/secondo-fattore';
const SYSTEM = { kind: 'system', why: 'tests look' } as const;

let app: Awaited<ReturnType<typeof testApp>>['app'];
let platform: Awaited<ReturnType<typeof testApp>>['platform'];
beforeAll(async () => {
  ({ app, platform } = await testApp(database, { clock }));
  fromEverywhere(app);
});

/** An operator whose first step was right and who has an app. */
async function operatorAtTheDoor() {
  const operator = await signedIn(database, now(), 'operator');
  const { secret, cookie } = await enrol(app, operator.cookie, now());
  const membership = (await sessionOf(operator.id))[0]?.membership_id ?? null;
  const begin = (level: SessionLevel = 'second-factor') =>
    cookieOf(database, now(), { person: operator.id, role: 'operator', membership, level });
  wait(60_000);
  return { ...operator, secret, full: cookie, begin };
}

function sessionOf(person: number) {
  return database.read(
    (db) => db.selectFrom('accounts_session').selectAll().where('person_id', '=', person).orderBy('id', 'desc').execute(),
    SYSTEM,
  );
}

const mailsTo = (address: string) =>
  database
    .read((db) => db.selectFrom('platform_mail').select('subject').where('to_address', '=', address).orderBy('id').execute(), SYSTEM)
    .then((rows) => rows.map((row) => row.subject));
const enter = (cookie: string, codice: string) => send(app, CODE, { codice }, { cookie });

describe('una sessione a metà non apre niente', () => {
  const guarded = routes.filter((route) => typeof route.guard === 'object' || route.guard === 'signed-in');

  test.each(['second-factor', 'enrol'] as const)(
    'ogni pagina e ogni modulo riservato è chiuso a chi è fermo a «%s», per ogni ruolo',
    async (level) => {
      expect(guarded.length).toBeGreaterThan(15);
      const tryAll = async (role: Role) => {
        const person = await signedIn(database, now(), role);
        const [session] = await sessionOf(person.id);
        const cookie = await cookieOf(database, now(), { person: person.id, role, membership: session?.membership_id ?? null, level });
        const [half] = await sessionOf(person.id);
        const token = csrfToken(platform.secret, `session ${half?.id}`, now());
        for (const route of guarded) {
          const url = route.path.replace(/:\w+/g, 'A'.repeat(22));
          const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie };
          const answer = await (route.method === 'GET'
            ? visit(app, url, cookie)
            : app.inject({ method: 'POST', url, headers: form, payload: `_csrf=${token}` }));
          const what = `${role} ${route.method} ${url}`;
          if (route.api) expect(answer.statusCode, what).toBe(401);
          else {
            expect(answer.statusCode, what).toBe(303);
            expect(answer.headers.location, what).toBe(level === 'enrol' ? FACTOR : CODE);
          }
          expect(answer.headers['set-cookie'], what).toBeUndefined();
        }
      };
      await Promise.all((['youth', 'operator', 'admin', 'company'] as const).map(tryAll));
    },
  );

  test('chi deve ancora scrivere il codice non può farsi un altro secondo passaggio', async () => {
    const { begin, id } = await operatorAtTheDoor();
    const cookie = await begin();
    for (const url of [FACTOR, `${FACTOR}/app`, '/area/sicurezza/chiavi', '/area/sicurezza/chiavi/nuova.json']) {
      expect((await visit(app, url, cookie)).headers.location, url).toBe(CODE);
    }
    for (const url of [`${FACTOR}/app`, '/area/sicurezza/chiavi']) {
      const answer = await send(app, url, { codice: '123456', offerta: 'x', risposta: '{}' }, { cookie, from: CODE });
      expect(answer.headers.location, url).toBe(CODE);
    }
    expect((await sessionOf(id))[0]?.level).toBe('second-factor');
  });
});

describe('il codice dell’app', () => {
  test('chi deve averne uno lo attiva e solo allora entra, con un biscotto nuovo; quello di prima non vale più', async () => {
    const { id } = await addPerson(database);
    const { id: centre } = await addOrganisation(database, { kind: 'youth_centre', provinces: ['CR'] });
    const membership = await addMembership(database, id, centre, 'operator');
    const before = await cookieOf(database, now(), { person: id, role: 'operator', membership, level: 'enrol' });
    expect((await visit(app, '/area/account', before)).headers.location).toBe(FACTOR);
    expect((await visit(app, FACTOR, before)).body).toContain("Aggiungi l'app");
    const { answer, cookie } = await enrol(app, before, now());
    expect(answer.headers.location).toBe('/area/sicurezza/codici?esito=saved');
    expect(cookie).not.toBe(before);
    expect((await visit(app, '/area/account', cookie)).statusCode).toBe(200);
    expect((await visit(app, '/area/account', before)).headers.location).toMatch(/^\/accedi/);
    expect((await sessionOf(id)).map(({ level, factors }) => [level, factors])).toEqual([['full', 2]]);
  });

  test('il segreto non sta in chiaro nella base di dati, e un’offerta vale solo per la sua sessione', async () => {
    const one = await signedIn(database, now(), 'youth');
    const other = await signedIn(database, now(), 'youth');
    const page = (await visit(app, `${FACTOR}/app`, one.cookie)).body;
    const offer = /name="offerta" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const secret = (/th-secret">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '');
    const stolen = await send(app, `${FACTOR}/app`, { offerta: offer, codice: codeOf(secret, now()) }, { cookie: other.cookie });
    expect(stolen.headers.location).toBe(`${FACTOR}/app`);
    expect(secret).toHaveLength(32);
    expect(page).toContain(`otpauth://totp/`);
    await send(app, `${FACTOR}/app`, { offerta: offer, codice: codeOf(secret, now()) }, { cookie: one.cookie });
    const rows = await database.read((db) => db.selectFrom('accounts_totp').select(['person_id', 'secret']).execute(), SYSTEM);
    expect(rows.some((row) => row.person_id === one.id)).toBe(true);
    expect(rows.some((row) => row.person_id === other.id)).toBe(false);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test('vale il passo di adesso, quello prima e quello dopo; mai uno già usato, né uno più vecchio', async () => {
    const { secret, begin } = await operatorAtTheDoor();
    const at = (seconds: number) => codeOf(secret, new Date(time + seconds * 1000));
    for (const far of [-90, -60, 60, 90]) expect((await enter(await begin(), at(far))).statusCode, String(far)).toBe(422);
    const used = at(0);
    expect((await enter(await begin(), used)).headers.location).toBe('/operatori');
    expect((await enter(await begin(), used)).statusCode).toBe(422);
    expect((await enter(await begin(), at(-30))).statusCode).toBe(422);
    expect((await enter(await begin(), at(30))).headers.location).toBe('/operatori');
  });

  test('lo stesso codice da due dispositivi nello stesso istante: uno solo entra', async () => {
    const { secret, begin } = await operatorAtTheDoor();
    const cookies = await Promise.all(Array.from({ length: 4 }, () => begin()));
    const answers = await Promise.all(cookies.map((cookie) => enter(cookie, codeOf(secret, now()))));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([303, 422, 422, 422]);
  });

  test('a forza di provare: dopo cinque codici sbagliati si aspetta, sempre di più, anche con quello giusto, e la persona lo sa', async () => {
    const { secret, begin, email } = await operatorAtTheDoor();
    const cookie = await begin();
    const burst = await Promise.all(Array.from({ length: 40 }, (_, index) => enter(cookie, String(100_000 + index))));
    expect(burst.filter((answer) => answer.body.includes('Questo codice non va bene')).length).toBe(5);
    expect((await enter(cookie, codeOf(secret, now()))).body).toContain('Troppi tentativi');
    expect((await mailsTo(email)).filter((subject) => subject === 'Codici sbagliati')).toHaveLength(1);
    // A whole day of trying every half hour: the pauses grow to an hour, and half of the tries are not even looked at.
    let checked = 5;
    for (let half = 0; half < 48; half++) {
      wait(30 * 60_000);
      if ((await enter(await begin(), '000000')).body.includes('Questo codice non va bene')) checked++;
    }
    expect(checked).toBeLessThan(40);
    wait(3_600_000);
    expect((await enter(await begin(), codeOf(secret, now()))).headers.location).toBe('/operatori');
    wait(60_000);
    expect((await enter(await begin(), '000000')).body).toContain('Questo codice non va bene');
  });
});

describe('i codici di recupero', () => {
  test('dieci, mostrati una volta, tenuti solo come impronte; ognuno entra una volta, anche se lo usano in due insieme', async () => {
    const { begin, full, email, id } = await operatorAtTheDoor();
    const codes = await recoveryCodes(app, full);
    expect(new Set(codes).size).toBe(10);
    const rows = await database.read(
      (db) => db.selectFrom('accounts_recovery_code').select('hash').where('person_id', '=', id).execute(),
      SYSTEM,
    );
    for (const code of codes) expect(JSON.stringify(rows)).not.toContain(code.replace('-', ''));
    expect((await visit(app, '/area/sicurezza/codici', full)).body).not.toContain(codes[0]);
    const cookies = await Promise.all([begin(), begin(), begin()]);
    const answers = await Promise.all(cookies.map((cookie) => enter(cookie, (codes[0] ?? '').toUpperCase().replace('-', ' '))));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([303, 422, 422]);
    expect((await mailsTo(email)).filter((subject) => subject === 'Codice di recupero usato')).toHaveLength(1);
  });

  test('quelli di un’altra persona non valgono, e rifarli spegne i vecchi', async () => {
    const one = await operatorAtTheDoor();
    const other = await operatorAtTheDoor();
    const [theirs = ''] = await recoveryCodes(app, other.full);
    expect((await enter(await one.begin(), theirs)).statusCode).toBe(422);
    const [old = ''] = await recoveryCodes(app, one.full);
    await recoveryCodes(app, one.full);
    expect((await enter(await one.begin(), old)).statusCode).toBe(422);
  });

  test('il file di testo si scarica solo con i codici in vigore', async () => {
    const { full } = await operatorAtTheDoor();
    const codes = await recoveryCodes(app, full);
    const file = (codici: string[]) =>
      send(app, '/area/sicurezza/codici/testo', { codici }, { cookie: full, from: '/area/sicurezza/codici' });
    const answer = await file(codes);
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.headers['content-disposition']).toContain('attachment');
    for (const code of codes) expect(answer.body).toContain(code);
    expect((await file(['scrivi-altro', ...codes.slice(1)])).statusCode).toBe(422);
    await recoveryCodes(app, full);
    expect((await file(codes)).statusCode).toBe(422);
  });

  test('quando ne restano tre l’account lo dice', async () => {
    const { begin, full } = await operatorAtTheDoor();
    const codes = await recoveryCodes(app, full);
    for (const code of codes.slice(0, 6)) expect((await enter(await begin(), code)).statusCode).toBe(303);
    expect((await visit(app, '/area/account', full)).body).not.toContain('Ti restano');
    await enter(await begin(), codes[6] ?? '');
    expect((await visit(app, '/area/account', full)).body).toContain('Ti restano 3 codici di recupero');
  });
});

describe('non si torna indietro di nascosto', () => {
  test('chi lavora con dati d’altri non toglie l’ultimo secondo passaggio; un giovane sì, e i suoi codici vanno via', async () => {
    const { full } = await operatorAtTheDoor();
    const refused = await send(app, `${FACTOR}/togli`, {}, { cookie: full, from: FACTOR });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('prima di togliere questo, aggiungine un altro');
    const youth = await signedIn(database, now(), 'youth');
    const { cookie } = await enrol(app, youth.cookie, now());
    expect(await recoveryCodes(app, cookie)).toHaveLength(10);
    expect((await send(app, `${FACTOR}/togli`, {}, { cookie, from: FACTOR })).headers.location).toBe(`${FACTOR}?esito=saved`);
    for (const table of ['accounts_totp', 'accounts_recovery_code'] as const) {
      const rows = await database.read(
        (db) => db.selectFrom(table).select('person_id').where('person_id', '=', youth.id).execute(),
        SYSTEM,
      );
      expect(rows, table).toEqual([]);
    }
    expect(await mailsTo(youth.email)).toEqual(['App dei codici aggiunta', 'Nuovi codici di recupero', 'App dei codici tolta']);
  });

  test('un account aperto da più di 15 minuti non cambia niente senza una nuova prova', async () => {
    const { full, id } = await operatorAtTheDoor();
    wait(16 * 60_000);
    const sensitive = [
      [`${FACTOR}/togli`, FACTOR],
      [`${FACTOR}/app`, `${FACTOR}/app`],
      ['/area/sicurezza/codici', '/area/sicurezza/codici'],
      ['/area/sicurezza/chiavi', '/area/sicurezza/chiavi'],
      ['/area/sicurezza/chiavi/togli', '/area/sicurezza/chiavi'],
      ['/area/account/indirizzo', '/area/account/indirizzo'],
    ] as const;
    for (const [url, back] of sensitive) {
      const answer = await send(app, url, { email: 'nuovo@prova.example' }, { cookie: full, from: '/area/account' });
      expect(answer.headers.location, url).toBe(`/area/conferma-identita?da=${encodeURIComponent(back)}`);
    }
    const rows = await database.read(
      (db) => db.selectFrom('accounts_totp').select('person_id').where('person_id', '=', id).execute(),
      SYSTEM,
    );
    expect(rows).toHaveLength(1);
  });

  test('la nuova prova dà un biscotto nuovo, riporta dov’ero, e non porta su altri siti', async () => {
    const { full, secret } = await operatorAtTheDoor();
    wait(16 * 60_000);
    const prove = (fields: Record<string, string>, cookie: string) => send(app, '/area/conferma-identita', fields, { cookie });
    expect((await prove({ codice: '000000', da: FACTOR }, full)).statusCode).toBe(422);
    const answer = await prove({ codice: codeOf(secret, now()), da: FACTOR }, full);
    expect(answer.headers.location).toBe(FACTOR);
    let cookie = cookieAfter(answer);
    expect(cookie).not.toBe('');
    expect((await visit(app, '/area/account', full)).headers.location).toMatch(/^\/accedi/);
    for (const da of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/accedi',
      '/area/conferma-identita',
      'javascript:alert(1)',
    ]) {
      wait(60_000);
      const again = await prove({ codice: codeOf(secret, now()), da }, cookie);
      expect(again.headers.location, da).toBe('/area/account');
      cookie = cookieAfter(again);
    }
  });

  test('un codice usato per entrare non vale come nuova prova', async () => {
    const { secret, begin } = await operatorAtTheDoor();
    const code = codeOf(secret, now());
    const cookie = cookieAfter(await enter(await begin(), code));
    expect((await send(app, '/area/conferma-identita', { codice: code }, { cookie })).statusCode).toBe(422);
  });
});

describe('chi sa la password e ha cominciato l’accesso prima che la persona avesse un secondo passaggio', () => {
  test('non può più aggiungere il suo: l’app della persona resta, e con la sola password non si entra', async () => {
    const operator = await signedIn(database, now(), 'operator');
    const membership = (await sessionOf(operator.id))[0]?.membership_id ?? null;
    const begin = () => cookieOf(database, now(), { person: operator.id, role: 'operator', membership, level: 'enrol' });
    const [owner, intruder] = [await begin(), await begin()];
    // The intruder's page is open before; the owner's enrolment comes in between.
    expect((await visit(app, `${FACTOR}/app`, intruder)).statusCode).toBe(200);
    const kept = await enrol(app, owner, now());
    expect(kept.cookie).not.toBe(owner);
    wait(60_000);
    await expect(enrol(app, intruder, now())).resolves.toMatchObject({ cookie: intruder });
    expect((await visit(app, '/area/account', intruder)).headers.location).toMatch(/^\/accedi/);
    expect((await visit(app, '/area/account', kept.cookie)).statusCode).toBe(200);
    const door = await cookieOf(database, now(), { person: operator.id, role: 'operator', membership, level: 'second-factor' });
    expect((await send(app, CODE, { codice: codeOf(kept.secret, now()) }, { cookie: door })).statusCode).toBe(303);
  });
});
