import { beforeAll, describe, expect, test } from 'vitest';
import { TEST_NOW, testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { fixedClock } from '../../../platform/clock/clock.ts';
import { queueConfirmation } from '../store/confirmation.ts';
import { personById } from '../store/person-by-email.ts';
import { addPerson, cookieOf } from '../testing/sign-in.ts';
import { cookieFrom, GOOD_PASSWORD, linkIn, mailsTo, post, withPassword } from '../testing/with-password.ts';
import { clearSignInJob } from './clear-sign-in.job.ts';

const database = await testDatabase();
const SYSTEM = { kind: 'system', why: 'tests look' } as const;
const clock = fixedClock(TEST_NOW);
let made: Awaited<ReturnType<typeof testApp>>;
beforeAll(async () => {
  made = await testApp(database, { clock });
});
let callers = 0;
const someIp = () => `198.51.100.${++callers}`;
const later = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000));
const NEW_PASSWORD = 'sette fichi sopra il muro';

const ask = (path: string, email: string) => post(made.app, path, { email }, { page: path, ip: someIp() });
const press = (path: string, fields: Record<string, string> = {}, cookie?: string) =>
  post(made.app, path, fields, { page: cookie ? path : '/accedi', ip: someIp(), ...(cookie ? { cookie } : {}) });
const signIn = (email: string, password: string) => post(made.app, '/accedi', { email, password }, { ip: someIp() });
const isIn = async (cookie: string) => (await made.app.inject({ url: '/', headers: { cookie } })).body.includes('/area/account');
const unverify = (id: number) =>
  database.write((db) => db.updateTable('accounts_person').set({ email_verified_at: null }).where('id', '=', id).execute(), SYSTEM);
const giveTotp = (id: number) =>
  database.write(
    (db) => db.insertInto('accounts_totp').values({ person_id: id, secret: 's', confirmed_at: clock.now() }).execute(),
    SYSTEM,
  );

describe('entrare con il collegamento', () => {
  test('aprirlo non fa niente, premere il bottone fa entrare, una volta sola, anche da un altro browser', async () => {
    const person = await withPassword(database);
    const asked = await ask('/accedi/collegamento', person.email);
    expect(asked).toMatchObject({ statusCode: 303, headers: { location: '/accedi/collegamento?inviata=si' } });
    const link = await linkIn(database, person.email, '/accedi/collegamento');
    for (let n = 0; n < 3; n++) {
      const opened = await made.app.inject(link);
      expect(opened.statusCode).toBe(200);
      expect(opened.body).toContain('Ciao Sara');
      expect(opened.headers['set-cookie']).toBeUndefined();
    }
    const entered = await press(link);
    expect(entered).toMatchObject({ statusCode: 303, headers: { location: '/area' } });
    expect(await isIn(cookieFrom(entered))).toBe(true);
    expect((await press(link)).statusCode).toBe(410);
    expect((await made.app.inject(link)).statusCode).toBe(410);
  });

  test('vale dieci minuti, e solo l’ultimo che è stato chiesto', async () => {
    const person = await withPassword(database);
    await ask('/accedi/collegamento', person.email);
    const first = await linkIn(database, person.email, '/accedi/collegamento');
    await ask('/accedi/collegamento', person.email);
    const second = await linkIn(database, person.email, '/accedi/collegamento');
    expect((await press(first)).statusCode).toBe(410);
    later(9.9);
    expect((await made.app.inject(second)).statusCode).toBe(200);
    later(0.2);
    expect((await press(second)).statusCode).toBe(410);
  });

  test('a chi ha un secondo fattore lo chiede lo stesso', async () => {
    const person = await withPassword(database);
    await giveTotp(person.id);
    await ask('/accedi/collegamento', person.email);
    const entered = await press(await linkIn(database, person.email, '/accedi/collegamento'));
    expect(entered.headers.location).toBe('/accedi/codice');
    expect(await isIn(cookieFrom(entered))).toBe(false);
  });

  test('funziona anche quando qualcuno ha fatto scattare l’attesa della password', async () => {
    const person = await withPassword(database);
    for (let n = 0; n < 5; n++) await signIn(person.email, 'sbagliata');
    expect((await signIn(person.email, GOOD_PASSWORD)).statusCode).toBe(429);
    await ask('/accedi/collegamento', person.email);
    expect((await press(await linkIn(database, person.email, '/accedi/collegamento'))).statusCode).toBe(303);
    expect((await signIn(person.email, GOOD_PASSWORD)).statusCode).toBe(303);
  });

  test('chi si era registrato con l’indirizzo di un’altra persona resta fuori quando lei arriva', async () => {
    const person = await withPassword(database);
    await unverify(person.id);
    await giveTotp(person.id);
    const lurking = await cookieOf(database, clock.now(), { person: person.id, role: 'youth' });
    expect(await isIn(lurking)).toBe(true);
    await ask('/accedi/collegamento', person.email);
    const entered = await press(await linkIn(database, person.email, '/accedi/collegamento'));
    expect(entered.headers.location).toBe('/area');
    expect(await isIn(cookieFrom(entered))).toBe(true);
    expect(await isIn(lurking)).toBe(false);
    expect((await signIn(person.email, GOOD_PASSWORD)).statusCode).toBe(422);
  });
});

describe('la password dimenticata', () => {
  test('dal messaggio alla nuova password: tutte le sessioni si chiudono, arriva un avviso, nessuno è entrato da sé', async () => {
    const person = await withPassword(database);
    const old = cookieFrom(await signIn(person.email, GOOD_PASSWORD));
    await ask('/password-dimenticata', person.email);
    const link = await linkIn(database, person.email, '/reimposta');
    expect((await made.app.inject(link)).body).toContain('autocomplete="new-password"');
    const weak = await press(link, { password: 'password12345678' });
    expect(weak.statusCode).toBe(422);
    expect(weak.body).toContain('tra le più usate');
    expect(weak.body).not.toContain('password12345678');
    expect((await press(link, { password: 'corta' })).body).toContain('almeno 15 caratteri');
    expect(await isIn(old)).toBe(true);
    const done = await press(link, { password: NEW_PASSWORD });
    expect(done).toMatchObject({ statusCode: 303, headers: { location: '/accedi?esito=password-reset' } });
    expect(done.headers['set-cookie']).toBeUndefined();
    expect(await isIn(old)).toBe(false);
    expect((await mailsTo(database, person.email)).at(-1)?.subject).toBe('La tua password è cambiata');
    expect((await signIn(person.email, GOOD_PASSWORD)).statusCode).toBe(422);
    expect((await signIn(person.email, NEW_PASSWORD)).statusCode).toBe(303);
    expect((await press(link, { password: 'una frase ancora diversa' })).statusCode).toBe(410);
  });

  test('chi ha un secondo fattore può scegliere 8 caratteri, e poi gli è chiesto come sempre', async () => {
    const person = await withPassword(database);
    await giveTotp(person.id);
    await ask('/password-dimenticata', person.email);
    const link = await linkIn(database, person.email, '/reimposta');
    expect((await made.app.inject(link)).body).toContain('Almeno 8 caratteri');
    expect((await press(link, { password: 'fico7Kqz' })).statusCode).toBe(303);
    expect((await signIn(person.email, 'fico7Kqz')).headers.location).toBe('/accedi/codice');
  });

  test('un collegamento vale per un solo scopo, per un solo indirizzo, e muore con gli altri', async () => {
    const person = await withPassword(database);
    await ask('/password-dimenticata', person.email);
    const recovery = await linkIn(database, person.email, '/reimposta');
    const token = recovery.split('/').at(-1) ?? '';
    for (const path of [`/accedi/collegamento/${token}`, `/conferma/${token}`]) {
      expect((await made.app.inject(path)).statusCode).toBe(410);
      expect((await press(path)).statusCode).toBe(410);
    }
    await ask('/accedi/collegamento', person.email);
    const link = await linkIn(database, person.email, '/accedi/collegamento');
    expect((await press(recovery, { password: NEW_PASSWORD })).statusCode).toBe(303);
    expect((await press(link)).statusCode).toBe(410);
    await ask('/password-dimenticata', person.email);
    const second = await linkIn(database, person.email, '/reimposta');
    await database.write(
      (db) =>
        db
          .updateTable('accounts_person')
          .set({ email: `nuovo-${person.email}` })
          .where('id', '=', person.id)
          .execute(),
      SYSTEM,
    );
    expect((await made.app.inject(second)).statusCode).toBe(410);
    expect((await press(second, { password: 'una frase ancora diversa' })).statusCode).toBe(410);
  });

  test('un account sospeso non si riapre con la posta', async () => {
    const person = await withPassword(database);
    await ask('/password-dimenticata', person.email);
    const link = await linkIn(database, person.email, '/reimposta');
    await database.write(
      (db) => db.updateTable('accounts_person').set({ status: 'suspended' }).where('id', '=', person.id).execute(),
      SYSTEM,
    );
    expect((await press(link, { password: NEW_PASSWORD })).statusCode).toBe(410);
    await ask('/password-dimenticata', person.email);
    expect((await mailsTo(database, person.email)).at(-1)?.subject).toBe('Nessun account con questo indirizzo');
  });

  test('a un indirizzo senza account arriva un messaggio che lo dice, nella lingua della pagina', async () => {
    await ask('/en/password-dimenticata', 'nobody@prova.example');
    expect(await mailsTo(database, 'nobody@prova.example')).toMatchObject([
      { subject: 'No account with this address', text: expect.stringContaining('/en/registrati') },
    ]);
  });

  test('nessuno riempie di messaggi la posta di un altro', async () => {
    const statuses = [];
    for (let n = 0; n < 6; n++) statuses.push((await ask('/password-dimenticata', 'vittima@prova.example')).statusCode);
    expect(statuses).toEqual([303, 303, 303, 429, 429, 429]);
    expect((await ask('/accedi/collegamento', 'vittima@prova.example')).body).toContain('Ti abbiamo già scritto');
    expect(await mailsTo(database, 'vittima@prova.example')).toHaveLength(3);
  });
});

test('confermare l’indirizzo: aprire non basta, il bottone lo segna, una volta', async () => {
  const { id, email } = await addPerson(database, { role: 'youth' });
  await unverify(id);
  await database.write(async (db) => {
    const person = await personById(db, id);
    if (person) await queueConfirmation(made.platform, db, person);
  }, SYSTEM);
  const link = await linkIn(database, email, '/conferma');
  const verified = () => database.read(async (db) => (await personById(db, id))?.verified, SYSTEM);
  expect((await made.app.inject(link)).body).toContain(email);
  expect(await verified()).toBe(false);
  expect((await press(link)).headers.location).toBe('/accedi?esito=address-confirmed');
  expect(await verified()).toBe(true);
  expect((await press(link)).statusCode).toBe(410);
});

test('di notte si cancella quello che è finito, e resta quello che serve', async () => {
  const person = await withPassword(database);
  await signIn(person.email, GOOD_PASSWORD);
  await signIn(person.email, 'sbagliata');
  await ask('/accedi/collegamento', person.email);
  const count = () =>
    database.read(async (db) => {
      const rows = (table: 'accounts_session' | 'accounts_ticket' | 'accounts_known_device') =>
        db.selectFrom(table).select('person_id').where('person_id', '=', person.id).execute();
      const attempts = await db.selectFrom('accounts_attempt').select('key_hash').execute();
      const kept = [await rows('accounts_session'), await rows('accounts_ticket'), await rows('accounts_known_device')].map(
        (all) => all.length,
      );
      return [...kept, attempts.length > 0 ? 1 : 0];
    }, SYSTEM);
  const steps: [number, number[]][] = [
    [0, [1, 1, 1, 1]],
    [11, [1, 0, 1, 1]],
    [25 * 60, [1, 0, 1, 0]],
    [31 * 24 * 60, [0, 0, 1, 0]],
    [91 * 24 * 60, [0, 0, 0, 0]],
  ];
  for (const [minutes, kept] of steps) {
    later(minutes);
    await clearSignInJob.run(made.platform, null);
    await clearSignInJob.run(made.platform, null);
    expect(await count(), `dopo ${minutes} minuti`).toEqual(kept);
  }
});
