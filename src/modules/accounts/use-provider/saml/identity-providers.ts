import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Platform } from '../../../../platform/platform.ts';
import { type IdentityProvider, readIdpMetadata } from './idp-metadata.ts';

const CACHED_MS = 10 * 60_000;
const TIMEOUT_MS = 8000;
const MOST_BYTES = 4 * 1024 * 1024;

const held = new WeakMap<Platform, { readonly until: number; readonly providers: Promise<readonly IdentityProvider[]> }>();

/**
 * The identity providers of the configured metadata, by name. Read again every ten minutes: a provider that changes its key publishes both for a while.
 * When they cannot be read there are none, and the log says so.
 */
export async function identityProviders(platform: Platform): Promise<readonly IdentityProvider[]> {
  const known = held.get(platform);
  if (known && known.until > Date.now()) return known.providers;
  const providers = load(platform);
  held.set(platform, { until: Date.now() + CACHED_MS, providers });
  return providers;
}

async function load(platform: Platform): Promise<readonly IdentityProvider[]> {
  const { TALENTHUB_SAML_IDP_METADATA: place, TALENTHUB_SAML_IDP_PINS: pins } = platform.config;
  try {
    const texts = await textsAt(place ?? '');
    const found = texts.flatMap((text) => readIdpMetadata(text, pins, platform.clock.now()));
    if (found.length === 0) platform.log.warn({ documents: texts.length }, 'no usable identity provider in the SAML metadata');
    const unique = new Map(found.map((provider) => [provider.entityId, provider]));
    return [...unique.values()].sort((a, b) => a.name.localeCompare(b.name, 'it'));
  } catch (error) {
    platform.log.error({ err: error }, 'SAML metadata cannot be read');
    held.delete(platform);
    return [];
  }
}

async function textsAt(place: string): Promise<string[]> {
  if (/^https?:\/\//.test(place)) return [await fetchText(place)];
  if (!(await stat(place)).isDirectory()) return [await readFile(place, 'utf8')];
  const files = (await readdir(place)).filter((name) => name.endsWith('.xml')).sort();
  return Promise.all(files.map((name) => readFile(path.join(place, name), 'utf8')));
}

/** Over https only: whoever could change these metadata could sign in as anybody. */
async function fetchText(address: string): Promise<string> {
  if (!address.startsWith('https://')) throw new Error('SAML metadata are fetched over https only');
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!answer.ok) throw new Error(`SAML metadata: HTTP ${answer.status}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.byteLength;
    if (size > MOST_BYTES) throw new Error('SAML metadata are too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
