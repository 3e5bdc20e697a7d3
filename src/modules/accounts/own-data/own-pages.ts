import type { Session, Viewer } from '../../../kernel/access/viewer.ts';
import type { RequestContext } from '../../../platform/http/route.ts';
import { FRESH_MS } from '../domain/session-limits.ts';

/** Who is looking: the guard of these pages lets nobody else in. */
export function viewerOf({ viewer }: Pick<RequestContext<unknown, unknown>, 'viewer'>): Viewer {
  if (!viewer) throw new Error('this page needs a guard');
  return viewer;
}

/** Whether the person proved lately that it is them, as everything that cannot be undone asks. */
export function isFresh(session: Session | null, now: Date): boolean {
  return session !== null && now.getTime() - session.verifiedAt.getTime() <= FRESH_MS;
}
