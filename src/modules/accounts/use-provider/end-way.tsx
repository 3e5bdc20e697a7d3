import type { Result } from '../../../kernel/result.ts';
import { failure, page, type Reply, redirect } from '../../../platform/http/reply.ts';
import type { RequestContext } from '../../../platform/http/route.ts';
import { setSession } from '../../../platform/http/session/session-cookie.ts';
import { deviceLabel } from '../domain/device-label.ts';
import { returnPath } from '../domain/return-path.ts';
import { accountErrors } from '../errors.ts';
import type { Entered } from '../store/enter.ts';
import { CLEAR_WAY, inLanguageOf, SYSTEM, type Way, wayCookie } from '../store/outside/way.ts';
import { texts } from '../texts.ts';
import { finishWay } from './finish-way.usecase.ts';
import { LINKS_PATH } from './links/link-identity.usecase.ts';
import type { OutsideIdentity } from './outside-identity.ts';
import { KnownAddressBody, type Trouble, TroubleBody } from './provider-frame.page.tsx';

type Context = Pick<RequestContext<unknown, unknown>, 'platform' | 'headers' | 'session' | 'locale'>;

const STATUS: Readonly<Record<Trouble, number>> = { refused: 400, unavailable: 503, declined: 403, taken: 409, 'not-you': 400 };

/** A page that says why a journey ended without a sign-in; `extra` is one more sentence. */
export function troublePage({ locale }: Pick<Context, 'locale'>, trouble: Trouble, extra: string | null = null, again = '/accedi'): Reply {
  const title = texts(locale)(`way.${trouble}.title`);
  const body = <TroubleBody trouble={trouble} extra={extra} again={again} />;
  return page({ title, status: STATUS[trouble], noindex: true, withoutFeedback: true, body });
}

/** Notes in the log why the answer of a provider was not believed: a word, no personal data. */
export function noteRefusal({ platform }: Pick<Context, 'platform'>, provider: 'oidc' | 'saml', reason: string): void {
  platform.log.warn({ provider, reason }, 'sign-in with a provider refused');
}

/** Leads on from a journey whose answer was believed, or says why it was not. */
export async function endWay(context: Context, came: { readonly identity: OutsideIdentity; readonly way: Way }): Promise<Reply> {
  const { platform, session } = context;
  const { way } = came;
  // A provider is added by the person who asked for it, still signed in; not by whoever has this browser now.
  if (way.person !== null && (session?.level !== 'full' || session.viewer.person !== way.person)) return troublePage(context, 'not-you');
  const agent = context.headers['user-agent'];
  const device = deviceLabel(typeof agent === 'string' ? agent : undefined);
  const finished = await platform.database.write((db) => finishWay(platform, db, { ...came, device, session }), SYSTEM);
  const go = (path: string) => inLanguageOf(way, context.locale, path);
  switch (finished.kind) {
    case 'entered':
      return redirect(go(destination(finished.entered, way.back)), { cookies: [setSession(finished.entered.token, null), CLEAR_WAY] });
    case 'linked':
      return redirect(go(LINKS_PATH), { notice: 'provider-linked', cookies: [CLEAR_WAY] });
    case 'closed':
      return failure(accountErrors.closed);
    case 'unconfirmed':
      return redirect(go('/registrati/posta'), { cookies: [CLEAR_WAY] });
    case 'taken':
      return troublePage(context, 'taken', null, LINKS_PATH);
    case 'register':
      return redirect(go(`/registrati?inizio=${finished.ticket}`), { cookies: [wayCookie(context).header] });
    case 'known-address':
      return knownAddress(context, finished.ticket);
  }
}

function knownAddress(context: Context, ticket: string): Reply {
  const body = <KnownAddressBody next={`${LINKS_PATH}/nuovo/${ticket}`} />;
  const view = { title: texts(context.locale)('way.known.title'), noindex: true, withoutFeedback: true, body };
  // The cookie lives as long as the ticket: it must be the same browser that confirms.
  return page(view, { cookies: [wayCookie(context).header] });
}

/** Where to go: back to the page that asked for the sign-in, or on to what is missing, which then leads back. */
function destination({ level, next }: Entered, back: string): string {
  const own = returnPath(back);
  if (!own) return next;
  return level === 'full' ? own : `${next}?da=${encodeURIComponent(own)}`;
}

/** What a route does with the outcome of checking an answer. */
export async function afterCheck(
  context: Context,
  provider: 'oidc' | 'saml',
  checked: Result<{ identity: OutsideIdentity; way: Way }, { reason: string; unavailable: boolean }>,
): Promise<Reply> {
  if (checked.ok) return endWay(context, checked.value);
  noteRefusal(context, provider, checked.error.reason);
  return troublePage(context, checked.error.unavailable ? 'unavailable' : 'refused');
}
