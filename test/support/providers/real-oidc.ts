import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll } from 'vitest';
import { SITE } from './browser.ts';

export const CLIENT = { id: 'talenthub-test', secret: 'a secret of the tests, long enough to be one' };
/** Another installation registered with the same provider. */
export const OTHER_CLIENT = { id: 'another-site', secret: 'another secret of the tests, long enough too' };

/** Claims of an account, by the name that is typed into the provider's login form. */
export type Accounts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A real OpenID Connect provider on a loopback port, with its own login and consent pages. Closed when the test file ends. */
export async function startOidcProvider(accounts: Accounts): Promise<{ issuer: string }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = ({ id, secret }: typeof CLIENT) => ({
    client_id: id,
    client_secret: secret,
    redirect_uris: [`${SITE}/accedi/ritorno/oidc`],
    grant_types: ['authorization_code'],
    response_types: ['code'],
  });
  const provider = new Provider(issuer, {
    clients: [client(CLIENT), client(OTHER_CLIENT)],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['given_name', 'family_name', 'birthdate'], acr: null },
    acrValues: ['two'],
    cookies: { keys: ['the cookies of a test'] },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, ...accounts[id] }),
    }),
  });
  server.on('request', provider.callback());
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { issuer };
}
