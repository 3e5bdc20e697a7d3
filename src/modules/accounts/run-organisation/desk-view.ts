import type { VNode } from 'preact';
import { HOME_OF } from '../../../kernel/access/home.ts';
import type { Viewer } from '../../../kernel/access/viewer.ts';
import type { FieldError } from '../../../platform/http/forms.ts';
import { type Crumb, page, type Reply } from '../../../platform/http/reply.ts';
import type { RequestContext } from '../../../platform/http/route.ts';
import { texts } from '../texts.ts';

type Called = Pick<RequestContext<unknown, unknown>, 'viewer' | 'locale' | 'path'>;

/** The viewer behind a guard that asks for one. */
export function viewerOf({ viewer }: Pick<Called, 'viewer'>): Viewer {
  if (!viewer) throw new Error('the guard lets nobody in without a session');
  return viewer;
}

/** The viewer and the organisation they act for, behind a permission that only hats of an organisation have. */
export function actingFor(context: Pick<Called, 'viewer'>) {
  const viewer = viewerOf(context);
  const { organisation, membership } = viewer.hat;
  if (!organisation || membership === null) throw new Error('the permission was granted to a hat without an organisation');
  return { viewer, organisation, membership };
}

interface Given {
  readonly title: string;
  readonly body: VNode;
  readonly errors?: readonly FieldError[];
  readonly status?: number;
  /** Pages between the role's first page and this one. */
  readonly between?: readonly Crumb[];
}

/** A page that only its people see: no search engine, no question how clear it was; the way back leads to the role's first page. */
export function deskPage(context: Called, { title, body, errors = [], between = [], status }: Given): Reply {
  const home = HOME_OF[viewerOf(context).hat.role];
  const first: Crumb[] = context.path === home ? [] : [{ label: texts(context.locale)('org.crumb'), path: home }];
  return page({
    title,
    body,
    status: status ?? (errors.length > 0 ? 422 : 200),
    noindex: true,
    withoutFeedback: true,
    breadcrumb: [...first, ...between, { label: title }],
  });
}
