import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { IdentityProvider, ServiceProvider, setSchemaValidator } from 'samlify';
import { afterAll } from 'vitest';
import { SITE } from './browser.ts';
import type { KeyPair } from './certificates.ts';
import { answerXml, idpMetadata } from './saml-answer.ts';

// The package asks for a validator of schemas, which needs Java; what it checks of a request is its signature.
setSchemaValidator({ validate: async () => 'not checked' });

/** A real SAML identity provider on a loopback port: it checks our request and signs its answer. Closed when the test file ends. */
export interface RealIdp {
  readonly entityId: string;
  readonly metadata: string;
  /** Tells it who we are. */
  register(spMetadata: string): void;
}

/** `who`: the person that signs in there. */
export async function startSamlIdp(keys: KeyPair, who: () => { spidCode: string; email: string }): Promise<RealIdp> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const entityId = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const metadata = idpMetadata(entityId, `${entityId}/sso`, [keys.certificate], 'Gestore Vero');
  const idp = IdentityProvider({ metadata, privateKey: keys.key });
  let sp: ReturnType<typeof ServiceProvider> | undefined;
  server.on('request', async (request, response) => {
    try {
      if (!sp) throw new Error('nobody is registered');
      const query = Object.fromEntries(new URL(request.url ?? '', entityId).searchParams);
      const octetString = (request.url ?? '').replace(/^[^?]*\?/, '').replace(/&Signature=.*$/, '');
      const asked = await idp.parseLoginRequest(sp, 'redirect', { query, octetString });
      const inResponseTo = String(asked.extract.request?.id);
      const xml = answerXml({
        inResponseTo,
        now: new Date(),
        issuer: entityId,
        audience: SITE,
        answerTo: `${SITE}/accedi/saml/ritorno`,
        ...who(),
      });
      const { context } = await idp.createLoginResponse(
        sp,
        { extract: { request: { id: inResponseTo } } },
        'post',
        {},
        { customTagReplacement: () => ({ id: '', context: xml }) },
      );
      const fields = { SAMLResponse: context, RelayState: query.RelayState ?? '' };
      const inputs = Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${name}" value="${value}"/>`);
      response.end(`<form method="post" action="${SITE}/accedi/saml/ritorno">${inputs.join('')}</form>`);
    } catch (error) {
      response.writeHead(400).end(String(error));
    }
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { entityId, metadata, register: (text) => (sp = ServiceProvider({ metadata: withOneKey(text), wantMessageSigned: true })) };
}

/** The package reads only one certificate of a site: the first, which is the present one. */
function withOneKey(metadata: string): string {
  const [, ...others] = metadata.match(/<md:KeyDescriptor .*?<\/md:KeyDescriptor>/g) ?? [];
  return others.reduce((text, other) => text.replace(other, ''), metadata);
}
