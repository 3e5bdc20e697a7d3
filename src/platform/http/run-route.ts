import type { FastifyRequest } from 'fastify';
import type { Session } from '../../kernel/access/viewer.ts';
import { rowsOf } from '../db/row-context.ts';
import type { Locale } from '../i18n/catalogue.ts';
import { toFormBody } from './forms.ts';
import { refusalOf } from './guards/check-guard.ts';
import { localisePath } from './language-url.ts';
import { issuesOf, PROBLEM_TYPE, problem } from './problem.ts';
import { failure, json, type Reply } from './reply.ts';
import type { Route, WriteContext } from './route.ts';
import type { ServerInput } from './server.ts';
import { CSRF_FIELD, csrfProblem } from './session/csrf.ts';
import { noteSentForm, SentBefore } from './session/sent-form.ts';
import { findSession } from './session/session-cookie.ts';
import { readUpload, type Upload } from './uploads.ts';

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
  const foreign = route.accepts === 'foreign-form';
  const session = foreign ? null : await findSession(input, request);
  const refusal = refusalOf(input, route, session, request.url);
  if (refusal) return refusal;
  const params = route.params ? route.params.safeParse(request.params) : { success: true as const, data: {} };
  if (!params.success || hasNul(request.params)) return failure({ code: 'http.not-found', status: 404 });
  const query = route.query ? route.query.safeParse(toFormBody(request.query)) : { success: true as const, data: {} };
  if (!query.success) {
    if (!route.api) return failure({ code: 'http.bad-request', status: 400 });
    const body = problem('bad-query', 400, 'Some query parameters are wrong.', { errors: issuesOf(query.error) });
    return json(body, { status: 400, contentType: PROBLEM_TYPE });
  }
  const { body, upload } = route.takes ? await readUpload(request, route.takes) : { body: request.body, upload: null };
  const form = route.accepts === 'form' || foreign ? toFormBody(body) : {};
  if (route.accepts === 'form') {
    const wrong = formProblem(input, request, session, form[CSRF_FIELD]);
    if (wrong) return failure(wrong);
  }
  const context = contextOf(input, route, { request, session, params: params.data, query: query.data, form, upload });
  try {
    return await route.handle(context as WriteContext<never, never>);
  } catch (error) {
    if (error instanceof SentBefore) return failure({ code: 'http.sent-before', status: 409 });
    throw error;
  }
}

/** NUL cannot be stored, so nothing has it in its address. */
function hasNul(params: unknown): boolean {
  return Object.values(params ?? {}).some((value) => String(value).includes('\u0000'));
}

function formProblem(input: ServerInput, request: FastifyRequest, session: Session | null, token: unknown) {
  const header = (name: string) => request.headers[name] as string | undefined;
  return csrfProblem({
    secret: input.platform.secret,
    holder: formHolder(session),
    now: input.platform.clock.now(),
    token,
    host: request.host,
    origin: header('origin'),
    fetchSite: header('sec-fetch-site'),
  });
}

/** Whom a form's token belongs to: a token seen in one session is worth nothing in another. */
export function formHolder(session: Session | null): string {
  return session ? `session ${session.id}` : 'visitor';
}

interface Call {
  readonly request: FastifyRequest;
  readonly session: Session | null;
  readonly params: unknown;
  readonly query: unknown;
  readonly form: WriteContext<unknown, unknown>['form'];
  readonly upload: Upload | null;
}

function contextOf(input: ServerInput, route: Route, call: Call): WriteContext<unknown, unknown> {
  const { platform } = input;
  const { request, session, params, query, form, upload } = call;
  const viewer = session?.level === 'full' ? session.viewer : null;
  const rows = viewer ? rowsOf(viewer) : undefined;
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
    viewer,
    session,
    can: (permission, thing) => viewer !== null && input.policy.can(viewer, permission, thing),
    read: (work) => platform.database.read(work, rows),
    write: (work) => {
      // GET writes nothing: not only by type, also for whoever gets around the types.
      if (route.readOnly) throw new Error(`${route.audit} is read-only`);
      return platform.database.write(async (db) => {
        if (route.once) await noteSentForm(db, platform.clock.now(), route.audit, form);
        return work(db);
      }, rows);
    },
    form,
    upload,
    json: route.accepts === 'json' ? request.body : undefined,
  };
}
