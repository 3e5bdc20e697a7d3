import type { Session } from '../../../kernel/access/viewer.ts';
import { type RowContext, rowsOf } from '../../../platform/db/row-context.ts';
import { type Reply, redirect } from '../../../platform/http/reply.ts';
import { needsFreshProof, proveAgainPath } from '../domain/fresh-proof.ts';

/** The session behind a guard that asks for one. */
export function begun({ session }: { readonly session: Session | null }): Session {
  if (!session) throw new Error('the guard lets nobody in without a session');
  return session;
}

/** The rows of a person whose sign-in is not complete yet: their own, none of an organisation. */
export function ownRows({ viewer }: Session): RowContext {
  return { kind: 'person', person: viewer.person };
}

/** The rows of whoever the session is of, as complete as it is. */
export function rowsFor(session: Session): RowContext {
  return session.level === 'full' ? rowsOf(session.viewer) : ownRows(session);
}

/** Where to go before something sensitive: to the code when it is missing, to a fresh proof when the last one is old. Null: go on. */
export function notYet(context: { readonly session: Session | null; readonly now: Date }, back: string): Reply | null {
  if (begun(context).level === 'second-factor') return redirect('/accedi/codice');
  return needsFreshProof(context) ? redirect(proveAgainPath(back)) : null;
}
