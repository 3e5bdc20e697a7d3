import { expect, test, vi } from 'vitest';
import { withPassword } from '../../src/modules/accounts/testing/with-password.ts';
import { fixedClock } from '../../src/platform/clock/clock.ts';
import { SESSION_COOKIE } from '../../src/platform/http/session/session-cookie.ts';
import { testApp } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';
import { Browser, type Seen, SITE } from '../support/providers/browser.ts';
import { makeKeyPair } from '../support/providers/certificates.ts';
import { ambiguousContents, ambiguousSignatures } from '../support/providers/saml-ambiguities.ts';
import { answerXml, encodeAnswer, idpMetadata, readRequest, signAnswer } from '../support/providers/saml-answer.ts';
import { type Case, type Forgery, wrappings, wrongContents, wrongDocuments, wrongSignatures } from '../support/providers/saml-forgeries.ts';
import { bring, leaveFor, samlSite } from '../support/providers/saml-site.ts';

const [IDP, OTHER] = ['https://idp.example', 'https://other.example'];
const [keys, otherKeys, stranger] = [makeKeyPair('idp'), makeKeyPair('other'), makeKeyPair('stranger')];
const database = await testDatabase();
const site = samlSite({
  'idp.xml': idpMetadata(IDP, `${IDP}/sso`, [keys.certificate], 'Gestore'),
  'other.xml': idpMetadata(OTHER, `${OTHER}/sso`, [otherKeys.certificate], 'Altro'),
});
const clock = fixedClock(new Date());
const now = clock.now();
const { app, platform } = await testApp(database, { clock, environment: site.environment });
/** Both the victim and the attacker have accounts: a forgery that got through would sign somebody in. */
for (const [subject, email] of [
  ['VITTIMA', 'vittima@prova.example'],
  ['LADRONE', 'ladrone@prova.example'],
] as const) {
  const person = await withPassword(database, { email });
  await database.write(
    (db) => db.insertInto('accounts_external_identity').values({ person_id: person.id, provider: IDP, subject }).execute(),
    { kind: 'system', why: 'tests link an identity' },
  );
}
const reasons: string[] = [];
vi.spyOn(platform.log, 'warn').mockImplementation((...given: unknown[]) => {
  reasons.push(String((given[0] as { reason?: string }).reason));
});

interface Outcome {
  readonly status: number;
  readonly reason: string | undefined;
  readonly entered: boolean;
}

/** One whole sign-in with this answer, as far as it goes; `relay` and `sent` let the next one use it again. */
async function attempt(forgery: Forgery, browser = new Browser(app)): Promise<Outcome & { sent: string; relayState: string }> {
  const asked = readRequest(await leaveFor(browser, 'Gestore'));
  const facts = { inResponseTo: asked.id, now, issuer: IDP, audience: SITE, answerTo: `${SITE}/accedi/saml/ritorno` };
  const xml = answerXml({ ...facts, spidCode: 'VITTIMA', email: 'vittima@prova.example', ...forgery.facts });
  const signed = signAnswer(forgery.before?.(xml) ?? xml, { keys, ...forgery.signing });
  const whole = forgery.resign ? signAnswer(signed, { keys, parts: forgery.resign }) : signed;
  const base64 = encodeAnswer(forgery.after?.(whole) ?? whole);
  const sent = forgery.field?.(base64) ?? base64;
  return { ...(await deliver(browser, sent, asked.relayState)), sent, relayState: asked.relayState };
}

async function deliver(browser: Browser, sent: string, relayState: string): Promise<Outcome> {
  reasons.length = 0;
  let page: Seen = await bring(browser, sent, relayState);
  if (page.body.includes('/accedi/saml/continua/')) page = await browser.submit(page, '/saml/continua/', {}, { follow: false });
  return { status: page.status, reason: reasons[0], entered: browser.cookie(SESSION_COOKIE) !== undefined };
}

const cases: readonly Case[] = [
  ...wrongContents(now),
  ...wrongSignatures(keys, otherKeys, stranger),
  ...wrappings(),
  ...wrongDocuments(),
  ...ambiguousContents(now),
  ...ambiguousSignatures(otherKeys),
];
const count = { tried: 0, accepted: 0 };

function note(outcome: Outcome): Outcome {
  count.tried++;
  if (outcome.entered) count.accepted++;
  return { status: outcome.status, reason: outcome.reason, entered: outcome.entered };
}

test('la risposta onesta, da cui nascono tutte le false, entra; anche con SHA-512 e con pochi secondi di differenza tra gli orologi', async () => {
  const good = { status: 303, reason: undefined, entered: true };
  expect(await attempt({})).toMatchObject(good);
  expect(await attempt({ signing: { algorithm: 'sha512' } })).toMatchObject(good);
  expect(await attempt({ facts: { level: 3 } })).toMatchObject(good);
  for (const seconds of [-20, 20]) expect(await attempt({ facts: { now: new Date(now.getTime() + seconds * 1000) } })).toMatchObject(good);
  expect(await attempt({ after: (xml) => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n` })).toMatchObject(good);
});

test.each(cases)('una risposta falsa è rifiutata: %s', async (_title, reason, forgery) => {
  expect(note(await attempt(forgery))).toEqual({ status: 400, reason, entered: false });
});

test('una risposta vera si usa una volta: né di nuovo, né per un’altra richiesta, né in un altro browser', async () => {
  const browser = new Browser(app);
  const { sent, relayState, entered } = await attempt({}, browser);
  expect(entered).toBe(true);
  expect(note(await deliver(new Browser(app), sent, relayState))).toMatchObject({ reason: 'unknown-relay-state', entered: false });
  const second = new Browser(app);
  const other = readRequest(await leaveFor(second, 'Gestore'));
  expect(note(await deliver(second, sent, other.relayState))).toMatchObject({ reason: 'in-response-to', entered: false });
  expect(note(await deliver(new Browser(app), sent, 'A'.repeat(22)))).toMatchObject({ reason: 'unknown-relay-state', entered: false });
  expect(note(await deliver(new Browser(app), sent, ''))).toMatchObject({ reason: 'unknown-relay-state', entered: false });
  const waiting = new Browser(app);
  const asked = readRequest(await leaveFor(waiting, 'Gestore'));
  const facts = { inResponseTo: asked.id, now, issuer: IDP, audience: SITE, answerTo: `${SITE}/accedi/saml/ritorno`, email: 'x@y.example' };
  const stolen = encodeAnswer(signAnswer(answerXml({ ...facts, spidCode: 'LADRONE' }), { keys }));
  expect(note(await deliver(new Browser(app), stolen, asked.relayState))).toMatchObject({
    status: 400,
    reason: 'other-browser',
    entered: false,
  });
});

test('lo stesso ID non vale due volte, nemmeno in una risposta nuova e firmata', async () => {
  const fixed = (xml: string) => xml.replace(/ID="_a\d+"/, 'ID="_same"');
  expect(await attempt({ before: fixed })).toMatchObject({ entered: true });
  expect(note(await attempt({ before: fixed }))).toEqual({ status: 400, reason: 'replayed', entered: false });
});

test('la risposta di un gestore alla richiesta fatta a un altro', async () => {
  const browser = new Browser(app);
  const asked = readRequest(await leaveFor(browser, 'Altro'));
  const facts = { inResponseTo: asked.id, now, issuer: IDP, audience: SITE, answerTo: `${SITE}/accedi/saml/ritorno`, email: 'x@y.example' };
  const xml = signAnswer(answerXml({ ...facts, spidCode: 'VITTIMA' }), { keys });
  expect(note(await deliver(browser, encodeAnswer(xml), asked.relayState))).toEqual({
    status: 400,
    reason: 'signature-wrong',
    entered: false,
  });
  const own = new Browser(app);
  const again = readRequest(await leaveFor(own, 'Altro'));
  const lying = signAnswer(answerXml({ ...facts, inResponseTo: again.id, spidCode: 'VITTIMA' }), { keys: otherKeys });
  expect(note(await deliver(own, encodeAnswer(lying), again.relayState))).toEqual({
    status: 400,
    reason: 'response-issuer',
    entered: false,
  });
});

test('alla fine la risposta onesta entra ancora, e nessuna falsa è entrata', async () => {
  expect(await attempt({})).toMatchObject({ entered: true });
  console.log(`${count.tried} forged responses tried, ${count.accepted} accepted`);
  expect(count.tried).toBeGreaterThanOrEqual(cases.length);
  expect(count.accepted).toBe(0);
});
