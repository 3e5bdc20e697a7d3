import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { type Browser, type Seen, SITE } from './browser.ts';
import { type KeyPair, makeKeyPair } from './certificates.ts';

/** Settings of an installation that signs in with the given identity providers (file name → metadata). The files go with the test file. */
export function samlSite(metadata: Readonly<Record<string, string>>): {
  environment: Record<string, string>;
  keys: KeyPair;
  next: KeyPair;
  folder: string;
} {
  const folder = mkdtempSync(path.join(tmpdir(), 'talenthub-saml-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const [keys, next] = [makeKeyPair('talenthub.test'), makeKeyPair('talenthub.test next')];
  const file = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  for (const [name, text] of Object.entries(metadata)) file(name, text);
  return {
    keys,
    next,
    folder,
    environment: {
      PUBLIC_URL: SITE,
      TALENTHUB_SAML_IDP_METADATA: folder,
      TALENTHUB_SAML_KEY_FILE: file('own.key', keys.key),
      TALENTHUB_SAML_CERT_FILE: file('own.crt', keys.certificate),
      TALENTHUB_SAML_NEXT_CERT_FILE: file('next.crt', next.certificate),
    },
  };
}

/** Presses the button of a provider, named as its metadata name it; returns the address that the browser would go on to. */
export async function leaveFor(browser: Browser, name: string): Promise<string> {
  const page = await browser.open('/accedi/con/spid');
  const key = new RegExp(`value="([0-9a-f]{12})"[^>]*>${name}<`).exec(page.body)?.[1] ?? '';
  const left = await browser.submit(page, '/con/spid', { gestore: key }, { follow: false });
  return /url=(.*)$/.exec(left.headers.refresh ?? '')?.[1] ?? '';
}

/** Posts an answer as the identity provider's page makes the browser do. */
export function bring(browser: Browser, response: string, relayState: string): Promise<Seen> {
  return browser.post('/accedi/saml/ritorno', { SAMLResponse: response, RelayState: relayState }, { crossSite: true });
}
