import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentHash } from '../../kernel/ids.ts';
import type { AppError } from '../../kernel/result.ts';
import type { ModuleManifest } from '../module/manifest.ts';
import { localisePath, ownPath } from './language-url.ts';
import { PROBLEM_TYPE, problem } from './problem.ts';
import type { PageRequest } from './render.ts';
import type { PageView, Reply } from './reply.ts';
import { addressOf, formHolder, localeOf } from './run-route.ts';
import type { ServerInput } from './server.ts';
import { csrfToken } from './session/csrf.ts';
import { sessionOf } from './session/session-cookie.ts';

const RETRY_SECONDS = 5;

/** Turns what a handler returned into bytes. */
export function answer(
  input: ServerInput,
  request: FastifyRequest,
  reply: FastifyReply,
  result: Reply,
  module: ModuleManifest | null,
): FastifyReply {
  if ('cookies' in result && result.cookies) reply.header('set-cookie', [...result.cookies]);
  // What was said to somebody with a session, finished or not, must not come back from a cache once they have left.
  if (sessionOf(request)) reply.header('cache-control', 'no-store');
  switch (result.type) {
    case 'page':
      return answerPage(input, request, reply, result.view);
    case 'json':
      return answerCacheable(
        request,
        reply.code(result.status).type(`${result.contentType}; charset=utf-8`),
        JSON.stringify(result.value),
        result.maxAge,
      );
    case 'content':
      return answerCacheable(
        request,
        reply
          .code(result.status)
          .type(result.contentType)
          .headers(result.headers ?? {}),
        result.body,
        result.maxAge,
      );
    case 'redirect':
      return reply.redirect(localisePath(ownPath(result.to), localeOf(request)), result.status);
    case 'failure':
      return answerFailure(input, request, reply, result.error, module);
  }
}

/** An error as a page for people, as problem+json under /api. */
export function answerFailure(
  input: ServerInput,
  request: FastifyRequest,
  reply: FastifyReply,
  error: AppError,
  module: ModuleManifest | null,
): FastifyReply {
  // Whatever cannot work now will soon: machines are told when to ask again.
  if (error.status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', String(RETRY_SECONDS));
  if (addressOf(request).path.startsWith('/api/')) {
    const title = input.renderer.errorText(error, localeOf(request), module);
    return reply
      .code(error.status)
      .type(PROBLEM_TYPE)
      .header('cache-control', 'no-store')
      .send(JSON.stringify(problem(error.code, error.status, title)));
  }
  try {
    const view = input.renderer.errorPage(error, pageRequest(input, request), module);
    return answerPage(input, request, reply, { ...view, status: error.status, noindex: true });
  } catch (broken) {
    // Not even the error page can be drawn: a bare one, rather than the framework's, which would show the inside.
    input.platform.log.error({ requestId: request.id, err: broken }, 'error page failed');
    return sendPage(reply, error.status, barePage(input.renderer.errorText(error, localeOf(request), module), request));
  }
}

function barePage(sentence: string, request: FastifyRequest): string {
  const text = sentence.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
  return `<!doctype html><html lang="${localeOf(request)}"><meta charset="utf-8"><title>Talent Hub</title><h1>Talent Hub</h1><p>${text}</p><p>${request.id}</p></html>`;
}

function answerPage(input: ServerInput, request: FastifyRequest, reply: FastifyReply, view: PageView): FastifyReply {
  const shown = pageRequest(input, request);
  if (sessionOf(request)) reply.header('cache-control', 'no-store');
  if (view.retryAfter !== undefined) reply.header('retry-after', String(view.retryAfter));
  // Not `no-referrer`: with it browsers send their forms with `Origin: null`, which the check of forms refuses.
  if (view.withoutReferrer) reply.header('referrer-policy', 'same-origin');
  if (view.leadsTo !== undefined) reply.header('refresh', `0; url=${view.leadsTo}`);
  return sendPage(reply, view.status ?? 200, input.renderer.page(view, shown));
}

/** Pages hold form tokens: a shared cache must not keep them; the back button may. */
function sendPage(reply: FastifyReply, status: number, html: string): FastifyReply {
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache');
  return reply.code(status).type('text/html; charset=utf-8').send(html);
}

function answerCacheable(request: FastifyRequest, reply: FastifyReply, body: string | Uint8Array, maxAge: number): FastifyReply {
  // What was made for somebody who is signed in (a copy of their data) stays on no shared desk.
  if (maxAge === 0 && sessionOf(request)) return reply.header('cache-control', 'no-store').send(body);
  const etag = `W/"${contentHash(typeof body === 'string' ? body : Buffer.from(body).toString('latin1'))}"`;
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', maxAge > 0 ? `public, max-age=${maxAge}` : 'no-cache');
  reply.header('etag', etag);
  if (reply.statusCode === 200 && request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.send(body);
}

function pageRequest(input: ServerInput, request: FastifyRequest): PageRequest {
  const session = sessionOf(request);
  const notice = (request.query as { esito?: unknown } | undefined)?.esito;
  return {
    platform: input.platform,
    locale: localeOf(request),
    ...addressOf(request),
    csrfToken: csrfToken(input.platform.secret, formHolder(session), input.platform.clock.now()),
    viewer: session?.level === 'full' ? session.viewer : null,
    notice: typeof notice === 'string' && /^[a-z-]{1,40}$/.test(notice) ? notice : null,
    requestId: request.id,
  };
}
