import { z } from 'zod';
import { err, ok, type Result } from '../../../../kernel/result.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { findOpenTicket, firstTime, issueOpenTicket, spendOpenTicket } from '../../store/outside/open-tickets.ts';
import { SYSTEM, WAY_MS, type Way, wayShape } from '../../store/outside/way.ts';
import { type OutsideIdentity, outsideIdentity } from '../outside-identity.ts';
import { newRequestId, requestUrl } from './authn-request.ts';
import { checkResponse, type SamlReason } from './check-response.ts';
import { identityProviders } from './identity-providers.ts';
import { samlSettings } from './saml-settings.ts';

const ASKED = 'saml';
const ANSWERED = 'saml-answered';
const SEEN = 'saml-seen';
/** Longer than any response is good for. */
const SEEN_MS = 24 * 3_600_000;

const askedData = z.object({ ...wayShape, idp: z.string(), requestId: z.string(), requestedAt: z.iso.datetime(), level: z.number() });
const answeredData = z.object({ way: z.object(wayShape), identity: outsideIdentity });
type Asked = z.infer<typeof askedData>;

/** Notes the journey and returns the address at the identity provider; null when no provider has this key. */
export async function startSaml(platform: Platform, way: Way, key: string): Promise<string | null> {
  const provider = (await identityProviders(platform)).find((each) => each.key === key);
  if (!provider) return null;
  const settings = samlSettings(platform.config);
  const now = platform.clock.now();
  const requestId = newRequestId();
  const data: Asked = { ...way, idp: provider.entityId, requestId, requestedAt: now.toISOString(), level: settings.level };
  const relayState = await platform.database.write((db) => issueOpenTicket(db, now, { purpose: ASKED, lifetimeMs: WAY_MS, data }), SYSTEM);
  return requestUrl(settings, provider, { id: requestId, now, relayState });
}

export type SamlRefusal = SamlReason | 'unknown-relay-state' | 'unknown-provider' | 'replayed';

/**
 * What the browser brings from the identity provider → a ticket for the page on which the person goes on. The browser sends none of our cookies with a form of
 * another site, so who holds the ticket is looked at there. The request is used up whatever comes of it.
 */
export async function receiveAnswer(
  platform: Platform,
  answer: { readonly response: string; readonly relayState: string },
): Promise<Result<{ ticket: string; way: Way }, SamlRefusal>> {
  const now = platform.clock.now();
  const spent = askedData.safeParse(await platform.database.write((db) => spendOpenTicket(db, now, ASKED, answer.relayState), SYSTEM));
  if (!spent.success) return err('unknown-relay-state');
  const { idp: entityId, requestId, requestedAt, level, ...way } = spent.data;
  const idp = (await identityProviders(platform)).find((each) => each.entityId === entityId);
  if (!idp) return err('unknown-provider');
  const { entityId: ours, answerTo } = samlSettings(platform.config);
  const expected = { requestId, requestedAt: new Date(requestedAt), level, idp, entityId: ours, answerTo, now };
  const checked = await checkResponse(answer.response, expected);
  if (!checked.ok) return checked;
  const { identity, ids } = checked.value;
  return platform.database.write(async (db) => {
    for (const id of ids) if (!(await firstTime(db, now, SEEN, `${entityId} ${id}`, SEEN_MS))) return err('replayed');
    const ticket = await issueOpenTicket(db, now, { purpose: ANSWERED, lifetimeMs: WAY_MS, data: { way, identity } });
    return ok({ ticket, way });
  }, SYSTEM);
}

/** Whether the ticket is still good, without using it up. */
export async function answerWaits(platform: Platform, ticket: string): Promise<boolean> {
  return (await platform.database.read((db) => findOpenTicket(db, platform.clock.now(), ANSWERED, ticket), SYSTEM)) !== null;
}

/** The last step: only in the browser that began. */
export async function takeAnswer(
  platform: Platform,
  ticket: string,
  isSameBrowser: (hash: string) => boolean,
): Promise<Result<{ identity: OutsideIdentity; way: Way }, { reason: string; unavailable: boolean }>> {
  const now = platform.clock.now();
  const spent = answeredData.safeParse(await platform.database.write((db) => spendOpenTicket(db, now, ANSWERED, ticket), SYSTEM));
  if (!spent.success) return err({ reason: 'unknown-ticket', unavailable: false });
  return isSameBrowser(spent.data.way.browser) ? ok(spent.data) : err({ reason: 'other-browser', unavailable: false });
}
