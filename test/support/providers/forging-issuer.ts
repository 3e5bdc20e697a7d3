import { createHmac, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

export type Claims = Record<string, unknown>;

/** What the issuer does otherwise than an honest one. */
export interface Forgery {
  readonly claims?: (claims: Claims) => Claims;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Signs the token: default the issuer's key. */
  readonly sign?: (text: string, keys: IssuerKeys) => Buffer;
  /** The finished token. */
  readonly token?: (token: string) => string;
  /** The whole answer of the token endpoint. */
  readonly answer?: (answer: Record<string, unknown>) => unknown;
  readonly userinfo?: (claims: Claims) => Claims;
  /** What the token endpoint answers in place of JSON. */
  readonly raw?: { readonly status: number; readonly type: string; readonly body: string };
}

export interface IssuerKeys {
  readonly own: KeyObject;
  readonly publicPem: string;
  readonly stranger: KeyObject;
}

export interface ForgingIssuer {
  readonly issuer: string;
  /** The next sign-in's nonce, and what is forged in it. */
  prepare(nonce: string, forgery: Forgery): void;
  /** The forms that the token endpoint received. */
  readonly asked: URLSearchParams[];
}

const base64 = (value: object | string) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** An OpenID Connect issuer that tells what a test wants, honest unless told. Closed when the test file ends. */
export async function startForgingIssuer(clientId: string): Promise<ForgingIssuer> {
  const [own, stranger] = [generateKeyPairSync('rsa', { modulusLength: 2048 }), generateKeyPairSync('rsa', { modulusLength: 2048 })];
  const publicPem = own.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const keys: IssuerKeys = { own: own.privateKey, publicPem, stranger: stranger.privateKey };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const asked: URLSearchParams[] = [];
  let next: { nonce: string; forgery: Forgery } = { nonce: '', forgery: {} };
  server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    for await (const part of request) body += part;
    if (request.url === '/token') asked.push(new URLSearchParams(body));
    const { status, type, text } = answerTo(request.url ?? '', issuer, clientId, keys, own.publicKey, next);
    response.writeHead(status, { 'content-type': type }).end(text);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { issuer, asked, prepare: (nonce, forgery) => (next = { nonce, forgery }) };
}

function answerTo(
  path: string,
  issuer: string,
  clientId: string,
  keys: IssuerKeys,
  publicKey: KeyObject,
  { nonce, forgery }: { nonce: string; forgery: Forgery },
): { status: number; type: string; text: string } {
  const json = (value: unknown) => ({ status: 200, type: 'application/json', text: JSON.stringify(value) });
  if (path === '/.well-known/openid-configuration') return json(metadata(issuer));
  if (path === '/jwks') return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig' }] });
  const person = { sub: 'anna', email: 'anna@prova.example', email_verified: true, given_name: 'Anna' };
  if (path === '/me') return json(forgery.userinfo?.(person) ?? person);
  if (path !== '/token') return { status: 404, type: 'text/plain', text: '' };
  if (forgery.raw) return { status: forgery.raw.status, type: forgery.raw.type, text: forgery.raw.body };
  const now = Math.floor(Date.now() / 1000);
  const honest: Claims = { iss: issuer, aud: clientId, nonce, iat: now, exp: now + 300, acr: 'one', sub: 'anna' };
  const token = makeToken(forgery.claims?.(honest) ?? honest, forgery, keys);
  const answer = { access_token: randomBytes(8).toString('hex'), token_type: 'Bearer', expires_in: 300, id_token: token };
  return json(forgery.answer?.(answer) ?? answer);
}

function makeToken(claims: Claims, forgery: Forgery, keys: IssuerKeys): string {
  const text = `${base64({ alg: 'RS256', kid: 'one', ...forgery.header })}.${base64(claims)}`;
  const signature = forgery.sign?.(text, keys) ?? sign('sha256', Buffer.from(text), keys.own);
  const token = `${text}.${signature.toString('base64url')}`;
  return forgery.token?.(token) ?? token;
}

/** It claims to sign with anything: the site must know better. */
function metadata(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    userinfo_endpoint: `${issuer}/me`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
    authorization_response_iss_parameter_supported: true,
  };
}

export function hmac(text: string, key: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
