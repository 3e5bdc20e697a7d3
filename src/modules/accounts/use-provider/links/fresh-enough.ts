import type { RequestContext } from '../../../../platform/http/route.ts';
import { FRESH_MS } from '../../domain/session-limits.ts';

/** Whether the person proved who they are a short while ago, as a change of how they sign in demands. */
export function isFresh({ session, now }: Pick<RequestContext<unknown, unknown>, 'session' | 'now'>): boolean {
  return session?.level === 'full' && now.getTime() - session.verifiedAt.getTime() <= FRESH_MS;
}

/** The page that asks again who the person is and then leads to `back`. */
export function askAgain(back: string): string {
  return `/area/conferma-identita?da=${encodeURIComponent(back)}`;
}
