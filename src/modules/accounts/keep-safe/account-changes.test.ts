import { beforeAll, describe, expect, test } from 'vitest';
import { TEST_NOW, testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { hashPassword, setPassword, verifyPassword } from '../store/passwords/passwords.ts';
import { codeOf, cookieAfter, enrol, fromEverywhere } from '../testing/second-factor.ts';
import { addPerson, cookieOf, send, signedIn, visit } from '../testing/sign-in.ts';

const database = await testDatabase();
let time = new Date(TEST_NOW).getTime();
const clock: Clock = { now: () => new Date(time) };
const now = () => new Date(time);
const SYSTEM = { kind: 'system', why: 'tests look' } as const;
const OLD = 'vecchia rana salta piano';
const NEW = 'quattro sedie verdi in cucina';
const PASSWORD = '/area/account/password';
const ADDRESS = '/area/account/indirizzo';

let app: Awaited<ReturnType<typeof testApp>>['app'];
let oldHash = '';
beforeAll(async () => {
  app = fromEverywhere((await testApp(database, { clock })).app);
  oldHash = await hashPassword(OLD);
});

async function youthWithPassword() {
  const person = await signedIn(database, now(), 'youth');
  await database.write((db) => setPassword(db, person.id, oldHash), SYSTEM);
  const another = () => cookieOf(database, now(), { person: person.id, role: 'youth' });
  return { ...person, another };
}

const isIn = async (cookie: string) => (await visit(app, '/area/account', cookie)).statusCode === 200;
const mailsTo = (address: string) =>
  database.read(
    (db) => db.selectFrom('platform_mail').select(['subject', 'text']).where('to_address', '=', address).orderBy('id').execute(),
    SYSTEM,
  );
const subjectsTo = async (address: string) => (await mailsTo(address)).map((mail) => mail.subject);
const hashOf = (person: number) =>
  database.read((db) => db.selectFrom('accounts_password').select('hash').where('person_id', '=', person).executeTakeFirst(), SYSTEM);
const emailOf = (person: number) =>
  database
    .read((db) => db.selectFrom('accounts_person').select('email').where('id', '=', person).executeTakeFirstOrThrow(), SYSTEM)
    .then((row) => row.email);
/** Path of the last link in the mails to an address. */
async function linkTo(address: string, part: string): Promise<string> {
  const links = (await mailsTo(address)).flatMap((mail) => mail.text.match(/https?:\/\/\S+/g) ?? []).filter((link) => link.includes(part));
  return new URL(links.at(-1) ?? 'http://none/').pathname;
}

describe('cambiare la password', () => {
  test('chiede quella di adesso; chiude ogni altro dispositivo, dà un biscotto nuovo, e la persona riceve un avviso', async () => {
    const { id, cookie, another, email } = await youthWithPassword();
    const elsewhere = await another();
    const change = (attuale: string, nuova: string) => send(app, PASSWORD, { attuale, nuova }, { cookie });
    expect((await change('sbagliata del tutto', NEW)).statusCode).toBe(422);
    expect((await change('', '')).body).toContain('Compila questo campo');
    const weak = await change(OLD, 'password12345678');
    expect(weak.statusCode).toBe(422);
    expect(weak.body).not.toContain('password12345678');
    expect((await change(OLD, 'corta ma buona')).body).toContain('servono almeno 15 caratteri');
    expect(await isIn(elsewhere)).toBe(true);
    const done = await change(OLD, NEW);
    expect(done.headers.location).toBe('/area/account?esito=saved');
    expect([await isIn(elsewhere), await isIn(cookie), await isIn(cookieAfter(done))]).toEqual([false, false, true]);
    expect((await verifyPassword((await hashOf(id))?.hash ?? null, NEW)).ok).toBe(true);
    expect(await subjectsTo(email)).toEqual(['Password cambiata']);
  });

  test('a forza di provare quella di adesso si aspetta', async () => {
    const { cookie } = await youthWithPassword();
    for (let n = 0; n < 5; n++) await send(app, PASSWORD, { attuale: `no ${n}`, nuova: NEW }, { cookie });
    expect((await send(app, PASSWORD, { attuale: OLD, nuova: NEW }, { cookie })).body).toContain('Troppi tentativi');
  });

  test('chi non ne ha una la sceglie dopo una prova fresca; con un secondo passaggio può essere più corta', async () => {
    const youth = await signedIn(database, now(), 'youth');
    const { cookie, secret } = await enrol(app, youth.cookie, now());
    time += 16 * 60_000;
    expect((await visit(app, PASSWORD, cookie)).headers.location).toContain('/area/conferma-identita');
    const proof = await send(app, '/area/conferma-identita', { codice: codeOf(secret, now()), da: PASSWORD }, { cookie });
    const done = await send(app, PASSWORD, { nuova: 'tazza zoppa' }, { cookie: cookieAfter(proof) });
    expect(done.headers.location).toBe('/area/account?esito=saved');
    expect((await verifyPassword((await hashOf(youth.id))?.hash ?? null, 'tazza zoppa')).ok).toBe(true);
  });

  test('con la password si dà anche una prova fresca', async () => {
    const { cookie } = await youthWithPassword();
    time += 16 * 60_000;
    expect((await visit(app, ADDRESS, cookie)).headers.location).toBe(`/area/conferma-identita?da=${encodeURIComponent(ADDRESS)}`);
    const wrong = await send(app, '/area/conferma-identita', { password: 'no', da: ADDRESS }, { cookie });
    expect(wrong.statusCode).toBe(422);
    const right = await send(app, '/area/conferma-identita', { password: OLD, da: ADDRESS }, { cookie });
    expect(right.headers.location).toBe(ADDRESS);
    expect((await visit(app, ADDRESS, cookieAfter(right))).statusCode).toBe(200);
  });
});

let serial = 0;
const newAddress = () => `nuovo${++serial}@prova.example`;

describe('quando accanto alla password non resta più niente', () => {
  const FACTOR = '/area/sicurezza/secondo-fattore';
  const SHORT = 'fico7Kqz';
  const signIn = (email: string, password: string) => send(app, '/accedi', { email, password }, { cookie: '', from: '/accedi' });

  test('tolto il secondo passaggio si chiede una password nuova, e quella corta da sola non apre', async () => {
    const who = await signedIn(database, now(), 'youth');
    const { cookie: withApp } = await enrol(app, who.cookie, now());
    const cookie = cookieAfter(await send(app, PASSWORD, { nuova: SHORT }, { cookie: withApp }), withApp);
    expect((await signIn(who.email, SHORT)).headers.location).toBe('/accedi/codice');
    const removed = await send(app, `${FACTOR}/togli`, {}, { cookie, from: FACTOR });
    expect(removed.headers.location).toBe(`${PASSWORD}?esito=password-alone`);
    expect((await visit(app, String(removed.headers.location), cookie)).body).toContain('almeno 15 caratteri');
    const refused = await signIn(who.email, SHORT);
    expect(refused.statusCode).toBe(422);
    expect(refused.headers['set-cookie']).toBeUndefined();
    expect(refused.body).toContain('da sola è troppo corta');
    const link = await linkTo(who.email, '/reimposta/');
    expect((await send(app, link, { password: SHORT }, { cookie: '' })).statusCode).toBe(422);
    expect((await send(app, link, { password: NEW }, { cookie: '' })).statusCode).toBe(303);
    expect((await signIn(who.email, NEW)).headers.location).toBe('/area');
    // A wrong password learns nothing of all this.
    expect((await signIn(who.email, 'sbagliat')).body).not.toContain('da sola è troppo corta');
  });

  test('chi lavorava per un ente e ora è solo un familiare: la password corta di allora non basta più, e non se ne sceglie un’altra così', async () => {
    const operator = await signedIn(database, now(), 'operator');
    const hash = await hashPassword(SHORT);
    await database.write(async (db) => {
      await setPassword(db, operator.id, hash);
      await db.insertInto('accounts_personal_role').values({ person_id: operator.id, role: 'family', granted_by: null }).execute();
    }, SYSTEM);
    const both = await cookieOf(database, now(), { person: operator.id, role: 'family' });
    expect((await send(app, PASSWORD, { attuale: SHORT, nuova: 'sogno9Wx' }, { cookie: both })).statusCode).toBe(422);
    await database.write(
      (db) => db.updateTable('accounts_membership').set({ until: now() }).where('person_id', '=', operator.id).execute(),
      SYSTEM,
    );
    expect((await signIn(operator.email, SHORT)).body).toContain('da sola è troppo corta');
  });
});

describe('cambiare indirizzo', () => {
  async function asked() {
    const person = await youthWithPassword();
    const email = newAddress();
    const answer = await send(app, ADDRESS, { email }, { cookie: person.cookie });
    expect(answer.headers.location).toBe(`${ADDRESS}/inviato`);
    time += 1000;
    return { ...person, wanted: email, confirm: await linkTo(email, ADDRESS), undo: await linkTo(person.email, 'annulla-indirizzo') };
  }

  test('vale solo quando si preme il pulsante del link, una volta; il vecchio indirizzo lo viene a sapere due volte', async () => {
    const { id, cookie, email, wanted, confirm } = await asked();
    expect((await visit(app, confirm, cookie)).body).toContain(wanted);
    expect(await emailOf(id)).toBe(email);
    const answers = await Promise.all([1, 2, 3].map(() => send(app, confirm, {}, { cookie, from: '/area/account' })));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([303, 404, 404]);
    expect(await emailOf(id)).toBe(wanted);
    expect(await subjectsTo(email)).toEqual(['È stato chiesto un nuovo indirizzo', 'Il tuo indirizzo è stato cambiato']);
    expect(await subjectsTo(wanted)).toEqual(['Conferma il tuo nuovo indirizzo', 'Indirizzo e-mail cambiato']);
  });

  test('chi riceve il link per sbaglio non può farne niente: serve l’account della persona', async () => {
    const { id, confirm, email } = await asked();
    const stranger = await signedIn(database, now(), 'youth');
    expect((await app.inject(confirm)).headers.location).toMatch(/^\/accedi/);
    expect((await visit(app, confirm, stranger.cookie)).statusCode).toBe(404);
    expect((await send(app, confirm, {}, { cookie: stranger.cookie, from: '/area/account' })).statusCode).toBe(404);
    expect(await emailOf(id)).toBe(email);
  });

  test('il link scade dopo un giorno, e quello di una richiesta più vecchia non vale', async () => {
    const { cookie, confirm, wanted, id, email } = await asked();
    const other = newAddress();
    await send(app, ADDRESS, { email: other }, { cookie });
    expect((await visit(app, confirm, cookie)).statusCode).toBe(404);
    const late = await linkTo(other, ADDRESS);
    time += 24 * 3_600_000;
    expect((await visit(app, late, cookie)).statusCode).toBe(404);
    expect([await emailOf(id), wanted === other]).toEqual([email, false]);
  });

  test('un indirizzo che ha già un account: stessa risposta, e lo sa solo chi lo possiede', async () => {
    const owner = await addPerson(database);
    const { cookie, id, email } = await youthWithPassword();
    const answer = await send(app, ADDRESS, { email: owner.email.toUpperCase() }, { cookie });
    expect(answer.headers.location).toBe(`${ADDRESS}/inviato`);
    expect(await subjectsTo(owner.email)).toEqual(['Qualcuno ha scritto il tuo indirizzo']);
    expect(JSON.stringify(await mailsTo(owner.email))).not.toMatch(/indirizzo\/[\w-]{22}/);
    expect(await emailOf(id)).toBe(email);
  });

  test('due che vogliono lo stesso indirizzo: lo prende chi conferma per primo', async () => {
    const one = await asked();
    const two = await youthWithPassword();
    await send(app, ADDRESS, { email: one.wanted }, { cookie: two.cookie });
    const links = (await mailsTo(one.wanted)).flatMap((mail) => mail.text.match(/\/area\/account\/indirizzo\/[\w-]{22}/g) ?? []);
    const answers = await Promise.all([
      send(app, links[0] ?? '', {}, { cookie: one.cookie, from: '/area/account' }),
      send(app, links[1] ?? '', {}, { cookie: two.cookie, from: '/area/account' }),
    ]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([303, 409]);
  });

  test('«non sono io»: torna l’indirizzo, tutti fuori, via la password e quello che è stato aggiunto; una volta sola', async () => {
    const thief = await asked();
    await send(app, thief.confirm, {}, { cookie: thief.cookie, from: '/area/account' });
    const { cookie } = await enrol(app, thief.cookie, now());
    expect((await app.inject(thief.undo)).statusCode).toBe(200);
    expect(await emailOf(thief.id)).toBe(thief.wanted);
    const undo = () => send(app, thief.undo, {}, { cookie: '', from: '/accedi/chiave' });
    const answers = await Promise.all([undo(), undo()]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 404]);
    expect([await emailOf(thief.id), await isIn(cookie), await hashOf(thief.id)]).toEqual([thief.email, false, undefined]);
    const apps = await database.read(
      (db) => db.selectFrom('accounts_totp').select('person_id').where('person_id', '=', thief.id).execute(),
      SYSTEM,
    );
    expect(apps).toEqual([]);
    expect(await subjectsTo(thief.email)).toContain('Indirizzo e-mail ripristinato');
  });

  test('due cambi di fila non seppelliscono il primo indirizzo: chi aveva l’account da prima vince', async () => {
    const { id, cookie, email: first, undo, confirm, wanted: second } = await asked();
    await send(app, confirm, {}, { cookie, from: '/area/account' });
    const third = newAddress();
    await send(app, ADDRESS, { email: third }, { cookie });
    time += 1000;
    await send(app, await linkTo(third, ADDRESS), {}, { cookie, from: '/area/account' });
    expect(await emailOf(id)).toBe(third);
    const thiefsUndo = await linkTo(second, 'annulla-indirizzo');
    await send(app, thiefsUndo, {}, { cookie: '', from: '/accedi/chiave' });
    expect(await emailOf(id)).toBe(second);
    await send(app, undo, {}, { cookie: '', from: '/accedi/chiave' });
    expect(await emailOf(id)).toBe(first);
    expect((await send(app, thiefsUndo, {}, { cookie: '', from: '/accedi/chiave' })).statusCode).toBe(404);
    expect(await emailOf(id)).toBe(first);
  });

  test('dopo sette giorni il ripensamento non vale più', async () => {
    const { undo } = await asked();
    time += 7 * 24 * 3_600_000;
    expect((await app.inject(undo)).statusCode).toBe(404);
  });
});

describe('i miei dispositivi', () => {
  test('vedo dove il mio account è aperto, chiudo uno, chiudo tutti gli altri; quelli degli altri non esistono', async () => {
    const { cookie, another, email } = await youthWithPassword();
    const cookies = [await another(), await another(), await another()];
    const stranger = await signedIn(database, now(), 'youth');
    const page = (await visit(app, '/area/sicurezza/dispositivi', cookie)).body;
    const ids = [...page.matchAll(/name="dispositivo" value="(\d+)"/g)].map((match) => match[1] ?? '');
    expect([ids.length, page.match(/\(questo\)/g)?.length]).toEqual([3, 1]);
    const close = (dispositivo: string, who = cookie) =>
      send(app, '/area/sicurezza/dispositivi/chiudi', { dispositivo }, { cookie: who, from: '/area/account' });
    expect((await close(ids[0] ?? '', stranger.cookie)).statusCode).toBe(404);
    expect((await close(ids[0] ?? '')).statusCode).toBe(303);
    expect((await Promise.all(cookies.map(isIn))).filter(Boolean)).toHaveLength(2);
    await send(app, '/area/sicurezza/dispositivi/chiudi-altri', {}, { cookie, from: '/area/account' });
    expect(await Promise.all([...cookies, cookie, stranger.cookie].map(isIn))).toEqual([false, false, false, true, true]);
    expect(await subjectsTo(email)).toEqual(['Account chiuso sugli altri dispositivi']);
  });

  test('l’account si chiude da solo: al centro dopo due ore senza fare niente o dodici in tutto, sul proprio telefono dopo 30 o 90 giorni', async () => {
    const HOUR = 3_600_000;
    const limits = [
      ['operator', 2 * HOUR, 12 * HOUR],
      ['youth', 30 * 24 * HOUR, 90 * 24 * HOUR],
    ] as const;
    for (const [role, idle, absolute] of limits) {
      const lazy = await signedIn(database, now(), role);
      const started = time;
      time = started + idle - 1000;
      expect(await isIn(lazy.cookie), role).toBe(true);
      time += idle + 1;
      expect(await isIn(lazy.cookie), role).toBe(false);
      const busy = await signedIn(database, now(), role);
      const begun = time;
      for (time = begun; time < begun + absolute - 1000; time += idle / 2) expect(await isIn(busy.cookie), role).toBe(true);
      time = begun + absolute;
      expect(await isIn(busy.cookie), role).toBe(false);
    }
  });
});

test('nome e lingua si cambiano, e gli avvisi arrivano nella lingua scelta', async () => {
  const { cookie, email } = await youthWithPassword();
  const change = (fields: Record<string, string>) => send(app, '/area/account/nome', fields, { cookie });
  const wrong = await change({ nome: '', cognome: 'Rossi', lingua: 'xx' });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('value="Rossi"');
  expect((await change({ nome: 'Anna', cognome: 'Rossi', lingua: 'en' })).statusCode).toBe(303);
  expect((await visit(app, '/area/account', cookie)).body).toContain('Anna Rossi');
  await enrol(app, cookie, now());
  const [mail] = await mailsTo(email);
  expect(mail?.subject).toBe('App with codes added');
  expect(mail?.text).toContain('Hello Anna,');
  expect(mail?.text).toContain('/en/area/account');
});

test('ogni cosa che conta lascia una traccia, senza dati della persona', async () => {
  const { rows } = await database.pool.query<{ action: string; object: string; details: object }>(
    'select action, object, details from platform_audit',
  );
  const actions = new Set(rows.map((row) => row.action));
  for (const action of [
    'add-app',
    'change-password',
    'change-address',
    'restore-address',
    'end-session',
    'end-other-sessions',
    'change-name',
    'prove-again',
  ])
    expect(actions, action).toContain(`accounts.${action}`);
  expect(JSON.stringify(rows)).not.toMatch(/@|Anna|Rossi/);
});
