import type { Viewer } from '../../../kernel/access/viewer.ts';
import { type RowContext, rowsOf } from '../../../platform/db/row-context.ts';
import type { RequestContext } from '../../../platform/http/route.ts';

/** Whoever passed a guard that asks for a permission is signed in. */
export function viewerOf({ viewer }: Pick<RequestContext<unknown, unknown>, 'viewer'>): Viewer {
  if (!viewer) throw new Error('a guarded page was opened by nobody');
  return viewer;
}

/** Rows of those who administer: the directory of people and organisations, and of the people named here their own rows. */
export function directoryRows(context: Pick<RequestContext<unknown, unknown>, 'viewer'>, files: readonly number[] = []): RowContext {
  return rowsOf(viewerOf(context), { directory: true, files });
}
