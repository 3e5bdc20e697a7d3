import type { Session } from '../../../kernel/access/viewer.ts';
import { type RowContext, rowsOf } from '../../../platform/db/row-context.ts';
import { type Reply, redirect } from '../../../platform/http/reply.ts';
import type { RequestContext } from '../../../platform/http/route.ts';
import { needsFreshProof, proveAgainPath } from '../domain/fresh-proof.ts';
import { factorsOf } from '../store/factors/factors-of.ts';

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

/** Where to go when a factor was removed: to a new password, when nothing stands beside the one there is any more. */
export async function afterRemoval(context: Pick<RequestContext<unknown, unknown>, 'platform' | 'session'>, path: string): Promise<Reply> {
  const session = begun(context);
  const { app, passkeys, password } = await context.platform.database.read((db) => factorsOf(db, session.viewer.person), rowsFor(session));
  const alone = password && !app && passkeys === 0;
  return alone ? redirect('/area/account/password', { notice: 'password-alone' }) : redirect(path, { notice: 'saved' });
}

/** Where to go before something sensitive: to the code when it is missing, to a fresh proof when the last one is old. Null: go on. */
export function notYet(context: { readonly session: Session | null; readonly now: Date }, back: string): Reply | null {
  if (begun(context).level === 'second-factor') return redirect('/accedi/codice');
  return needsFreshProof(context) ? redirect(proveAgainPath(back)) : null;
}
