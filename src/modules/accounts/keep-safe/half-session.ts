import type { Session } from '../../../kernel/access/viewer.ts';
import { type RowContext, rowsOf } from '../../../platform/db/row-context.ts';

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
