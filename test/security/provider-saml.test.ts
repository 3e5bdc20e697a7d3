import { verify, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { validateSignature } from '@node-saml/node-saml/lib/xml.js';
import { describe, expect, test } from 'vitest';
import { addPerson } from '../../src/modules/accounts/testing/sign-in.ts';
import { mailsTo, withPassword } from '../../src/modules/accounts/testing/with-password.ts';
import { fixedClock } from '../../src/platform/clock/clock.ts';
import { SESSION_COOKIE } from '../../src/platform/http/session/session-cookie.ts';
import { testApp } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';
import { Browser, type Seen, SITE } from '../support/providers/browser.ts';
import { makeKeyPair } from '../support/providers/certificates.ts';
import { startSamlIdp } from '../support/providers/real-saml.ts';
import { answerXml, encodeAnswer, idpMetadata, readRequest, signAnswer } from '../support/providers/saml-answer.ts';
import { bring, leaveFor, samlSite } from '../support/providers/saml-site.ts';

const database = await testDatabase();
const SYSTEM = { kind: 'system', why: 'tests look' } as const;
let who = { spidCode: 'VERO0001', email: 'anna@prova.example' };
const idp = await startSamlIdp(makeKeyPair('idp'), () => who);
const [oldKeys, newKeys, unknownKeys] = [makeKeyPair('old'), makeKeyPair('new'), makeKeyPair('unknown')];
const TURNING = 'https://turning.example';
const site = samlSite({
  'real.xml': idp.metadata,
  'turning.xml': idpMetadata(TURNING, `${TURNING}/sso`, [oldKeys.certificate, newKeys.certificate], 'Gestore che cambia'),
});
const clock = fixedClock(new Date());
const { app } = await testApp(database, { clock, environment: site.environment });
idp.register((await app.inject('/accedi/saml/metadata')).body);

async function link(person: number, subject: string, provider = idp.entityId): Promise<void> {
  await database.write(
    (db) => db.insertInto('accounts_external_identity').values({ person_id: person, provider, subject }).execute(),
    SYSTEM,
  );
}

/** The whole journey through the real identity provider, up to our page with one button. */
async function come(browser: Browser): Promise<Seen> {
  const form = await browser.open(await leaveFor(browser, 'Gestore Vero'));
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(form.body)?.[1] ?? '';
  return bring(browser, field('SAMLResponse'), field('RelayState'));
}

const goOn = (browser: Browser, page: Seen) => browser.submit(page, '/saml/continua/', {}, { follow: false });

describe('entrare con un gestore SAML vero, nella forma di SPID', () => {
  test('la richiesta è firmata e dice tutto quello che SPID vuole', async () => {
    const address = await leaveFor(new Browser(app), 'Gestore Vero');
    const { xml } = readRequest(address);
    for (const part of [
      /^<samlp:AuthnRequest [^>]*ID="_[0-9a-f]{40}" Version="2\.0" IssueInstant="\d{4}-\d\d-\d\dT[\d:.]+Z"/,
      new RegExp(` Destination="${idp.entityId}/sso"`),
      / ForceAuthn="true" AssertionConsumerServiceIndex="0" AttributeConsumingServiceIndex="0">/,
      new RegExp(`<saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity" NameQualifier="${SITE}">${SITE}</saml:Issuer>`),
      /<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient"\/>/,
      /<samlp:RequestedAuthnContext Comparison="minimum"><saml:AuthnContextClassRef>https:\/\/www\.spid\.gov\.it\/SpidL2</,
    ])
      expect(xml).toMatch(part);
    const [, signed = '', signature = ''] = /\?(SAMLRequest=.*&SigAlg=[^&]+)&Signature=(.+)$/.exec(address) ?? [];
    const key = new X509Certificate(site.keys.certificate).publicKey;
    expect(verify('sha256', Buffer.from(signed), key, Buffer.from(decodeURIComponent(signature), 'base64'))).toBe(true);
    expect(new URL(address).searchParams.get('RelayState')?.length).toBeLessThanOrEqual(80);
  });

  test('i metadati sono firmati, con il certificato di oggi e quello di domani', async () => {
    const answer = await app.inject('/accedi/saml/metadata');
    expect(answer.headers['content-type']).toContain('application/samlmetadata+xml');
    const { parseDomFromString } = await import('@node-saml/node-saml/lib/xml.js');
    const root = (await parseDomFromString(answer.body)).documentElement;
    expect(validateSignature(answer.body, root, [site.keys.certificate])).toBe(true);
    expect(validateSignature(answer.body, root, [unknownKeys.certificate])).toBe(false);
    for (const { certificate } of [site.keys, site.next])
      expect(answer.body).toContain(new X509Certificate(certificate).raw.toString('base64'));
    expect(answer.body).toContain(`Location="${SITE}/accedi/saml/ritorno" index="0" isDefault="true"`);
    for (const name of ['spidCode', 'name', 'familyName', 'dateOfBirth', 'email']) expect(answer.body).toContain(`Name="${name}"`);
    expect(answer.body).not.toContain('fiscalNumber');
  });

  test('chi è già collegato entra; il livello 2 vale due fattori anche per chi lavora in un centro', async () => {
    const operator = await withPassword(database, { role: 'operator', email: 'anna@prova.example' });
    await link(operator.id, 'VERO0001');
    const browser = new Browser(app);
    const page = await come(browser);
    expect(page.url).toMatch(new RegExp(`^${SITE}/accedi/saml/continua/[\\w-]{22}$`));
    expect(browser.cookie(SESSION_COOKIE)).toBeUndefined();
    expect(await goOn(browser, page)).toMatchObject({ status: 303, headers: { location: '/operatori' } });
    expect(browser.cookie(SESSION_COOKIE)).toMatch(/^[\w-]{20,}$/);
  });

  test('chi non ha un account va a registrarsi con nome e data di nascita; chi lo ha con la stessa e-mail conferma prima', async () => {
    who = { spidCode: 'VERO0002', email: 'nuova@prova.example' };
    const browser = new Browser(app);
    expect((await goOn(browser, await come(browser))).headers.location).toMatch(/^\/registrati\?inizio=[\w-]{22}$/);
    const owner = await withPassword(database, { email: 'bea@prova.example' });
    who = { spidCode: 'VERO0003', email: 'bea@prova.example' };
    const known = new Browser(app);
    expect((await goOn(known, await come(known))).body).toContain('Hai già un account');
    expect(await mailsTo(database, owner.email)).toEqual([]);
    who = { spidCode: 'VERO0001', email: 'anna@prova.example' };
  });

  test('in inglese si torna in inglese', async () => {
    const browser = new Browser(app);
    const page = await browser.open('/en/accedi/con/spid');
    const key = /value="([0-9a-f]{12})"[^>]*>Gestore Vero</.exec(page.body)?.[1] ?? '';
    const form = await browser.submit(page, '/con/spid', { gestore: key });
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(form.body)?.[1] ?? '';
    expect((await bring(browser, field('SAMLResponse'), field('RelayState'))).url).toContain('/en/accedi/saml/continua/');
  });

  test('il ritorno finito in un altro browser (login CSRF), due volte, o dopo dieci minuti', async () => {
    const attacker = new Browser(app);
    const page = await come(attacker);
    const victim = new Browser(app);
    expect((await goOn(victim, await victim.open(page.url))).status).toBe(400);
    expect(victim.cookie(SESSION_COOKIE)).toBeUndefined();
    expect((await goOn(attacker, page)).status).toBe(400);
    const mine = new Browser(app);
    const good = await come(mine);
    expect((await goOn(mine, good)).status).toBe(303);
    expect((await goOn(mine, good)).status).toBe(400);
    const late = new Browser(app);
    const waiting = await come(late);
    clock.set(new Date(Date.now() + 11 * 60_000));
    expect((await goOn(late, waiting)).status).toBe(400);
    clock.set(new Date());
  });

  test('il modulo di un altro sito non entra da nessuna altra parte, e non agisce per chi è già entrato', async () => {
    const browser = new Browser(app);
    await goOn(browser, await come(browser));
    const before = browser.cookie(SESSION_COOKIE);
    expect((await bring(browser, 'PHg+', 'A'.repeat(22))).status).toBe(400);
    expect(browser.cookie(SESSION_COOKIE)).toBe(before);
    expect((await browser.post('/accedi/con/spid', { gestore: 'x' }, { crossSite: true })).status).toBe(403);
    expect((await browser.post('/accedi/saml/continua/AAAAAAAAAAAAAAAAAAAAAA', {}, { crossSite: true })).status).toBe(403);
  });
});

describe('chiavi che cambiano, gestori che dicono di no', () => {
  async function answerOf(keys: { key: string; certificate: string; fingerprint: string }, browser: Browser, from = app): Promise<Seen> {
    const asked = readRequest(await leaveFor(browser, 'Gestore che cambia'));
    const xml = answerXml({
      inResponseTo: asked.id,
      now: clock.now(),
      issuer: TURNING,
      audience: SITE,
      answerTo: `${SITE}/accedi/saml/ritorno`,
      spidCode: 'X1',
      email: 'x1@prova.example',
    });
    expect(from).toBeDefined();
    return bring(browser, encodeAnswer(signAnswer(xml, { keys })), asked.relayState);
  }

  test('mentre un gestore cambia chiave valgono la vecchia e la nuova, e nessuna terza', async () => {
    for (const keys of [oldKeys, newKeys]) expect((await answerOf(keys, new Browser(app))).status).toBe(200);
    expect((await answerOf(unknownKeys, new Browser(app))).status).toBe(400);
  });

  test('con le impronte configurate valgono solo quei certificati, e una chiave corta mai', async () => {
    const pinned = await testApp(database, {
      clock,
      environment: { ...site.environment, TALENTHUB_SAML_IDP_PINS: newKeys.fingerprint.toUpperCase() },
    });
    expect((await answerOf(newKeys, new Browser(pinned.app))).status).toBe(200);
    expect((await answerOf(oldKeys, new Browser(pinned.app))).status).toBe(400);
    expect((await new Browser(pinned.app).open('/accedi/con/spid')).body).not.toContain('Gestore Vero');
    const short = makeKeyPair('short', 1024);
    const weak = samlSite({
      'weak.xml': idpMetadata('https://weak.example', 'https://weak.example/sso', [short.certificate], 'Gestore debole'),
    });
    const { app: weakApp } = await testApp(database, { clock, environment: weak.environment });
    const page = await new Browser(weakApp).open('/accedi/con/spid');
    expect(page.body).not.toContain('Gestore debole');
    expect(page.body).toContain('non troviamo nessun gestore');
  });

  test('metadati rotti o con un indirizzo pericoloso non fermano il sito', async () => {
    const folder = samlSite({ 'broken.xml': '<md:EntityDescriptor', 'doctype.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' });
    writeFileSync(
      path.join(folder.folder, 'script.xml'),
      idpMetadata('https://s.example', 'javascript:alert(1)', [oldKeys.certificate], 'Gestore Script'),
    );
    const { app: brokenApp } = await testApp(database, { clock, environment: folder.environment });
    expect((await new Browser(brokenApp).open('/accedi/con/spid')).body).toContain('non troviamo nessun gestore');
  });

  test.each([
    [19, 'Hai sbagliato le credenziali troppe volte'],
    [20, 'non bastano per il livello di sicurezza'],
    [21, 'È passato troppo tempo'],
    [22, 'Non hai dato il consenso'],
    [23, 'sospesa o revocata'],
    [25, 'Hai annullato l’accesso'],
  ])('l’anomalia %i di SPID diventa una frase chiara', async (number, sentence) => {
    const browser = new Browser(app);
    const asked = readRequest(await leaveFor(browser, 'Gestore che cambia'));
    const status = `<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></samlp:StatusCode><samlp:StatusMessage>ErrorCode nr${number}</samlp:StatusMessage>`;
    const xml = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_e" Version="2.0" InResponseTo="${asked.id}"><samlp:Status>${status}</samlp:Status></samlp:Response>`;
    const page = await bring(browser, encodeAnswer(xml), asked.relayState);
    expect(page.status).toBe(403);
    expect(page.body).toContain(sentence);
  });

  test('una persona sospesa non entra nemmeno con SPID', async () => {
    const person = await addPerson(database, { role: 'youth' });
    await link(person.id, 'X1', TURNING);
    await database.write(
      (db) => db.updateTable('accounts_person').set({ status: 'suspended' }).where('id', '=', person.id).execute(),
      SYSTEM,
    );
    const browser = new Browser(app);
    expect((await goOn(browser, await answerOf(oldKeys, browser))).status).toBe(403);
    expect(browser.cookie(SESSION_COOKIE)).toBeUndefined();
  });
});
