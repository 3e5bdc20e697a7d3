import { describe, expect, test } from 'vitest';
import { addPerson } from '../../src/modules/accounts/testing/sign-in.ts';
import { GOOD_PASSWORD, mailsTo, withPassword } from '../../src/modules/accounts/testing/with-password.ts';
import { fixedClock } from '../../src/platform/clock/clock.ts';
import { SESSION_COOKIE } from '../../src/platform/http/session/session-cookie.ts';
import { testApp } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';
import { Browser, type Seen, SITE } from '../support/providers/browser.ts';
import { CLIENT, OTHER_CLIENT, startOidcProvider } from '../support/providers/real-oidc.ts';

const database = await testDatabase();
const claims = { given_name: 'Anna', family_name: 'Prova', birthdate: '2005-03-04', email_verified: true };
const { issuer } = await startOidcProvider({
  anna: { ...claims, email: 'anna@prova.example' },
  nuova: { ...claims, email: 'nuova@prova.example' },
  bea: { ...claims, email: 'bea@prova.example' },
  carlo: { ...claims, email: 'carlo@prova.example' },
  attaccante: { ...claims, email: 'attaccante@altrove.example' },
  dora: { ...claims, email: 'dora@altrove.example' },
  operatrice: { ...claims, email: 'op@prova.example' },
});
const environment = {
  PUBLIC_URL: SITE,
  TALENTHUB_OIDC_ISSUER: issuer,
  TALENTHUB_OIDC_CLIENT_ID: CLIENT.id,
  TALENTHUB_OIDC_CLIENT_SECRET: CLIENT.secret,
  TALENTHUB_OIDC_NAME: 'Scuola Prova',
};
// The provider has the real clock, so ours stands beside it.
const clock = fixedClock(new Date());
const { app, platform } = await testApp(database, { clock, environment });
const SYSTEM = { kind: 'system', why: 'tests look' } as const;

/** From our button to the provider's login form. */
async function leave(browser: Browser, from = '/accedi/con/oidc'): Promise<Seen> {
  return browser.submit(await browser.open(from), '/accedi/con/oidc');
}

/** Types a name at the provider and consents; ends on our page with one button. */
async function comeBack(browser: Browser, login: Seen, name: string): Promise<Seen> {
  let page = await browser.submit(login, '/interaction/', { login: name, password: 'x' });
  if (page.url.startsWith(issuer)) page = await browser.submit(page, '/interaction/');
  return page;
}

async function signIn(browser: Browser, name: string, from?: string): Promise<Seen> {
  return browser.submit(await comeBack(browser, await leave(browser, from), name), '/accedi/ritorno/oidc', {}, { follow: false });
}

async function link(person: number, subject: string): Promise<void> {
  await database.write(
    (db) => db.insertInto('accounts_external_identity').values({ person_id: person, provider: issuer, subject }).execute(),
    SYSTEM,
  );
}

describe('entrare con un gestore OpenID Connect vero', () => {
  test('chi è già collegato entra, il bottone porta via e la pagina di ritorno da sola non cambia niente', async () => {
    const anna = await addPerson(database, { role: 'youth', email: 'anna@prova.example' });
    await link(anna.id, 'anna');
    const browser = new Browser(app);
    expect((await browser.open('/accedi')).body).toContain('/accedi/con/oidc');
    const back = await comeBack(browser, await leave(browser), 'anna');
    expect(back).toMatchObject({ status: 200, url: expect.stringMatching(`^${SITE}/accedi/ritorno/oidc\\?code=`) });
    expect(back.body).toContain('data-island="continue"');
    expect(browser.cookie(SESSION_COOKIE)).toBeUndefined();
    const done = await browser.submit(back, '/accedi/ritorno/oidc', {}, { follow: false });
    expect(done).toMatchObject({ status: 303, headers: { location: '/area' } });
    expect(browser.cookie(SESSION_COOKIE)).toMatch(/^[\w-]{20,}$/);
    expect(browser.cookie('__Host-talenthub-way')).toBeUndefined();
    const asked = new URL(browser.visited.find((url) => url.startsWith(`${issuer}/auth?`)) ?? '').searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', client_id: CLIENT.id });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length, name).toBeGreaterThan(20);
  });

  test('torna alla pagina da cui veniva, e mai su un altro sito', async () => {
    const there = await signIn(new Browser(app), 'anna', '/accedi/con/oidc?da=/area/sicurezza/collegamenti');
    expect(there.headers.location).toBe('/area/sicurezza/collegamenti');
    for (const evil of ['https://evil.example', '//evil.example', '/\\evil.example'])
      expect((await signIn(new Browser(app), 'anna', `/accedi/con/oidc?da=${encodeURIComponent(evil)}`)).headers.location).toBe('/area');
  });

  test('chi non ha un account va a registrarsi con quello che il gestore sa, chi lo ha con la stessa e-mail non viene collegato da solo', async () => {
    const registering = await signIn(new Browser(app), 'nuova');
    expect(registering.headers.location).toMatch(/^\/registrati\?inizio=[\w-]{22}$/);
    const { rows } = await database.read(
      async (db) => ({ rows: await db.selectFrom('accounts_ticket').select('data').where('purpose', '=', 'register').execute() }),
      SYSTEM,
    );
    expect(rows.at(-1)?.data).toEqual({
      browser: expect.stringMatching(/^[0-9a-f]{64}$/),
      provider: issuer,
      subject: 'nuova',
      email: 'nuova@prova.example',
      emailVerified: true,
      givenName: 'Anna',
      familyName: 'Prova',
      birthDate: '2005-03-04',
    });
    await withPassword(database, { email: 'bea@prova.example' });
    const browser = new Browser(app);
    const known = await signIn(browser, 'bea');
    expect(known.status).toBe(200);
    expect(known.body).toContain('C’è già un account con la tua e-mail');
    expect(browser.cookie(SESSION_COOKIE)).toBeUndefined();
  });

  test('collegare: prima entra a modo suo, poi conferma; solo lei, nello stesso browser, una volta; e riceve un avviso', async () => {
    const carlo = await withPassword(database, { email: 'carlo@prova.example' });
    const other = await withPassword(database, { email: 'altra@prova.example' });
    const browser = new Browser(app);
    const next = decodeURIComponent(/da=([^"]+nuovo[^"]+)"/.exec((await signIn(browser, 'carlo')).body)?.[1] ?? '');
    const signInHere = async (who: Browser, email: string) =>
      who.submit(await who.open('/accedi'), '/accedi', { email, password: GOOD_PASSWORD }, { follow: false });
    const stranger = new Browser(app);
    await signInHere(stranger, other.email);
    expect((await stranger.open(next)).status).toBe(400);
    const elsewhere = new Browser(app);
    await signInHere(elsewhere, carlo.email);
    expect((await elsewhere.open(next)).status).toBe(400);
    // Somebody else who sends the form is refused, and the link stays good for its owner.
    for (const who of [stranger, elsewhere]) {
      const token = /name="_csrf" value="([^"]+)"/.exec((await who.open('/area/account/nome')).body)?.[1] ?? '';
      expect((await who.post(next, { _csrf: token })).status).toBe(400);
    }
    await signInHere(browser, carlo.email);
    const confirm = await browser.open(next);
    expect(confirm.body).toContain('Collega Scuola Prova');
    const done = await browser.submit(confirm, '/nuovo/');
    expect(done.url).toContain('/area/sicurezza/collegamenti?esito=provider-linked');
    expect((await mailsTo(database, carlo.email)).map((mail) => mail.subject)).toContain('Un nuovo modo per entrare nel tuo account');
    expect((await signIn(new Browser(app), 'carlo')).headers.location).toBe('/area');
    expect((await browser.submit(confirm, '/nuovo/')).status).toBe(400);
  });

  test('aggiungere e togliere da soli: mai l’identità di un altro account, mai l’ultimo modo di entrare', async () => {
    const dora = await withPassword(database, { email: 'dora@prova.example' });
    const browser = new Browser(app);
    await browser.submit(await browser.open('/accedi'), '/accedi', { email: dora.email, password: GOOD_PASSWORD }, { follow: false });
    const list = '/area/sicurezza/collegamenti';
    expect((await browser.open(list)).body).toContain('/accedi/con/oidc?collega=1');
    expect((await signIn(browser, 'dora', '/accedi/con/oidc?collega=1')).headers.location).toMatch(/esito=provider-linked/);
    const again = new Browser(app);
    await again.submit(await again.open('/accedi'), '/accedi', { email: 'bea@prova.example', password: GOOD_PASSWORD }, { follow: false });
    expect((await signIn(again, 'dora', '/accedi/con/oidc?collega=1')).status).toBe(409);
    await database.write((db) => db.deleteFrom('accounts_password').where('person_id', '=', dora.id).execute(), SYSTEM);
    const refused = await browser.submit(await browser.open(list), '/togli');
    expect(refused.status).toBe(422);
    await database.write(
      (db) => db.insertInto('accounts_password').values({ person_id: dora.id, hash: 'x', changed_at: clock.now() }).execute(),
      SYSTEM,
    );
    const removed = await browser.submit(await browser.open(list), '/togli');
    expect(removed.url).toContain('esito=provider-unlinked');
    const page = await again.open(list);
    expect((await again.post(`${list}/togli`, { _csrf: /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '', id: '1' })).status).toBe(
      404,
    );
    clock.set(new Date(clock.now().getTime() + 16 * 60_000));
    expect(
      (await browser.submit(await browser.open('/accedi/con/oidc?collega=1'), '/con/oidc', {}, { follow: false })).headers.location,
    ).toBe('/area/conferma-identita?da=%2Farea%2Fsicurezza%2Fcollegamenti');
    clock.set(new Date());
  });

  test('un ruolo che chiede due fattori non si apre con uno: solo con il valore "acr" configurato', async () => {
    const person = await withPassword(database, { role: 'operator', email: 'op@prova.example' });
    await link(person.id, 'operatrice');
    expect((await signIn(new Browser(app), 'operatrice')).headers.location).toBe('/area/sicurezza/secondo-fattore');
  });

  test('un account sospeso resta chiuso', async () => {
    const person = await addPerson(database, { role: 'youth', email: 'sospesa@prova.example' });
    await link(person.id, 'sospesa');
    await database.write(
      (db) => db.updateTable('accounts_person').set({ status: 'suspended' }).where('id', '=', person.id).execute(),
      SYSTEM,
    );
    const browser = new Browser(app);
    expect((await signIn(browser, 'sospesa')).status).toBe(403);
    expect(browser.cookie(SESSION_COOKIE)).toBeUndefined();
  });
});

test('chi si registra con l’e-mail di un’altra persona non entra prima che lei la confermi, e non ci resta dopo', async () => {
  const email = 'vittima@prova.example';
  const squatted = await addPerson(database, { role: 'youth', email });
  await link(squatted.id, 'attaccante');
  const unconfirmed = { email_verified_at: null };
  await database.write((db) => db.updateTable('accounts_person').set(unconfirmed).where('id', '=', squatted.id).execute(), SYSTEM);
  const browser = new Browser(app);
  expect((await signIn(browser, 'attaccante')).headers.location).toBe('/registrati/posta');
  expect(browser.cookie(SESSION_COOKIE)).toBeUndefined();
  expect((await mailsTo(database, email)).map((mail) => mail.subject)).toEqual(['Conferma la tua e-mail']);
});

describe('gli attacchi che un gestore vero lascia tentare', () => {
  /** The address that the provider sends a browser back to, not yet opened on our side. */
  async function answerFor(browser: Browser, name = 'anna'): Promise<Seen> {
    return comeBack(browser, await leave(browser), name);
  }
  const finish = (browser: Browser, back: Seen) => browser.submit(back, '/accedi/ritorno/oidc', {}, { follow: false });

  test('il ritorno finito in un altro browser (login CSRF), due volte, o dopo dieci minuti', async () => {
    const attacker = new Browser(app);
    const back = await answerFor(attacker);
    const victim = new Browser(app);
    expect((await finish(victim, await victim.open(back.url))).status).toBe(400);
    expect(victim.cookie(SESSION_COOKIE)).toBeUndefined();
    // The victim's try used the state up: the attacker cannot go on either.
    expect((await finish(attacker, back)).status).toBe(400);
    const mine = new Browser(app);
    const good = await answerFor(mine);
    expect((await finish(mine, good)).status).toBe(303);
    expect((await finish(mine, await mine.open(good.url))).status).toBe(400);
    const late = new Browser(app);
    const waiting = await answerFor(late);
    clock.set(new Date(Date.now() + 11 * 60_000));
    expect((await finish(late, waiting)).status).toBe(400);
    clock.set(new Date());
  });

  test('il codice di un altro (PKCE), di un altro cliente, già usato, inventato; lo stato di un altro', async () => {
    const thief = new Browser(app);
    const stolen = new URL((await answerFor(thief)).url).searchParams.get('code') ?? '';
    const swap = async (change: (query: URLSearchParams) => void): Promise<Seen> => {
      const browser = new Browser(app);
      const url = new URL((await answerFor(browser)).url);
      change(url.searchParams);
      const done = await finish(browser, await browser.open(url.href));
      expect(browser.cookie(SESSION_COOKIE)).toBeUndefined();
      return done;
    };
    expect((await swap((query) => query.set('code', stolen))).status).toBe(400);
    expect((await swap((query) => query.set('code', 'inventato'))).status).toBe(400);
    expect((await swap((query) => query.set('state', 'A'.repeat(22)))).status).toBe(400);
    expect((await swap((query) => query.delete('state'))).status).toBe(400);
    expect((await swap((query) => query.set('iss', 'https://another.example'))).status).toBe(400);
    expect((await swap((query) => query.delete('iss'))).status).toBe(400);
    expect((await swap((query) => query.append('code', stolen))).status).toBe(400);
    // A code the provider gave to another site, at the same address.
    const mine = new Browser(app);
    const login = await leave(mine);
    const asked = new URL(mine.visited.find((url) => url.startsWith(`${issuer}/auth?`)) ?? '');
    asked.searchParams.set('client_id', OTHER_CLIENT.id);
    expect(login.status).toBe(200);
    const foreign = await comeBack(mine, await mine.open(asked.href), 'anna');
    expect(foreign.url).toContain('/accedi/ritorno/oidc?code=');
    expect((await finish(mine, foreign)).status).toBe(400);
  });

  test('il gestore non manda il codice altrove, e una richiesta a cui è stato tolto PKCE non apre niente', async () => {
    const browser = new Browser(app);
    await leave(browser);
    const asked = new URL(browser.visited.find((url) => url.startsWith(`${issuer}/auth?`)) ?? '');
    const elsewhere = new URL(asked);
    elsewhere.searchParams.set('redirect_uri', 'https://evil.example/ritorno');
    expect((await browser.open(elsewhere.href)).status).toBe(400);
    const open = new URL(asked);
    open.searchParams.delete('code_challenge');
    open.searchParams.delete('code_challenge_method');
    // The provider gives a code without PKCE, but not the tokens to who then brings a proof for it.
    const back = await comeBack(browser, await browser.open(open.href), 'anna');
    expect((await finish(browser, back)).status).toBe(400);
  });

  test('chi rinuncia dal gestore legge che cosa è successo; il testo di un altro sito non si vede mai', async () => {
    const answer = await new Browser(app).open('/accedi/ritorno/oidc?error=access_denied&error_description=CHIAMA+IL+3331234567&state=x');
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('L’accesso si è fermato sul sito del gestore');
    const main = answer.body.slice(answer.body.indexOf('<main'), answer.body.indexOf('</main>'));
    expect(main).not.toContain('3331234567');
  });

  test('il gestore spento: una pagina che lo dice, e senza configurazione le pagine non ci sono', async () => {
    const down = await testApp(database, { clock, environment: { ...environment, TALENTHUB_OIDC_ISSUER: 'http://127.0.0.1:9' } });
    const browser = new Browser(down.app);
    const page = await browser.submit(await browser.open('/accedi/con/oidc'), '/con/oidc', {}, { follow: false });
    expect(page.status).toBe(503);
    expect(page.body).toContain('Il gestore non risponde');
    const off = new Browser((await testApp(database)).app);
    for (const path of ['/accedi/con/oidc', '/accedi/con/spid', '/accedi/ritorno/oidc', '/accedi/saml/metadata'])
      expect((await off.open(path)).status, path).toBe(404);
    expect((await off.open('/accedi')).body).not.toContain('/accedi/con/');
  });
});

test('negli eventi registrati c’è chi è entrato e come, senza dati personali', async () => {
  const { rows } = await database.pool.query(
    "select actor, object, details from platform_audit where action = 'accounts.provider-sign-in'",
  );
  expect(rows.length).toBeGreaterThan(2);
  expect(JSON.stringify(rows)).not.toMatch(/@|Anna|anna/);
  expect(platform.config.TALENTHUB_OIDC_ACR).toEqual([]);
});
