import type { Session } from '../../../kernel/access/viewer.ts';
import { returnPath } from './return-path.ts';
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

/** A page of ours to return to afterwards, with its query; the account page for anything else. */
export function safeBack(back: string): string {
  const own = returnPath(back);
  return own === null || own.startsWith(PROVE_AGAIN) ? '/area/account' : own;
}
