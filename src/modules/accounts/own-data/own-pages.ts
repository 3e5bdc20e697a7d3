import type { Viewer } from '../../../kernel/access/viewer.ts';
import type { RequestContext } from '../../../platform/http/route.ts';

/** Who is looking: the guard of these pages lets nobody else in. */
export function viewerOf({ viewer }: Pick<RequestContext<unknown, unknown>, 'viewer'>): Viewer {
  if (!viewer) throw new Error('this page needs a guard');
  return viewer;
}
