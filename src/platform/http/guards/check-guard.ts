import type { Session } from '../../../kernel/access/viewer.ts';
import { failure, type Reply, redirect } from '../reply.ts';
import type { Guard, Route } from '../route.ts';
import type { ServerInput } from '../server.ts';

/**
 * What a caller who may not pass a guard gets; null when they may. Without a session a page leads to the sign-in and back, the API says 401;
 * a session that is not complete leads to what is missing; a hat without the permission sees a page that does not exist.
 */
export function refusalOf(input: ServerInput, route: Route, session: Session | null, address: string): Reply | null {
  const { guard } = route;
  if (guard === 'public') return null;
  if (guard === 'development') return input.platform.config.NODE_ENV === 'production' ? notFound() : null;
  if (!session) return route.api ? failure({ code: 'http.sign-in-first', status: 401 }) : toSignIn(route, address);
  if (guard === 'half-signed-in') return null;
  if (session.level !== 'full')
    return route.api ? failure({ code: 'http.sign-in-first', status: 401 }) : redirect(MISSING_STEP[session.level]);
  return permits(input, guard, session) ? null : notFound();
}

const MISSING_STEP = { 'second-factor': '/accedi/codice', enrol: '/area/sicurezza/secondo-fattore' } as const;

function permits(input: ServerInput, guard: Exclude<Guard, 'public' | 'development' | 'half-signed-in'>, session: Session): boolean {
  return guard === 'signed-in' || input.policy.grants(session.viewer, guard.may);
}

/** A form that was sent without a session cannot be repeated by a redirect: the person signs in and starts from its page. */
function toSignIn(route: Route, address: string): Reply {
  return redirect(route.method === 'GET' ? `/accedi?da=${encodeURIComponent(address)}` : '/accedi', { notice: 'sign-in-first' });
}

function notFound(): Reply {
  return failure({ code: 'http.not-found', status: 404 });
}
