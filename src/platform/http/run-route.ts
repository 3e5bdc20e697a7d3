import type { FastifyRequest } from 'fastify';
import type { Locale } from '../i18n/catalogue.ts';
import { CSRF_FIELD, csrfProblem } from './csrf.ts';
import { toFormBody } from './forms.ts';
import { localisePath } from './language-url.ts';
import { issuesOf, PROBLEM_TYPE, problem } from './problem.ts';
import { failure, json, type Reply } from './reply.ts';
import type { Route, WriteContext } from './route.ts';
import type { ServerInput } from './server.ts';

/** The language of a request, put there by the URL rewriting. */
export function localeOf(request: FastifyRequest): Locale {
  return (request.raw as { locale?: Locale }).locale ?? 'it';
}

/** Path and query of a request, language prefix removed. */
export function addressOf(request: FastifyRequest): { path: string; search: string } {
  const index = request.url.indexOf('?');
  return index < 0 ? { path: request.url, search: '' } : { path: request.url.slice(0, index), search: request.url.slice(index) };
}

/** Guard, then inputs, then CSRF, then the handler with a context that can do no more than its method may. */
export async function runRoute(input: ServerInput, route: Route, request: FastifyRequest): Promise<Reply> {
  const { platform } = input;
  if (route.guard === 'development' && platform.config.NODE_ENV === 'production') return failure({ code: 'http.not-found', status: 404 });
  const params = route.params ? route.params.safeParse(request.params) : { success: true as const, data: {} };
  if (!params.success || hasNul(request.params)) return failure({ code: 'http.not-found', status: 404 });
  const query = route.query ? route.query.safeParse(toFormBody(request.query)) : { success: true as const, data: {} };
  if (!query.success) {
    if (!route.api) return failure({ code: 'http.bad-request', status: 400 });
    const body = problem('bad-query', 400, 'Some query parameters are wrong.', { errors: issuesOf(query.error) });
    return json(body, { status: 400, contentType: PROBLEM_TYPE });
  }
  const form = route.accepts === 'form' ? toFormBody(request.body) : {};
  if (route.accepts === 'form') {
    const wrong = formProblem(input, request, form[CSRF_FIELD]);
    if (wrong) return failure(wrong);
  }
  return route.handle(contextOf(input, route, request, params.data, query.data, form) as WriteContext<never, never>);
}

/** NUL cannot be stored, so nothing has it in its address. */
function hasNul(params: unknown): boolean {
  return Object.values(params ?? {}).some((value) => String(value).includes('\u0000'));
}

function formProblem(input: ServerInput, request: FastifyRequest, token: unknown) {
  const header = (name: string) => request.headers[name] as string | undefined;
  return csrfProblem({
    secret: input.platform.secret,
    holder: 'visitor',
    now: input.platform.clock.now(),
    token,
    host: request.host,
    origin: header('origin'),
    fetchSite: header('sec-fetch-site'),
  });
}

function contextOf(
  input: ServerInput,
  route: Route,
  request: FastifyRequest,
  params: unknown,
  query: unknown,
  form: WriteContext<unknown, unknown>['form'],
): WriteContext<unknown, unknown> {
  const { platform } = input;
  const locale = localeOf(request);
  return {
    platform,
    params,
    query,
    locale,
    ...addressOf(request),
    now: platform.clock.now(),
    requestId: request.id,
    headers: request.headers,
    ip: request.ip,
    href: (path) => localisePath(path, locale),
    read: (work) => platform.database.read(work),
    write: (work) => {
      // GET writes nothing: not only by type, also for whoever gets around the types.
      if (route.readOnly) throw new Error(`${route.audit} is read-only`);
      return platform.database.write(work);
    },
    form,
    json: route.accepts === 'json' ? request.body : undefined,
  };
}
