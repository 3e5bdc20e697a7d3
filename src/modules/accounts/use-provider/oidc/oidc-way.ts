import * as oidc from 'openid-client';
import { z } from 'zod';
import { err, ok, type Result } from '../../../../kernel/result.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { issueOpenTicket, spendOpenTicket } from '../../store/outside/open-tickets.ts';
import { SYSTEM, WAY_MS, type Way, wayShape } from '../../store/outside/way.ts';
import { dayFrom, emailFrom, nameFrom, type OutsideIdentity } from '../outside-identity.ts';
import { oidcClient, redirectUri } from './oidc-client.ts';

const PURPOSE = 'oidc';
const MOST_CHARACTERS = 4000;
/** End of a state that was made on an English page. */
const ENGLISH = '.en';
const ticketData = z.object({ ...wayShape, verifier: z.string(), nonce: z.string() });
type Ticket = z.infer<typeof ticketData>;

/** Notes the journey and returns the address at the provider where it begins. Throws when the provider cannot be reached. */
export async function startOidc(platform: Platform, way: Way): Promise<string> {
  const client = await oidcClient(platform);
  const verifier = oidc.randomPKCECodeVerifier();
  const nonce = oidc.randomNonce();
  const ticket = { purpose: PURPOSE, lifetimeMs: WAY_MS, data: { ...way, verifier, nonce } satisfies Ticket };
  const token = await platform.database.write((db) => issueOpenTicket(db, platform.clock.now(), ticket), SYSTEM);
  const state = way.locale === 'en' ? `${token}${ENGLISH}` : token;
  const { TALENTHUB_OIDC_SCOPES: scope, TALENTHUB_OIDC_ACR: acr } = platform.config;
  return oidc.buildAuthorizationUrl(client, {
    redirect_uri: redirectUri(platform),
    response_type: 'code',
    scope,
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(acr.length > 0 ? { acr_values: acr.join(' ') } : {}),
  }).href;
}

export function beganInEnglish(search: string): boolean {
  return new URLSearchParams(search).get('state')?.endsWith(ENGLISH) ?? false;
}

/** Why a way back was refused; for the log. The person reads one of few sentences. */
export type OidcRefusal = { readonly reason: string; readonly unavailable: boolean };

/**
 * The provider's answer (`search`: the query string it came with) → who it is. The ticket is used up whatever comes of it; it counts only in the
 * browser that began.
 */
export async function returnFromOidc(
  platform: Platform,
  search: string,
  isSameBrowser: (hash: string) => boolean,
): Promise<Result<{ identity: OutsideIdentity; way: Way }, OidcRefusal>> {
  if (search.length > MOST_CHARACTERS) return refused('answer-too-long');
  const state = new URLSearchParams(search).get('state') ?? '';
  const token = beganInEnglish(search) ? state.slice(0, -ENGLISH.length) : state;
  const spent = await platform.database.write((db) => spendOpenTicket(db, platform.clock.now(), PURPOSE, token), SYSTEM);
  const ticket = ticketData.safeParse(spent);
  if (!ticket.success) return refused('unknown-state');
  const { verifier, nonce, ...way } = ticket.data;
  if (!isSameBrowser(way.browser)) return refused('other-browser');
  try {
    return ok({ identity: await whoIs(platform, search, { state, verifier, nonce }), way });
  } catch (error) {
    return err({ reason: reasonOf(error), unavailable: isUnreachable(error) });
  }
}

async function whoIs(platform: Platform, search: string, sent: { state: string; verifier: string; nonce: string }) {
  const client = await oidcClient(platform);
  const address = new URL(redirectUri(platform));
  address.search = search;
  const tokens = await oidc.authorizationCodeGrant(client, address, {
    expectedState: sent.state,
    expectedNonce: sent.nonce,
    pkceCodeVerifier: sent.verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims?.sub) throw Object.assign(new Error('the ID token names nobody'), { code: 'no-subject' });
  const hasMore = client.serverMetadata().userinfo_endpoint !== undefined;
  const more = hasMore ? await oidc.fetchUserInfo(client, tokens.access_token, claims.sub) : {};
  // An address and the word for it come from the same place: one must not vouch for what the other says.
  const { email, email_verified }: Record<string, unknown> = claims.email === undefined ? more : claims;
  return identityFrom(platform, { ...more, ...claims, email, email_verified });
}

function identityFrom({ config }: Platform, claims: Record<string, unknown> & { iss: string; sub: string }): OutsideIdentity {
  return {
    method: 'oidc',
    provider: claims.iss,
    subject: claims.sub,
    email: emailFrom(claims.email),
    emailVerified: claims.email_verified === true,
    givenName: nameFrom(claims.given_name),
    familyName: nameFrom(claims.family_name),
    birthDate: dayFrom(claims.birthdate),
    factors: typeof claims.acr === 'string' && config.TALENTHUB_OIDC_ACR.includes(claims.acr) ? 2 : 1,
  };
}

function refused(reason: string): Result<never, OidcRefusal> {
  return err({ reason, unavailable: false });
}

/** The library's code of what was wrong; never its sentence, which may repeat what came. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code, error: told } = error as { code?: unknown; error?: unknown };
  const word = typeof told === 'string' ? told : typeof code === 'string' ? code : error.name;
  return /^[\w-]{1,60}$/.test(word) ? word : error.name;
}

/** Nobody answered, or not in time: not the person's fault, and worth trying again. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const names = [error.name, (error.cause as Error | undefined)?.name, (error as { code?: string }).code];
  const status = (error.cause as Response | undefined)?.status;
  return (
    names.some((name) => name === 'TimeoutError' || name === 'OAUTH_TIMEOUT') || error.message === 'fetch failed' || (status ?? 0) >= 500
  );
}
