import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { isPublicAddress, urlProblem } from './public-address.ts';
import { type KnownVersion, type SourceAnswer, type SourceClient, SourceFailure, sourceError } from './source-client.ts';

export interface ClientOptions {
  /** Addresses of the own network and ports other than 80 and 443 may be reached; for tests and for feeds of the own house. */
  readonly allowPrivate: boolean;
  readonly totalMs?: number;
  /** Name → addresses; the system's resolver unless a test stands in. */
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>;
}

const MOST_REDIRECTS = 5;
const TOTAL_MS = 15 * 60_000;
const CONNECT_MS = 10_000;
const HEADERS_MS = 30_000;
const SILENCE_MS = 60_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** A name that leads into the own network. */
class PrivateAddress extends Error {
  readonly code = 'EPRIVATE';
}

/**
 * The real client. Against request forgery each hop of a redirect is checked again, names are resolved here, every one of their
 * addresses must be public, and the connection goes to the address that was checked: a name cannot change its mind in between.
 */
export function undiciClient(options: ClientOptions): SourceClient {
  const resolve = options.resolve ?? ((host: string) => lookup(host, { all: true, verbatim: true }));
  const agent = new Agent({
    connect: { timeout: CONNECT_MS, lookup: checkedLookup(resolve, options.allowPrivate) },
    headersTimeout: HEADERS_MS,
    bodyTimeout: SILENCE_MS,
    pipelining: 0,
    keepAliveTimeout: 1,
  });
  return {
    fetch: (url, known) => follow(agent, url, known, options),
  };
}

function checkedLookup(resolve: NonNullable<ClientOptions['resolve']>, allowPrivate: boolean): LookupFunction {
  return (host, lookupOptions, callback) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses;
        if (!first) return callback(new Error(`no address for ${host}`), '');
        if (!allowPrivate && !addresses.every(({ address }) => isPublicAddress(address)))
          return callback(new PrivateAddress(`${host} leads to a private address`), '');
        return lookupOptions.all ? callback(null, [...addresses]) : callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, ''),
    );
  };
}

async function follow(agent: Agent, address: string, known: KnownVersion, options: ClientOptions): Promise<Result<SourceAnswer>> {
  const signal = AbortSignal.timeout(options.totalMs ?? TOTAL_MS);
  let url = URL.parse(address);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    if (!url) return err(sourceError('source-url', { why: 'scheme' }));
    const why = urlProblem(url, options.allowPrivate);
    if (why) return err(sourceError('source-url', { why }));
    const answer = await ask(agent, url, known, signal);
    if (!answer.ok) return answer;
    if (answer.value.type !== 'redirect') return ok(answer.value);
    url = URL.parse(answer.value.to, url.href);
  }
  return err(sourceError('source-redirects', { limit: MOST_REDIRECTS }));
}

type Hop = SourceAnswer | { readonly type: 'redirect'; readonly to: string };

async function ask(agent: Agent, url: URL, known: KnownVersion, signal: AbortSignal): Promise<Result<Hop>> {
  try {
    const response = await request(url, { dispatcher: agent, signal, headers: requestHeaders(known) });
    const header = (name: string) => [response.headers[name] ?? ''].flat()[0] ?? '';
    const { statusCode: status, body } = response;
    if (status === 304 || REDIRECTS.has(status) || status !== 200) {
      // What the server says besides is of no interest, and a hostile one would say it for ever.
      body.on('error', () => undefined);
      body.destroy();
    }
    if (status === 304) return ok({ type: 'not-modified' });
    if (REDIRECTS.has(status) && header('location') !== '') return ok({ type: 'redirect', to: header('location') });
    if (status !== 200) return err(sourceError('source-status', { status }));
    const encoding = header('content-encoding');
    // A gzipped body goes on as it is: whoever reads feeds knows gzip, with limits against bombs.
    if (!['', 'identity', 'gzip', 'x-gzip'].includes(encoding)) {
      body.on('error', () => undefined);
      body.destroy();
      return err(sourceError('source-encoding', { encoding }));
    }
    return ok({
      type: 'body',
      body: guarded(body),
      version: { etag: header('etag') || null, lastModified: header('last-modified') || null },
    });
  } catch (error) {
    return err(connectionError(error));
  }
}

function requestHeaders(known: KnownVersion): Record<string, string> {
  return {
    'user-agent': 'TalentHub/1 (job feed importer)',
    accept: 'application/json, application/ld+json, application/xml, text/csv, text/html;q=0.8, */*;q=0.5',
    'accept-encoding': 'gzip',
    ...(known.etag ? { 'if-none-match': known.etag } : {}),
    ...(known.lastModified ? { 'if-modified-since': known.lastModified } : {}),
  };
}

async function* guarded(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw new SourceFailure(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function connectionError(error: unknown) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EPRIVATE') return sourceError('source-address', {});
  const detail =
    error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : code || (error instanceof Error ? error.message : String(error));
  return sourceError('source-unreachable', { detail: detail.slice(0, 200) });
}
