import * as oidc from 'openid-client';
import type { Platform } from '../../../../platform/platform.ts';

const TIMEOUT_SECONDS = 8;
const CACHED_MS = 3_600_000;
const MOST_BYTES = 256 * 1024;
const TOLERANCE_SECONDS = 30;
/** Signatures that only the provider can make: with a shared secret or without any, we could have made them ourselves, and so could others. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];

const known = new WeakMap<Platform, { readonly until: number; readonly metadata: Promise<oidc.ServerMetadata> }>();

/**
 * The client of the configured provider. What the provider says of itself is kept for an hour; its keys are fetched at each sign-in, so that a
 * changed key counts at once. Throws when the provider does not answer in time, or says what it must not.
 */
export async function oidcClient(platform: Platform): Promise<oidc.Configuration> {
  const metadata = await providerMetadata(platform);
  const { clientId, secret } = credentials(platform);
  const skew = Math.round((platform.clock.now().getTime() - Date.now()) / 1000);
  const client = new oidc.Configuration(
    metadata,
    clientId,
    { [oidc.clockSkew]: skew, [oidc.clockTolerance]: TOLERANCE_SECONDS },
    secretFor(metadata, secret),
  );
  client.timeout = TIMEOUT_SECONDS;
  client[oidc.customFetch] = boundedFetch;
  // Without this the signature of an ID token that came straight from the provider is not looked at.
  oidc.enableNonRepudiationChecks(client);
  if (isLoopback(platform)) oidc.allowInsecureRequests(client);
  return client;
}

export function redirectUri({ config }: Pick<Platform, 'config'>): string {
  return `${config.publicUrl}/accedi/ritorno/oidc`;
}

function credentials({ config }: Platform): { clientId: string; secret: string; issuer: string } {
  const { TALENTHUB_OIDC_ISSUER: issuer, TALENTHUB_OIDC_CLIENT_ID: clientId, TALENTHUB_OIDC_CLIENT_SECRET: secret } = config;
  if (issuer === undefined || clientId === undefined || secret === undefined) throw new Error('OpenID Connect is not configured');
  return { clientId, secret, issuer };
}

function providerMetadata(platform: Platform): Promise<oidc.ServerMetadata> {
  const held = known.get(platform);
  if (held && held.until > Date.now()) return held.metadata;
  const metadata = discover(platform);
  known.set(platform, { until: Date.now() + CACHED_MS, metadata });
  // A failure is not kept: the next person tries again.
  metadata.catch(() => known.delete(platform));
  return metadata;
}

async function discover(platform: Platform): Promise<oidc.ServerMetadata> {
  const { issuer, clientId, secret } = credentials(platform);
  const found = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.ClientSecretBasic(secret), {
    timeout: TIMEOUT_SECONDS,
    execute: isLoopback(platform) ? [oidc.allowInsecureRequests] : [],
    [oidc.customFetch]: boundedFetch,
  });
  const { supportsPKCE: _, ...metadata } = found.serverMetadata();
  const offered = metadata.id_token_signing_alg_values_supported?.filter((algorithm) => ALGORITHMS.includes(algorithm));
  if (offered?.length === 0) throw new Error('the provider signs with no acceptable algorithm');
  return { ...metadata, ...(offered ? { id_token_signing_alg_values_supported: offered } : {}) };
}

/** As the provider wants it; "basic" is what the standard says of one that does not say. */
function secretFor(metadata: oidc.ServerMetadata, secret: string): oidc.ClientAuth {
  const offered = metadata.token_endpoint_auth_methods_supported;
  const onlyPost = offered !== undefined && !offered.includes('client_secret_basic') && offered.includes('client_secret_post');
  return onlyPost ? oidc.ClientSecretPost(secret) : oidc.ClientSecretBasic(secret);
}

function isLoopback({ config }: Platform): boolean {
  return config.TALENTHUB_OIDC_ISSUER?.startsWith('http://') ?? false;
}

/** `fetch` that follows no redirect and stops reading what is larger than any honest answer. */
const boundedFetch: oidc.CustomFetch = async (url, options) => {
  const answer = await fetch(url, { ...options, redirect: 'manual' } as RequestInit);
  let size = 0;
  const counted = answer.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength;
        if (size > MOST_BYTES) controller.error(new Error('the provider answers too much'));
        else controller.enqueue(chunk);
      },
    }),
  );
  if (!counted) return answer;
  return new Response(counted, { status: answer.status, headers: answer.headers });
};
