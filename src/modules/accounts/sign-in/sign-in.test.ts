import { beforeAll, describe, expect, test } from 'vitest';
import { TEST_NOW, testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { fixedClock } from '../../../platform/clock/clock.ts';
import { cookieOf } from '../testing/sign-in.ts';
import { cookieFrom, GOOD_PASSWORD, mailsTo, post, tokenIn, withPassword } from '../testing/with-password.ts';

const database = await testDatabase();
const SYSTEM = { kind: 'system', why: 'tests look' } as const;
const clock = fixedClock(TEST_NOW);
let app: Awaited<ReturnType<typeof testApp>>['app'];
beforeAll(async () => {
  ({ app } = await testApp(database, { clock }));
});
let callers = 0;
/** Each test from an address of its own. */
const someIp = () => `198.51.100.${++callers}`;
const later = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000));
const sessionsOf = (person: number) =>
  database.read((db) => db.selectFrom('accounts_session').selectAll().where('person_id', '=', person).execute(), SYSTEM);

describe('accedere con e-mail e password', () => {
  test('chi ha la password giusta entra nella sua pagina, con una sessione nuova che ricorda il dispositivo', async () => {
    const person = await withPassword(database);
    const answer = await post(app, '/accedi', { email: person.email.toUpperCase(), password: GOOD_PASSWORD }, { ip: someIp() });
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/area' } });
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-talenthub=[\w-]{44}; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    expect(await sessionsOf(person.id)).toMatchObject([
      { level: 'full', method: 'password', factors: 1, device: 'Chrome · Android', role: 'youth' },
    ]);
    expect((await app.inject({ url: '/', headers: { cookie: cookieFrom(answer) } })).body).toContain('/area/account');
    const { rows } = await database.pool.query("select actor from platform_audit where action = 'accounts.sign-in' and actor = $1", [
      person.publicId,
    ]);
    expect(rows).toHaveLength(1);
  });

  test('«ricordami» vale 90 giorni per chi è giovane, mai per chi vede i dati degli altri', async () => {
    const youth = await withPassword(database);
    const operator = await withPassword(database, { role: 'operator' });
    const enter = (email: string) => post(app, '/accedi', { email, password: GOOD_PASSWORD, stay: '1' }, { ip: someIp() });
    expect(String((await enter(youth.email)).headers['set-cookie'])).toContain(`Max-Age=${90 * 86_400}`);
    expect(String((await enter(operator.email)).headers['set-cookie'])).not.toContain('Max-Age');
  });

  test('chi deve avere un secondo fattore e non lo ha, lo crea prima di tutto, e poi torna dov’era', async () => {
    const operator = await withPassword(database, { role: 'operator' });
    const answer = await post(app, '/accedi', { email: operator.email, password: GOOD_PASSWORD, da: '/operatori?x=1' }, { ip: someIp() });
    expect(answer.headers.location).toBe('/area/sicurezza/secondo-fattore?da=%2Foperatori%3Fx%3D1');
    expect(await sessionsOf(operator.id)).toMatchObject([{ level: 'enrol' }]);
    expect((await app.inject({ url: '/', headers: { cookie: cookieFrom(answer) } })).body).not.toContain('/area/account');
  });

  test('chi ha un secondo fattore non entra con la sola password', async () => {
    const person = await withPassword(database);
    await database.write(
      (db) => db.insertInto('accounts_totp').values({ person_id: person.id, secret: 's', confirmed_at: clock.now() }).execute(),
      SYSTEM,
    );
    const answer = await post(app, '/accedi', { email: person.email, password: GOOD_PASSWORD }, { ip: someIp() });
    expect(answer.headers.location).toBe('/accedi/codice');
    expect(await sessionsOf(person.id)).toMatchObject([{ level: 'second-factor' }]);
  });

  test.each([
    ['password sbagliata', { password: 'un’altra frase qualunque' }],
    ['password vuota', { password: '' }],
    ['e-mail che non è un’e-mail', { email: 'ciao' }],
    ['niente', { email: '', password: '' }],
    ['la password due volte', { password: [GOOD_PASSWORD, GOOD_PASSWORD] }],
  ])('%s: 422, l’e-mail resta scritta, la password no, nessuna sessione', async (_what, wrong) => {
    const person = await withPassword(database);
    const fields = { email: person.email, password: GOOD_PASSWORD, stay: '1', ...wrong };
    const answer = await post(app, '/accedi', fields, { ip: someIp() });
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.body).toContain('th-error-summary');
    if (fields.email) expect(answer.body).toContain(`value="${fields.email}"`);
    expect(answer.body).toMatch(/name="stay"[^>]*checked/);
    expect(answer.body).not.toContain(GOOD_PASSWORD);
    expect(await sessionsOf(person.id)).toEqual([]);
  });

  test('chi è già dentro non vede il modulo: va alla sua pagina o dove voleva', async () => {
    const person = await withPassword(database);
    const cookie = await cookieOf(database, clock.now(), { person: person.id, role: 'youth' });
    expect((await app.inject({ url: '/accedi', headers: { cookie } })).headers.location).toBe('/area');
    expect((await app.inject({ url: '/accedi?da=/opportunita', headers: { cookie } })).headers.location).toBe('/opportunita');
  });

  test('un account sospeso, o senza più un ruolo, resta chiuso e lo dice solo a chi sa la password', async () => {
    const suspended = await withPassword(database);
    await database.write(
      (db) => db.updateTable('accounts_person').set({ status: 'suspended' }).where('id', '=', suspended.id).execute(),
      SYSTEM,
    );
    const without = await withPassword(database);
    await database.write((db) => db.deleteFrom('accounts_personal_role').where('person_id', '=', without.id).execute(), SYSTEM);
    for (const { email } of [suspended, without]) {
      const answer = await post(app, '/accedi', { email, password: GOOD_PASSWORD }, { ip: someIp() });
      expect(answer.statusCode).toBe(403);
      expect(answer.body).toContain('Informagiovani');
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect((await post(app, '/accedi', { email, password: 'sbagliata del tutto' }, { ip: someIp() })).statusCode).toBe(422);
    }
  });

  test('l’impronta fatta con parametri vecchi si rifà al primo accesso', async () => {
    const person = await withPassword(database);
    const hashNow = () =>
      database.read(
        (db) => db.selectFrom('accounts_password').select('hash').where('person_id', '=', person.id).executeTakeFirstOrThrow(),
        SYSTEM,
      );
    const { argon2Sync } = await import('node:crypto');
    const tag = argon2Sync('argon2id', {
      message: GOOD_PASSWORD,
      nonce: Buffer.alloc(16, 7),
      parallelism: 1,
      tagLength: 32,
      memory: 8192,
      passes: 1,
    });
    const old = `$argon2id$v=19$m=8192,t=1,p=1$${Buffer.alloc(16, 7).toString('base64').replace(/=+$/, '')}$${tag.toString('base64').replace(/=+$/, '')}`;
    await database.write(
      (db) => db.updateTable('accounts_password').set({ hash: old }).where('person_id', '=', person.id).execute(),
      SYSTEM,
    );
    expect((await post(app, '/accedi', { email: person.email, password: GOOD_PASSWORD }, { ip: someIp() })).statusCode).toBe(303);
    expect((await hashNow()).hash).toMatch(/m=19456,t=2,p=1/);
    expect((await post(app, '/accedi', { email: person.email, password: GOOD_PASSWORD }, { ip: someIp() })).statusCode).toBe(303);
  });
});

describe('troppe prove', () => {
  test('dopo cinque errori si aspetta, anche con la password giusta; la pagina dice quanto; poi si entra e il conto riparte', async () => {
    const person = await withPassword(database);
    const tryWith = (password: string) => post(app, '/accedi', { email: person.email, password }, { ip: someIp() });
    for (let n = 0; n < 5; n++) expect((await tryWith('sbagliata')).statusCode).toBe(422);
    const refused = await tryWith(GOOD_PASSWORD);
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['retry-after']).toBe('30');
    expect(refused.body).toContain('aspetta un minuto');
    expect(refused.body).toContain('/accedi/collegamento');
    later(1);
    expect((await tryWith('sbagliata')).statusCode).toBe(422);
    expect(Number((await tryWith('sbagliata')).headers['retry-after'])).toBe(60);
    later(1.1);
    expect((await tryWith(GOOD_PASSWORD)).statusCode).toBe(303);
    for (let n = 0; n < 4; n++) expect((await tryWith('sbagliata')).statusCode).toBe(422);
    expect((await tryWith(GOOD_PASSWORD)).statusCode).toBe(303);
  });

  test('da uno stesso indirizzo di rete non si provano account a volontà; una classe che entra non è fermata', async () => {
    const ip = someIp();
    const token = tokenIn((await app.inject('/accedi')).body);
    const enter = async (email: string, password: string) => (await post(app, '/accedi', { email, password }, { ip, token })).statusCode;
    const pupils = await Promise.all(Array.from({ length: 15 }, () => withPassword(database)));
    const entered = await Promise.all(pupils.map(({ email }) => enter(email, GOOD_PASSWORD)));
    expect(entered).toEqual(Array(15).fill(303));
    const statuses = await Promise.all(Array.from({ length: 40 }, (_, n) => enter(`nessuno${n}@prova.example`, 'x')));
    expect(statuses).toEqual(Array(40).fill(422));
    for (let n = 40; n < 42; n++) expect(await enter(`nessuno${n}@prova.example`, 'x')).toBe(429);
  });

  test('i tentativi restano scritti senza l’indirizzo e senza l’account', async () => {
    const rows = await database.read((db) => db.selectFrom('accounts_attempt').selectAll().execute(), SYSTEM);
    expect(rows.length).toBeGreaterThan(3);
    for (const { key_hash } of rows) expect(key_hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('gli avvisi', () => {
  test('il primo dispositivo non è una notizia, uno nuovo sì, nella lingua della persona', async () => {
    const person = await withPassword(database);
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0';
    const enter = (agent?: string) =>
      post(app, '/accedi', { email: person.email, password: GOOD_PASSWORD }, { ip: someIp(), ...(agent ? { agent } : {}) });
    await enter();
    await enter();
    expect(await mailsTo(database, person.email)).toEqual([]);
    await enter(firefox);
    await enter(firefox);
    expect(await mailsTo(database, person.email)).toMatchObject([
      {
        subject: 'Nuovo accesso al tuo account',
        text: expect.stringMatching(/Ciao Sara,[\s\S]*21 novembre 2026[\s\S]*Firefox · Linux[\s\S]*\/password-dimenticata/),
      },
    ]);
    await database.write((db) => db.updateTable('accounts_person').set({ locale: 'en' }).where('id', '=', person.id).execute(), SYSTEM);
    await enter('Mozilla/5.0 (iPhone) Version/17.5 Safari/604.1');
    expect((await mailsTo(database, person.email)).at(-1)).toMatchObject({
      subject: 'New sign-in to your account',
      text: expect.stringContaining('/en/password-dimenticata'),
    });
  });

  test('chi non ha ancora confermato l’indirizzo non entra: riceve il collegamento per farlo', async () => {
    const person = await withPassword(database);
    await database.write(
      (db) => db.updateTable('accounts_person').set({ email_verified_at: null }).where('id', '=', person.id).execute(),
      SYSTEM,
    );
    const answer = await post(app, '/accedi', { email: person.email, password: GOOD_PASSWORD }, { ip: someIp() });
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/registrati/posta' } });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await sessionsOf(person.id)).toEqual([]);
    expect(await mailsTo(database, person.email)).toMatchObject([{ subject: 'Conferma la tua e-mail' }]);
  });
});

test('un’organizzazione sospesa chiude la porta a chi ha solo quel ruolo', async () => {
  const person = await withPassword(database, { role: 'operator' });
  const tryNow = () => post(app, '/accedi', { email: person.email, password: GOOD_PASSWORD }, { ip: someIp() });
  expect((await tryNow()).statusCode).toBe(303);
  await database.write(
    (db) =>
      db
        .updateTable('accounts_organisation')
        .set({ status: 'suspended' })
        .where('id', 'in', db.selectFrom('accounts_membership').select('organisation_id').where('person_id', '=', person.id))
        .execute(),
    SYSTEM,
  );
  expect((await tryNow()).statusCode).toBe(403);
});
