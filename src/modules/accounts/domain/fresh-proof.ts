import type { Session } from '../../../kernel/access/viewer.ts';
import { FRESH_MS } from './session-limits.ts';

/** The page that asks once more who somebody is. */
export const PROVE_AGAIN = '/area/conferma-identita';

/** Whether a sensitive change must ask for a proof first: the last one is older than `FRESH_MS`, or there is none. */
export function needsFreshProof({ session, now }: { readonly session: Session | null; readonly now: Date }): boolean {
  return !session || now.getTime() - session.verifiedAt.getTime() > FRESH_MS;
}

/** Where to send somebody who must prove again who they are; `back` is the page they return to. */
export function proveAgainPath(back: string): string {
  return `${PROVE_AGAIN}?da=${encodeURIComponent(back)}`;
}

/** A page of the account to return to. Whatever else came in is dropped: no other site, no other part of this one. */
export function safeBack(back: string | undefined): string {
  return back !== undefined && /^\/area(?:\/[\w-]+){1,5}$/.test(back) && back !== PROVE_AGAIN ? back : '/area/account';
}
