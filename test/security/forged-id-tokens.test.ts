import { createHash, sign } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { withPassword } from '../../src/modules/accounts/testing/with-password.ts';
import { fixedClock } from '../../src/platform/clock/clock.ts';
import { SESSION_COOKIE } from '../../src/platform/http/session/session-cookie.ts';
import { testApp } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';
import { Browser, SITE } from '../support/providers/browser.ts';
import { type Claims, type Forgery, hmac, startForgingIssuer } from '../support/providers/forging-issuer.ts';

const CLIENT_ID = 'talenthub-test';
const SECRET = 'the secret that we share with the issuer';
const database = await testDatabase();
const forger = await startForgingIssuer(CLIENT_ID);
const { app, platform } = await testApp(database, {
  clock: fixedClock(new Date()),
  environment: {
    PUBLIC_URL: SITE,
    TALENTHUB_OIDC_ISSUER: forger.issuer,
    TALENTHUB_OIDC_CLIENT_ID: CLIENT_ID,
    TALENTHUB_OIDC_CLIENT_SECRET: SECRET,
    TALENTHUB_OIDC_ACR: 'two',
  },
});
const anna = await withPassword(database, { role: 'operator', email: 'anna@prova.example' });
await database.write(
  (db) => db.insertInto('accounts_external_identity').values({ person_id: anna.id, provider: forger.issuer, subject: 'anna' }).execute(),
  { kind: 'system', why: 'tests link an identity' },
);
const reasons: string[] = [];
vi.spyOn(platform.log, 'warn').mockImplementation((...given: unknown[]) => {
  reasons.push(String((given[0] as { reason?: string }).reason));
});

interface Try extends Forgery {
  /** Changes the address that the browser is sent back to. */
  readonly back?: (query: URLSearchParams) => void;
}

/** One whole sign-in; returns where it ended. */
async function attempt(what: Try): Promise<{ status: number; next: string; entered: boolean; reason: string | undefined }> {
  const browser = new Browser(app);
  const left = await browser.submit(await browser.open('/accedi/con/oidc'), '/con/oidc', {}, { follow: false });
  const asked = new URL(/url=(.*)$/.exec(left.headers.refresh ?? '')?.[1] ?? '').searchParams;
  forger.prepare(asked.get('nonce') ?? '', what);
  const query = new URLSearchParams({ code: 'c0de', state: asked.get('state') ?? '', iss: forger.issuer });
  what.back?.(query);
  reasons.length = 0;
  const done = await browser.submit(await browser.open(`/accedi/ritorno/oidc?${query}`), '/ritorno/oidc', {}, { follow: false });
  const verifier = forger.asked.at(-1)?.get('code_verifier') ?? '';
  if (reasons.length === 0) expect(createHash('sha256').update(verifier).digest('base64url')).toBe(asked.get('code_challenge'));
  const entered = browser.cookie(SESSION_COOKIE) !== undefined;
  return { status: done.status, next: done.headers.location ?? '', entered, reason: reasons[0] };
}

const set = (change: Claims) => ({ claims: (claims: Claims) => ({ ...claims, ...change }) });
const without = (name: string) => ({ claims: ({ [name]: _, ...claims }: Claims) => claims });
const now = () => Math.floor(Date.now() / 1000);
const edited = (token: string, change: Claims): string => {
  const [head, body = '', signature] = token.split('.');
  const claims = { ...(JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims), ...change };
  return [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
};

/** The library's words for what was wrong. */
const [CLAIM, TIME, INVALID] = ['OAUTH_JWT_CLAIM_COMPARISON_FAILED', 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED', 'OAUTH_INVALID_RESPONSE'];
const forgeries: readonly (readonly [title: string, reason: string, what: Try])[] = [
  ['un altro nonce', CLAIM, set({ nonce: 'another' })],
  ['senza nonce', INVALID, without('nonce')],
  ['di un altro gestore', CLAIM, set({ iss: 'https://another.example' })],
  ['senza gestore', INVALID, without('iss')],
  ['il ritorno dice un altro gestore (mix-up)', INVALID, { back: (query) => query.set('iss', 'https://another.example') }],
  ['il ritorno non dice il gestore', INVALID, { back: (query) => query.delete('iss') }],
  ['per un altro sito', CLAIM, set({ aud: 'another-site' })],
  ['per due siti, senza dire per quale', CLAIM, set({ aud: ['another-site', 'third-site'] })],
  ['per due siti, dato all’altro', CLAIM, set({ aud: [CLIENT_ID, 'another-site'], azp: 'another-site' })],
  ['senza destinatario', INVALID, without('aud')],
  ['scaduto', TIME, set({ exp: now() - 120 })],
  ['senza scadenza', INVALID, without('exp')],
  ['con una scadenza che non è un numero', INVALID, set({ exp: '9999999999' })],
  ['senza data', INVALID, without('iat')],
  ['non ancora valido', TIME, set({ nbf: now() + 3600 })],
  ['senza persona', INVALID, without('sub')],
  ['con una persona vuota', 'no-subject', set({ sub: '' })],
  ['alg none, senza firma', INVALID, { header: { alg: 'none' }, sign: () => Buffer.alloc(0) }],
  ['alg None, con la firma', INVALID, { header: { alg: 'None' } }],
  ['HS256 con la chiave pubblica', INVALID, { header: { alg: 'HS256' }, sign: (text, { publicPem }) => hmac(text, publicPem) }],
  ['HS256 con il segreto del sito', INVALID, { header: { alg: 'HS256' }, sign: (text) => hmac(text, SECRET) }],
  ['senza firma', INVALID, { token: (token) => `${token.split('.').slice(0, 2).join('.')}.` }],
  ['con due parti sole', INVALID, { token: (token) => token.split('.').slice(0, 2).join('.') }],
  ['con un’altra persona dentro, stessa firma', INVALID, { token: (token) => edited(token, { sub: 'bruno' }) }],
  ['con due fattori scritti dentro, stessa firma', INVALID, { token: (token) => edited(token, { acr: 'two' }) }],
  ['firmato da un altro', INVALID, { sign: (text, { stranger }) => sign('sha256', Buffer.from(text), stranger) }],
  [
    'firmato da un altro, con la sua chiave dentro',
    INVALID,
    { header: { jwk: { kty: 'RSA' } }, sign: (text, { stranger }) => sign('sha256', Buffer.from(text), stranger) },
  ],
  ['con una chiave che il gestore non ha', 'OAUTH_KEY_SELECTION_FAILED', { header: { kid: 'two' } }],
  ['con un’estensione critica sconosciuta', 'OAUTH_UNSUPPORTED_OPERATION', { header: { crit: ['x'], x: 1 } }],
  ['non è un token', INVALID, { token: () => 'x' }],
  ['senza token d’identità', INVALID, { answer: ({ id_token: _, ...answer }) => answer }],
  [
    'i dati della persona sono di un’altra',
    'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
    { userinfo: (claims) => ({ ...claims, sub: 'bruno' }) },
  ],
  ['risposta che non è JSON', 'OAUTH_RESPONSE_IS_NOT_JSON', { raw: { status: 200, type: 'text/html', body: '<p>ok</p>' } }],
  ['rifiuto del gestore', 'invalid_grant', { raw: { status: 400, type: 'application/json', body: '{"error":"invalid_grant"}' } }],
  ['rinvio altrove', 'OAUTH_RESPONSE_IS_NOT_CONFORM', { raw: { status: 302, type: 'text/plain', body: '' } }],
  ['risposta enorme', 'OAUTH_PARSE_ERROR', { raw: { status: 200, type: 'application/json', body: `{"a":"${'a'.repeat(400_000)}"}` } }],
  ['un altro stato', 'unknown-state', { back: (query) => query.set('state', 'B'.repeat(22)) }],
  ['senza stato', 'unknown-state', { back: (query) => query.delete('state') }],
  ['due stati', INVALID, { back: (query) => query.append('state', 'B'.repeat(22)) }],
  ['senza codice', INVALID, { back: (query) => query.delete('code') }],
];

test('la risposta onesta, da cui nascono tutte le false, è accettata; con due fattori solo per il valore configurato', async () => {
  expect(await attempt({})).toEqual({ status: 303, next: '/area/sicurezza/secondo-fattore', entered: true, reason: undefined });
  expect(await attempt(set({ acr: 'two' }))).toMatchObject({ status: 303, next: '/operatori', entered: true });
  expect(await attempt(set({ acr: 'three' }))).toMatchObject({ next: '/area/sicurezza/secondo-fattore' });
});

test('chi garantisce per un indirizzo non garantisce per un altro: token e dati della persona non si mescolano', async () => {
  const mixed = await attempt({
    ...set({ sub: 'mista', email: 'anna@prova.example' }),
    userinfo: (claims) => ({ ...claims, sub: 'mista', email: 'altra@prova.example', email_verified: true }),
  });
  // Anna's address is not believed: the page that says "there is an account with your address" does not come.
  expect(mixed).toMatchObject({ status: 303, next: expect.stringMatching(/^\/registrati\?inizio=/), entered: false });
  const tickets = await database.read((db) => db.selectFrom('accounts_ticket').select('data').where('purpose', '=', 'register').execute(), {
    kind: 'system',
    why: 'tests look',
  });
  expect(tickets.at(-1)?.data).toMatchObject({ subject: 'mista', email: 'anna@prova.example', emailVerified: false });
});

const count = { tried: 0, accepted: 0 };

test.each(forgeries)('un’identità falsa è rifiutata: %s', async (_title, expected, forgery) => {
  const { status, entered, reason } = await attempt(forgery);
  count.tried++;
  if (entered) count.accepted++;
  expect({ status, entered, reason }).toEqual({ status: 400, entered: false, reason: expected });
});

test('dopo tutte le prove false la risposta onesta entra ancora, e nessuna falsa è entrata', async () => {
  expect((await attempt({})).entered).toBe(true);
  console.log(`${count.tried} forged ID tokens and answers tried, ${count.accepted} accepted`);
  expect(count).toEqual({ tried: forgeries.length, accepted: 0 });
});
