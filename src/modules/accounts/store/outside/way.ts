import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { newToken } from '../../../../kernel/ids.ts';
import type { RequestContext } from '../../../../platform/http/route.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import { tokenHash } from '../sessions.ts';

/** Who is at this stage is nobody yet. */
export const SYSTEM = { kind: 'system', why: 'somebody comes back from a provider outside: nobody is known yet' } as const;

/** From the button to the way back: time to type a password and find the phone. */
export const WAY_MS = 10 * 60_000;
/** From the way back to the confirmed link or the finished registration. */
export const AFTERWARDS_MS = 30 * 60_000;

const WAY_COOKIE = '__Host-talenthub-way';

type Called = Pick<RequestContext<unknown, unknown>, 'headers'>;

/**
 * What ties a sign-in with a provider to the browser that began it: whoever makes somebody else's browser finish their own sign-in (login CSRF) lacks
 * it. Set when a person presses the button, gone after half an hour; it says nothing of who they are.
 */
export function wayCookie(context: Called): { readonly hash: string; readonly header: string } {
  // A second tab keeps the first one's: both come home.
  const value = wayOf(context) ?? newToken();
  return {
    hash: tokenHash(value),
    header: `${WAY_COOKIE}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${AFTERWARDS_MS / 1000}`,
  };
}

/** `Set-Cookie` that takes it away. */
export const CLEAR_WAY = `${WAY_COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`;

function wayOf({ headers }: Called): string | null {
  const pair =
    headers.cookie &&
    String(headers.cookie)
      .split(/;\s*/)
      .find((part) => part.startsWith(`${WAY_COOKIE}=`));
  const value = pair ? pair.slice(WAY_COOKIE.length + 1) : '';
  return /^[\w-]{22}$/.test(value) ? value : null;
}

/** Whether the browser that calls is the one whose cookie has this hash. */
export function sameBrowser(context: Called, hash: string): boolean {
  const value = wayOf(context);
  return value !== null && timingSafeEqual(Buffer.from(tokenHash(value)), Buffer.from(hash));
}

/** What every journey to a provider carries. */
export const wayShape = {
  /** Hash of the way cookie. */
  browser: z.string().length(64),
  /** Page to go to afterwards; empty for the person's own. */
  back: z.string(),
  /** Language of the page it began on: providers know one address to come back to. */
  locale: z.enum(['it', 'en']),
  /** The person who adds this provider to their account; null for a sign-in. */
  person: z.number().nullable(),
};
const wayData = z.object(wayShape);
export type Way = z.infer<typeof wayData>;

/** A path in the language the journey began in, for a redirect from a page in `locale`. */
export function inLanguageOf(way: Pick<Way, 'locale'>, locale: Locale, path: string): string {
  return way.locale === 'en' && locale === 'it' ? `/en${path}` : path;
}
