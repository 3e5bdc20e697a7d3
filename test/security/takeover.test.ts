import { beforeAll, describe, expect, test } from 'vitest';
import { invite } from '../../src/modules/accounts/store/joining/invitations.ts';
import { issueOpenTicket } from '../../src/modules/accounts/store/outside/open-tickets.ts';
import { tokenHash } from '../../src/modules/accounts/store/sessions.ts';
import { mailTo } from '../../src/modules/accounts/testing/organisations.ts';
import { codeOf, cookieAfter, enrol, fromEverywhere } from '../../src/modules/accounts/testing/second-factor.ts';
import { addMembership, addOrganisation, addPerson, cookieOf, send, signedIn, visit } from '../../src/modules/accounts/testing/sign-in.ts';
import { GOOD_PASSWORD, linkIn, post, withPassword } from '../../src/modules/accounts/testing/with-password.ts';
import { fixedClock } from '../../src/platform/clock/clock.ts';
import type { RowContext } from '../../src/platform/db/row-context.ts';
import { TEST_NOW, testApp } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';

const database = await testDatabase();
const SYSTEM: RowContext = { kind: 'system', why: 'a test plants what an attack needs' };
const clock = fixedClock(TEST_NOW);
const now = () => clock.now();
const MEMBERS = '/area/organizzazione/persone';
const ADDRESS = '/area/account/indirizzo';
let app: Awaited<ReturnType<typeof testApp>>['app'];
let platform: Awaited<ReturnType<typeof testApp>>['platform'];
beforeAll(async () => {
  ({ app, platform } = await testApp(database, { clock }));
  fromEverywhere(app);
});
let serial = 0;
const address = () => `attacco${++serial}@prova.example`;
const personOf = (email: string) =>
  database.read((db) => db.selectFrom('accounts_person').selectAll().where('email', '=', email).executeTakeFirst(), SYSTEM);
const addIdentity = (person: number, subject: string) =>
  database.write(
    (db) => db.insertInto('accounts_external_identity').values({ person_id: person, provider: 'https://idp.example', subject }).execute(),
    SYSTEM,
  );

describe('chi ha avuto in mano un account altrui non ci resta', () => {
  test('annullare il cambio di indirizzo toglie anche le identità esterne aggiunte nel frattempo', async () => {
    const youth = await withPassword(database);
    const thief = await cookieOf(database, now(), { person: youth.id, role: 'youth' });
    const mine = address();
    expect((await send(app, ADDRESS, { email: mine }, { cookie: thief })).headers.location).toBe(`${ADDRESS}/inviato`);
    await addIdentity(youth.id, 'ladro');
    const link = await linkIn(database, mine, ADDRESS);
    expect((await send(app, link, {}, { cookie: thief })).statusCode).toBe(303);
    const undo = await linkIn(database, youth.email, '/accedi/annulla-indirizzo');
    expect((await post(app, undo, {}, { page: undo })).statusCode).toBe(200);
    expect((await personOf(youth.email))?.id).toBe(youth.id);
    const left = await database.read(
      (db) => db.selectFrom('accounts_external_identity').select('id').where('person_id', '=', youth.id).execute(),
      SYSTEM,
    );
    expect(left).toEqual([]);
  });

  test('aggiungere il secondo fattore chiude le sessioni aperte prima con la sola password', async () => {
    const youth = await signedIn(database, now(), 'youth');
    const thief = await cookieOf(database, now(), { person: youth.id, role: 'youth' });
    expect((await visit(app, '/area/account', thief)).statusCode).toBe(200);
    const { cookie, secret } = await enrol(app, youth.cookie, now());
    expect((await visit(app, '/area/account', thief)).statusCode).toBe(303);
    expect((await visit(app, '/area/account', cookie)).statusCode).toBe(200);
    // A second device that gave both proofs stays.
    const half = await cookieOf(database, now(), { person: youth.id, role: 'youth', level: 'second-factor' });
    clock.set(new Date(now().getTime() + 60_000));
    const entered = await send(app, '/accedi/codice', { codice: codeOf(secret, now()) }, { cookie: half });
    expect((await visit(app, '/area/account', cookieAfter(entered))).statusCode).toBe(200);
    expect((await visit(app, '/area/account', cookie)).statusCode).toBe(200);
  });

  test('con una sessione rubata non si riempie di posta un indirizzo qualunque', async () => {
    const youth = await withPassword(database);
    const cookie = await cookieOf(database, now(), { person: youth.id, role: 'youth' });
    const victim = address();
    const codes: number[] = [];
    for (let n = 0; n < 12; n++) codes.push((await send(app, ADDRESS, { email: victim }, { cookie })).statusCode);
    expect(codes.filter((code) => code === 303).length).toBeLessThanOrEqual(4);
    expect((await mailTo(database, victim)).length).toBeLessThanOrEqual(4);
    // Nor many addresses, one mail each.
    for (let n = 0; n < 5; n++) expect((await send(app, ADDRESS, { email: address() }, { cookie })).statusCode).toBe(422);
  });

  test('il nome non diventa un messaggio: né indirizzi, né righe in più, come alla registrazione', async () => {
    const { cookie, email } = await signedIn(database, now(), 'youth');
    const change = (nome: string) => send(app, '/area/account/nome', { nome, cognome: 'Prova', lingua: 'it' }, { cookie });
    for (const nome of ['Hai vinto: https://evil.example', 'www.evil.example', 'scrivi a x@evil.example', '\u202e'])
      expect((await change(nome)).statusCode, nome).toBe(422);
    expect((await change('Sara\r\n\r\nClicca   qui')).statusCode).toBe(303);
    expect((await personOf(email))?.given_name).toBe('Sara Clicca qui');
    const company = await signedIn(database, now(), 'company');
    const edit = { nome: 'Ditta\r\n\r\nHai vinto', iva: '', sito: '', pec: '' };
    expect((await send(app, '/area/organizzazione', edit, { cookie: company.cookie })).statusCode).toBe(303);
    expect((await visit(app, '/area/organizzazione', company.cookie)).body).toContain('value="Ditta Hai vinto"');
  });
});

describe('nessuno sale più in alto di dove sta', () => {
  /** A regional body with somebody who governs and somebody who manages. */
  async function body() {
    const governance = await signedIn(database, now(), 'governance');
    const organisation = governance.organisation?.id ?? 0;
    const manager = await addPerson(database);
    const membership = await addMembership(database, manager.id, organisation, 'manager', false);
    const cookie = await cookieOf(database, now(), { person: manager.id, role: 'manager', membership, factors: 2 });
    const own = await database.read(
      (db) => db.selectFrom('accounts_membership').select('id').where('person_id', '=', governance.id).executeTakeFirstOrThrow(),
      SYSTEM,
    );
    return { governance, manager, cookie, governing: own.id };
  }

  test('chi gestisce un ente regionale non invita nessuno a governare la regione, e non toglie chi la governa', async () => {
    const { cookie, governing, governance } = await body();
    const email = address();
    const wish = { email, ruolo: 'governance', guida: 'si' };
    expect((await send(app, `${MEMBERS}/invita`, wish, { cookie, from: MEMBERS })).statusCode).toBe(422);
    expect(await mailTo(database, email)).toEqual([]);
    for (const [path, fields] of [
      ['togli', { appartenenza: String(governing) }],
      ['guida', { appartenenza: String(governing), guida: 'no' }],
    ] as const)
      expect((await send(app, `${MEMBERS}/${path}`, fields, { cookie, from: MEMBERS })).statusCode, path).toBe(403);
    expect((await visit(app, MEMBERS, cookie)).body).not.toContain('value="governance"');
    // Whoever governs may invite to both.
    const more = { ...wish, email: address() };
    expect((await send(app, `${MEMBERS}/invita`, more, { cookie: governance.cookie, from: MEMBERS })).statusCode).toBe(303);
  });
});

test('la sessione dimenticata aperta di chi amministra non mette nessuno a capo di un centro', async () => {
  const admin = await signedIn(database, now(), 'admin');
  const centre = await addOrganisation(database, { kind: 'youth_centre' });
  const path = `/admin/organizzazioni/${centre.publicId}`;
  const [soon, late] = [address(), address()];
  const wish = { azione: 'invite', ruolo: 'manager' };
  expect((await send(app, path, { ...wish, email: soon }, { cookie: admin.cookie })).headers.location).toBe(`${path}?esito=saved`);
  clock.set(new Date(now().getTime() + 16 * 60_000));
  const again = await send(app, path, { ...wish, email: late }, { cookie: admin.cookie });
  expect(again.headers.location).toBe(`/area/conferma-identita?da=${encodeURIComponent(path)}`);
  expect(await mailTo(database, late)).toEqual([]);
  const found = '/admin/organizzazioni/nuova';
  expect((await visit(app, found, admin.cookie)).headers.location).toBe(`/area/conferma-identita?da=${encodeURIComponent(found)}`);
});

describe('un invito finisce con chi l’ha mandato', () => {
  const isOpen = async (link: string) => (await app.inject(link)).statusCode === 200;

  test('tolta da un’organizzazione, una persona non rientra con un invito che si era mandata prima', async () => {
    const first = await signedIn(database, now(), 'company');
    const second = await addPerson(database);
    const membership = await addMembership(database, second.id, first.organisation?.id ?? 0, 'company', true);
    const cookie = await cookieOf(database, now(), { person: second.id, role: 'company', membership, factors: 2 });
    const mine = address();
    await send(app, `${MEMBERS}/invita`, { email: mine, ruolo: 'company', guida: 'si' }, { cookie, from: MEMBERS });
    const link = await linkIn(database, mine, '/invito');
    expect(await isOpen(link)).toBe(true);
    await send(app, `${MEMBERS}/togli`, { appartenenza: String(membership) }, { cookie: first.cookie, from: MEMBERS });
    expect(await isOpen(link)).toBe(false);
    await post(app, link, { nome: 'Ada', cognome: 'Torna', password: GOOD_PASSWORD, accetto: '1' }, { page: link });
    expect(await personOf(mine)).toBeUndefined();
  });

  test.each([
    ['sospesa', 'suspend'],
    ['non più amministratrice', 'admin-off'],
  ])('una persona che amministra, poi %s, non ha lasciato una porta aperta', async (_name, azione) => {
    const [good, bad] = [await signedIn(database, now(), 'admin'), await signedIn(database, now(), 'admin')];
    const mine = address();
    const invitedBy = { person: bad.id, publicId: bad.publicId, name: 'X' };
    await database.write((db) => invite(platform, db, { email: mine, role: 'admin', invitedBy, locale: 'it' }), SYSTEM);
    const link = await linkIn(database, mine, '/invito');
    expect(await isOpen(link)).toBe(true);
    const path = `/admin/persone/${bad.publicId}`;
    expect((await send(app, path, { azione, motivo: 'Prova' }, { cookie: good.cookie })).statusCode).toBe(303);
    expect(await isOpen(link)).toBe(false);
    await post(app, link, { nome: 'Ada', cognome: 'Torna', password: GOOD_PASSWORD, accetto: '1' }, { page: link });
    expect(await personOf(mine)).toBeUndefined();
  });
});

describe('un minore non si fa più grande di quanto è', () => {
  const WAY = 'm'.repeat(22);

  /** Registers with what a provider outside says, typing another date of birth. */
  async function registers(typed: string, vouched: string | null, email: string) {
    const cookie = `__Host-talenthub-way=${WAY}`;
    const data = {
      ...{ browser: tokenHash(WAY), provider: 'https://idp.example', subject: `s${++serial}`, email, emailVerified: true },
      ...{ givenName: 'Ugo', familyName: 'Prova', birthDate: vouched },
    };
    const token = await database.write((db) => issueOpenTicket(db, now(), { purpose: 'register', lifetimeMs: 600_000, data }), SYSTEM);
    const start = `/registrati?inizio=${token}`;
    const first = await post(app, '/registrati', { chi: 'youth', inizio: token }, { page: start, cookie });
    const path = String(first.headers.location).replace(/\/nascita$/, '');
    const [anno = '', mese = '', giorno = ''] = typed.split('-');
    await post(app, `${path}/nascita`, { giorno, mese, anno }, { page: `${path}/nascita`, cookie });
    await post(app, `${path}/comune`, {}, { page: `${path}/comune`, cookie });
    await post(app, `${path}/consensi`, { consenso: ['companies', 'research'] }, { page: `${path}/consensi`, cookie });
    const last = { nome: 'Ugo', cognome: 'Prova', email, password: '', accetto: '1' };
    return post(app, `${path}/account`, last, { page: `${path}/account`, cookie });
  }

  test('se il gestore che lo conosce dice che è minorenne, il profilo è protetto e le aziende non lo vedono', async () => {
    const email = address();
    expect((await registers('2001-01-01', '2010-03-04', email)).headers.location).toContain('/accedi');
    const person = await personOf(email);
    expect(person).toMatchObject({ protected: true, birth_date: '2010-03-04' });
    const consents = await database.read(
      (db) =>
        db
          .selectFrom('accounts_consent')
          .select('purpose')
          .where('person_id', '=', person?.id ?? 0)
          .execute(),
      SYSTEM,
    );
    expect(consents.map((each) => each.purpose).sort()).toEqual(['research', 'service']);
  });

  test('se dice che ha meno di 14 anni, nessun account', async () => {
    const email = address();
    expect((await registers('2001-01-01', '2014-03-04', email)).headers.location).toBe('/registrati/troppo-presto');
    expect(await personOf(email)).toBeUndefined();
  });

  test('chi si dice più giovane di come il gestore lo conosce resta protetto', async () => {
    const email = address();
    await registers('2010-01-01', '2001-03-04', email);
    expect(await personOf(email)).toMatchObject({ protected: true, birth_date: '2010-01-01' });
  });
});

test('di un indirizzo che apre qualcosa da solo, il giudizio sulla pagina non conserva la parte segreta', async () => {
  const token = `Ab_${'x'.repeat(19)}`;
  const sent = await post(app, '/pagina-chiara', { page: `/per-te/tenuti/${token}`, answer: 'clear' }, { page: '/accedi' });
  expect(sent.headers.location).toContain(`/per-te/tenuti/${token}`);
  const plain = '/mestieri/addetto-alle-vendite-1';
  await post(app, '/pagina-chiara', { page: plain, answer: 'clear' }, { page: '/accedi' });
  const { rows } = await database.pool.query<{ page: string }>('select page from insights_page_rating order by page');
  expect(rows.map(({ page }) => page)).toEqual([plain, '/per-te/tenuti/:id']);
});
