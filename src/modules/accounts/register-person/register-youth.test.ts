import { beforeAll, describe, expect, test } from 'vitest';
import { TEST_NOW, testApp } from '../../../../test/support/app.ts';
import { placesDatabase } from '../../../../test/support/furnished.ts';
import { fixedClock } from '../../../platform/clock/clock.ts';
import { hasConsent } from '../api.ts';
import type { Purpose } from '../domain/consent-purposes.ts';
import { issueOpenTicket } from '../store/outside/open-tickets.ts';
import { tokenHash } from '../store/sessions.ts';
import { addDeskCode, Registering } from '../testing/register-walk.ts';
import { addOrganisation, cookieOf, send, visit } from '../testing/sign-in.ts';
import { GOOD_PASSWORD, linkIn, mailsTo, post, withPassword } from '../testing/with-password.ts';
import { clearUnconfirmedJob } from './clear-unconfirmed.job.ts';

const database = await placesDatabase();
const SYSTEM = { kind: 'system', why: 'tests look' } as const;
const clock = fixedClock(TEST_NOW);
let made: Awaited<ReturnType<typeof testApp>>;
beforeAll(async () => {
  made = await testApp(database, { clock });
});
let callers = 0;
const somebody = () => new Registering(made.app, `203.0.113.${++callers % 250}`);
const address = (() => {
  let n = 0;
  return () => `nuova${++n}@prova.example`;
})();
const personOf = (email: string) =>
  database.read((db) => db.selectFrom('accounts_person').selectAll().where('email', '=', email).executeTakeFirst(), SYSTEM);
const consentsOf = (person: number) =>
  database.read((db) => db.selectFrom('accounts_consent').select(['purpose', 'version']).where('person_id', '=', person).execute(), SYSTEM);
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** Everything the database holds about a word, mails apart. */
async function stored(word: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ tablename: string }>(
    "select tablename from pg_tables where schemaname = 'public' and tablename <> 'platform_context_key'",
  );
  const found: string[] = [];
  await database.read(async (db) => {
    const { sql } = await import('kysely');
    for (const { tablename } of rows) {
      const hits = await sql<{ t: string }>`select t::text as t from ${sql.table(tablename)} t where t::text like ${`%${word}%`}`.execute(
        db,
      );
      if (hits.rows.length > 0) found.push(tablename);
    }
  }, SYSTEM);
  return found;
}

describe('una ragazza si registra', () => {
  test('di 19 anni: passo per passo, conferma con il messaggio, poi entra; prima no', async () => {
    const email = address();
    const sara = somebody();
    await sara.send({ chi: 'youth' });
    expect(sara.at).toMatch(/^\/registrati\/[\w-]{22}\/nascita$/);
    await sara.send({ giorno: '3', mese: '5', anno: '2007' });
    await sara.send({ comune: 'Cremona' });
    await sara.send({ consenso: ['companies', 'research'] });
    const check = plain((await sara.page()).body);
    for (const said of ['3 maggio 2007', 'Cremona (CR)', 'Le aziende possono trovarmi']) expect(check).toContain(said);
    expect(await stored('2007-05-03')).toEqual(['platform_journey']);
    const answer = await sara.finish({ email: `  ${email.toUpperCase()} ` });
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/registrati/posta' } });
    const person = await personOf(email);
    expect(person).toMatchObject({ birth_date: '2007-05-03', comune: '019036', protected: false, email_verified_at: null });
    expect(await consentsOf(person?.id ?? 0)).toMatchObject([{ purpose: 'service' }, { purpose: 'companies' }, { purpose: 'research' }]);
    // What was agreed to here counts, is shown, and can be taken back where all consents are.
    const person_rows = { kind: 'person', person: person?.id ?? 0 } as const;
    const agrees = (purpose: Purpose) => database.read((db) => hasConsent(db, person?.id ?? 0, purpose), person_rows);
    expect([await agrees('companies'), await agrees('research'), await agrees('news')]).toEqual([true, true, false]);
    const cookie = await cookieOf(database, clock.now(), { person: person?.id ?? 0, role: 'youth' });
    expect(plain((await visit(made.app, '/area/dati/consensi', cookie)).body).match(/Hai detto sì il/g)).toHaveLength(2);
    await send(made.app, '/area/dati/consensi', { purpose: 'companies', answer: 'withdraw' }, { cookie });
    expect(await agrees('companies')).toBe(false);
    expect(await stored('2007-05-03')).toEqual(['accounts_person']);
    const enter = () => post(made.app, '/accedi', { email, password: GOOD_PASSWORD }, { ip: sara.ip });
    expect((await enter()).headers['set-cookie']).toBeUndefined();
    const link = await linkIn(database, email, '/conferma');
    await post(made.app, link, {}, { page: link, ip: sara.ip });
    expect(await enter()).toMatchObject({ statusCode: 303, headers: { location: '/area' } });
    const { rows } = await database.pool.query("select details from platform_audit where action = 'accounts.register' and actor = $1", [
      person?.public_id,
    ]);
    expect(rows).toMatchObject([{ details: { audience: 'youth', protected: false } }]);
  });

  test('di 13 anni: parole gentili, dove andare, e niente resta', async () => {
    const child = somebody();
    await child.send({ chi: 'youth' });
    const journey = child.at;
    const answer = await child.send({ giorno: '22', mese: '11', anno: '2012' });
    expect(answer.headers.location).toBe('/registrati/troppo-presto');
    const page = plain((await child.page()).body);
    expect(page).toContain('Ci vediamo tra un po');
    expect(page).toContain('senza telefono');
    expect(await stored('2012-11-22')).toEqual([]);
    expect((await made.app.inject(journey)).statusCode).toBe(404);
    const near = plain((await made.app.inject('/registrati/troppo-presto?comune=Crema')).body);
    expect(near).toContain('in provincia di Cremona');
    expect(plain((await made.app.inject('/registrati/troppo-presto?comune=Torino')).body)).toContain('fuori dalla Lombardia');
    expect((await made.app.inject('/registrati/troppo-presto?comune=%3Cscript%3Ealert(1)')).body).not.toContain('<script>alert');
  });

  test('il centro più vicino: quelli aperti della rete, dal più vicino, con quanta strada; mai uno in attesa o troppo lontano', async () => {
    const centre = async (name: string, comune: string, status: 'active' | 'pending' = 'active') => {
      const { id } = await addOrganisation(database, { kind: 'youth_centre', name });
      await database.write((db) => db.updateTable('accounts_organisation').set({ comune, status }).where('id', '=', id).execute(), SYSTEM);
    };
    await centre('Informagiovani Cremona', '019036');
    await centre('Informagiovani Crema', '019035');
    await centre('Informagiovani in attesa', '019035', 'pending');
    await centre('Informagiovani Sondrio', '014061');
    const near = plain((await made.app.inject('/registrati/troppo-presto?comune=Crema')).body);
    expect(near).toMatch(
      /più vicini a Crema: .*Informagiovani Crema ?, Crema \(CR\).*Informagiovani Cremona ?, Cremona \(CR\), a circa 3\d km/,
    );
    expect(near).not.toMatch(/Sondrio|in attesa/);
    expect(plain((await made.app.inject('/registrati/troppo-presto?comune=Torino')).body)).toContain('fuori dalla Lombardia');
  });

  test('di 16 anni: il profilo nasce protetto, e «le aziende mi trovano» non c’è nemmeno per chi lo manda lo stesso', async () => {
    const email = address();
    const minor = somebody();
    await minor.send({ chi: 'youth' });
    await minor.send({ giorno: '1', mese: '1', anno: '2010' });
    await minor.send({ comune: '' });
    const page = (await minor.page()).body;
    expect(plain(page)).toContain('il tuo profilo è protetto');
    expect(page).not.toContain('value="companies"');
    await minor.send({ consenso: ['companies', 'news'] });
    await minor.finish({ email });
    const person = await personOf(email);
    expect(person).toMatchObject({ protected: true });
    expect((await consentsOf(person?.id ?? 0)).map((each) => each.purpose)).toEqual(['service', 'news']);
  });

  test('di 35 anni: si dice dove andare, e niente resta', async () => {
    const older = somebody();
    await older.send({ chi: 'youth' });
    await older.send({ giorno: '21', mese: '11', anno: '1991' });
    expect(older.at).toBe('/registrati/troppo-tardi');
    expect(plain((await older.page()).body)).toContain('Centro per l');
    expect(await stored('1991-11-21')).toEqual([]);
  });

  test('chi cambia la data e torna minorenne perde il sì alle aziende', async () => {
    const email = address();
    const slip = await somebody().asYouth('2000-01-01');
    const id = slip.at.split('/')[2];
    await slip.send({ consenso: ['companies'] }, `/registrati/${id}/consensi`);
    await slip.send({ giorno: '1', mese: '1', anno: '2011' }, `/registrati/${id}/nascita`);
    await slip.finish({ email });
    const person = await personOf(email);
    expect(person).toMatchObject({ protected: true, birth_date: '2011-01-01' });
    expect((await consentsOf(person?.id ?? 0)).map((each) => each.purpose)).toEqual(['service']);
  });

  test('nessuno salta un passo scrivendo l’indirizzo', async () => {
    const hasty = somebody();
    await hasty.send({ chi: 'youth' });
    const id = hasty.at.split('/')[2];
    for (const page of ['comune', 'consensi', 'account']) {
      expect((await made.app.inject(`/registrati/${id}/${page}`)).headers.location).toBe(`/registrati/${id}/nascita`);
    }
    expect((await made.app.inject(`/registrati/${id}/ente`)).headers.location).toBe(`/registrati/${id}/nascita`);
  });
});

describe('quello che si scrive', () => {
  test('con errori: 422, un elenco di che cosa correggere, tutto resta scritto tranne la password', async () => {
    const youth = await somebody().asYouth('2004-05-06');
    const answer = await youth.finish(
      { email: 'non è un’e-mail', given: 'D’Angelo', family: '', password: 'corta xyzzy' },
      { accetto: '' },
    );
    expect(answer.statusCode).toBe(422);
    for (const field of ['cognome', 'email', 'password', 'accetto']) expect(answer.body).toContain(`href="#${field}"`);
    expect(answer.body).toContain('value="D’Angelo"');
    expect(answer.body).toContain('value="non è un’e-mail"');
    expect(answer.body).not.toContain('xyzzy');
  });

  // Side by side: most of each is the time that every answer takes on purpose.
  test.concurrent.each([
    ['<img src=x onerror=alert(1)>', '"><script>alert(2)</script>'],
    ['محمد', 'בן־גוריון'],
    ['Zoë 🌻👨‍👩‍👧', "O'Brien-D’Angelo"],
    ['a'.repeat(80), 'W'.repeat(80)],
  ])('il nome «%s» è conservato com’è e mostrato senza danni', async (given, family) => {
    const email = address();
    const youth = await somebody().asYouth('2004-05-06');
    expect((await youth.finish({ email, given, family })).headers.location).toBe('/registrati/posta');
    expect(await personOf(email)).toMatchObject({ given_name: given, family_name: family });
    const link = await linkIn(database, email, '/conferma');
    await post(made.app, link, {}, { page: link });
    const entered = await post(made.app, '/accedi', { email, password: GOOD_PASSWORD }, { ip: youth.ip });
    const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
    for (const url of ['/area', '/area/account', '/area/famiglia', '/']) {
      const { body, statusCode } = await made.app.inject({ url, headers: { cookie } });
      expect(statusCode).toBe(200);
      expect(body).not.toContain('<img src=x');
      expect(body).not.toContain('<script>alert');
    }
    const area = (await made.app.inject({ url: '/area', headers: { cookie } })).body;
    expect(area).toContain(given.replaceAll('<', '&lt;'));
  });

  test('una password fatta del proprio nome è rifiutata', async () => {
    const youth = await somebody().asYouth('2004-05-06');
    const answer = await youth.finish({ email: address(), given: 'Guendalina', family: 'Bentivoglio', password: 'GuendalinaBentivoglio1' });
    expect(answer.statusCode).toBe(422);
  });
});

describe('un indirizzo che ha già un account', () => {
  test('stessa pagina, stesso esito; lo sa solo chi legge quella posta, e il suo account resta com’era', async () => {
    const known = await withPassword(database);
    const [one, two] = [await somebody().asYouth('2004-05-06'), await somebody().asYouth('2004-05-06')];
    const answers = [await one.finish({ email: known.email }), await two.finish({ email: address() })];
    expect(answers[0]?.headers.location).toBe(answers[1]?.headers.location);
    expect(answers.map((each) => each.statusCode)).toEqual([303, 303]);
    expect(await mailsTo(database, known.email)).toMatchObject([{ subject: 'Hai già un account' }]);
    expect(await personOf(known.email)).toMatchObject({ birth_date: null });
    for (const visitor of [one, two]) expect((await visitor.page()).body).not.toContain(known.email);
    expect((await post(made.app, '/accedi', { email: known.email, password: GOOD_PASSWORD })).statusCode).toBe(303);
  });

  test('la stessa e-mail due volte nello stesso momento: un account solo', async () => {
    const email = address();
    const two = [await somebody().asYouth('2004-05-06'), await somebody().asYouth('2003-05-06')];
    const answers = await Promise.all(two.map((each) => each.finish({ email })));
    expect(answers.map((each) => each.headers.location)).toEqual(['/registrati/posta', '/registrati/posta']);
    const subjects = (await mailsTo(database, email)).map((each) => each.subject);
    expect(subjects.sort()).toEqual(['Conferma la tua e-mail', 'Hai già un account']);
  });

  test('chi spedisce due volte lo stesso modulo non fa due account', async () => {
    const email = address();
    const youth = await somebody().asYouth('2004-05-06');
    const last = youth.at;
    const answers = await Promise.all([youth.send({ ...form(email) }, last), youth.send({ ...form(email) }, last)]);
    expect(answers.map((each) => each.statusCode).sort()).not.toContain(500);
    expect((await mailsTo(database, email)).filter((each) => each.subject.startsWith('Conferma'))).toHaveLength(1);
  });
});

function form(email: string) {
  return { nome: 'Sara', cognome: 'Prova', email, password: GOOD_PASSWORD, accetto: '1' };
}

describe('il codice su carta', () => {
  test('porta alla registrazione con il nome del centro; l’account ricorda da dove è partito, e il codice non vale più', async () => {
    const email = address();
    const { code, organisation } = await addDeskCode(database, made.platform, clock.now(), { name: 'Informagiovani di Prova' });
    const youth = somebody();
    await youth.send({ codice: `${code.slice(0, 4).toLowerCase()} - ${code.slice(4)}` }, '/registrati/codice');
    expect(plain((await youth.page()).body)).toContain('Informagiovani di Prova');
    await youth.asYouth('2009-01-02', youth.at);
    await youth.finish({ email });
    expect(await personOf(email)).toMatchObject({ started_at_organisation: organisation });
    expect((await somebody().send({ codice: code }, '/registrati/codice')).statusCode).toBe(422);
  });

  test('scaduto, inventato, scritto male: la stessa risposta', async () => {
    const { code } = await addDeskCode(database, made.platform, clock.now(), { expiresInDays: 0 });
    const bodies = [];
    for (const codice of [code, '00000000', 'AAAA']) {
      const answer = await somebody().send({ codice }, '/registrati/codice');
      expect(answer.statusCode).toBe(422);
      bodies.push(answer.body.includes('Questo codice non va bene'));
    }
    expect(bodies).toEqual([true, true, true]);
  });

  test('in due con lo stesso codice: uno è del centro, l’altra può registrarsi senza', async () => {
    const { code, organisation } = await addDeskCode(database, made.platform, clock.now());
    const emails = [address(), address()];
    const two = [somebody(), somebody()];
    for (const each of two) {
      await each.send({ codice: code }, '/registrati/codice');
      await each.asYouth('2004-05-06', each.at);
    }
    const answers = await Promise.all(two.map((each, index) => each.finish({ email: emails[index] ?? '' })));
    expect(answers.map((each) => each.statusCode).sort()).toEqual([303, 422]);
    const loser = answers[0]?.statusCode === 422 ? 0 : 1;
    expect(answers[loser]?.body).toContain('intanto è stato usato');
    expect((await two[loser]?.finish({ email: emails[loser] ?? '' }))?.statusCode).toBe(303);
    const people = await Promise.all(emails.map(personOf));
    expect(people[loser]).toMatchObject({ started_at_organisation: null });
    expect(people[1 - loser]).toMatchObject({ started_at_organisation: organisation });
  });

  test('chi prova codici a caso deve aspettare; un refuso non conta', async () => {
    const guesser = somebody();
    const { code } = await addDeskCode(database, made.platform, clock.now(), { expiresInDays: -1 });
    for (let n = 0; n < 3; n++) await guesser.send({ codice: 'AAAAAAA1' }, '/registrati/codice');
    let last = 0;
    for (let n = 0; n < 45 && last !== 429; n++) last = (await guesser.send({ codice: code }, '/registrati/codice')).statusCode;
    expect(last).toBe(429);
  });
});

const WAY = 'w'.repeat(22);
const fromProvider = () => somebody().with(`__Host-talenthub-way=${WAY}`);

describe('da un servizio esterno', () => {
  const data = {
    ...{ browser: tokenHash(WAY), provider: 'https://idp.example', subject: 'abc', email: 'da.fuori@prova.example', emailVerified: true },
    ...{ givenName: 'Lucía', familyName: 'Fuori', birthDate: '2005-02-01' },
  };
  const ticket = (more: object = {}) =>
    database.write(
      (db) => issueOpenTicket(db, clock.now(), { purpose: 'register', lifetimeMs: 600_000, data: { ...data, ...more } }),
      SYSTEM,
    );

  test('è già scritto quello che si sa, non serve una password, l’indirizzo è già confermato', async () => {
    const youth = fromProvider();
    const token = await ticket();
    await youth.send({ chi: 'youth', inizio: token }, `/registrati?inizio=${token}`);
    expect((await youth.page()).body).toContain('value="2005"');
    expect(youth.at).not.toContain(token);
    await youth.send({ giorno: '1', mese: '2', anno: '2005' });
    await youth.send({ comune: '' });
    await youth.send({});
    const last = (await youth.page()).body;
    expect(last).toContain('value="Lucía"');
    expect(last).not.toContain('type="password"');
    const answer = await youth.finish({ email: data.email, given: 'Lucía', family: 'Fuori', password: '' });
    expect(answer.headers.location).toBe('/accedi?esito=account-made');
    const person = await personOf(data.email);
    expect(person?.email_verified_at).not.toBeNull();
    const identity = await database.read((db) => db.selectFrom('accounts_external_identity').selectAll().execute(), SYSTEM);
    expect(identity).toMatchObject([{ person_id: person?.id, provider: data.provider, subject: data.subject }]);
  });

  test('chi cambia indirizzo lo deve confermare; un biglietto usato chiede una password', async () => {
    const token = await ticket({ subject: 'def' });
    const email = address();
    const one = await fromProvider().asYouth('2005-02-01', `/registrati?inizio=${token}`);
    const two = await fromProvider().asYouth('2005-02-01', `/registrati?inizio=${token}`);
    expect((await one.finish({ email, password: '' })).headers.location).toBe('/registrati/posta');
    expect((await personOf(email))?.email_verified_at).toBeNull();
    const late = await two.finish({ email: address(), password: '' });
    expect(late.statusCode).toBe(422);
    expect(late.body).toContain('type="password"');
  });

  test('in un altro browser il biglietto non vale: nessuno si registra con l’identità di chi gli ha mandato il collegamento', async () => {
    const token = await ticket({ subject: 'di chi attacca' });
    const email = address();
    const victim = await somebody().asYouth('2005-02-01', `/registrati?inizio=${token}`);
    expect((await victim.page()).body).toContain('type="password"');
    await victim.finish({ email });
    const identities = await database.read(
      (db) => db.selectFrom('accounts_external_identity').select('subject').where('subject', '=', 'di chi attacca').execute(),
      SYSTEM,
    );
    expect(identities).toEqual([]);
    expect((await personOf(email))?.email_verified_at).toBeNull();
  });
});

test('chi non conferma mai l’indirizzo dopo una settimana non c’è più; chi ha confermato resta', async () => {
  const [gone, kept] = [address(), address()];
  await Promise.all([gone, kept].map(async (email) => (await somebody().asYouth('2004-05-06')).finish({ email })));
  const link = await linkIn(database, kept, '/conferma');
  await post(made.app, link, {}, { page: link });
  clock.set(new Date(clock.now().getTime() + 8 * 86_400_000));
  await clearUnconfirmedJob.run(made.platform, {});
  expect(await personOf(gone)).toBeUndefined();
  expect(await personOf(kept)).toBeDefined();
  clock.set(new Date(TEST_NOW));
});
