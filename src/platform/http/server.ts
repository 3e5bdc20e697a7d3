import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { AppError } from '../../kernel/result.ts';
import type { ModuleManifest } from '../module/manifest.ts';
import type { Platform } from '../platform.ts';
import { answer, answerFailure } from './answer.ts';
import { serveAssets } from './assets.ts';
import { registerHealth } from './health.ts';
import { splitLanguage } from './language-url.ts';
import type { Renderer } from './render.ts';
import { runRoute } from './run-route.ts';
import { securityHeaders } from './security-headers.ts';

const BODY_LIMIT = 256 * 1024;
/** More requests than this under way at once means we are losing: the rest are told at once to come back. */
const MAX_UNDER_WAY = 250;

export interface ServerInput {
  readonly platform: Platform;
  readonly modules: readonly ModuleManifest[];
  readonly renderer: Renderer;
  /** Folder with the built client files. */
  readonly assetsFolder: string;
}

/** The HTTP server, not listening yet: request id → security headers → locale → overload → rate limit → body → CSRF → route. */
export async function createServer(input: ServerInput): Promise<FastifyInstance> {
  const { platform } = input;
  const app = Fastify({
    loggerInstance: undefined,
    logger: false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    trustProxy: platform.config.TRUST_PROXY,
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    rewriteUrl(request) {
      const { locale, url } = splitLanguage(request.url ?? '/');
      (request as { locale?: string }).locale = locale;
      return url;
    },
  });
  addHeadersAndMetrics(app, platform);
  shedOverload(app, input);
  await app.register(compress, { global: true, threshold: 1024, encodings: ['gzip', 'deflate', 'identity'] });
  await app.register(formbody, { bodyLimit: BODY_LIMIT });
  await app.register(rateLimit, {
    global: true,
    max: platform.config.RATE_LIMIT_PER_MINUTE,
    timeWindow: 60_000,
    allowList: (request) => request.url.startsWith('/assets/') || request.url === '/healthz',
  });
  await serveAssets(app, input.assetsFolder);
  registerHealth(app, input);
  for (const module of input.modules) for (const route of module.routes) addRoute(app, input, module, route);
  app.setNotFoundHandler((request, reply) => answerFailure(input, request, reply, { code: 'http.not-found', status: 404 }, null));
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(input, request, reply, error));
  return app;
}

function addRoute(app: FastifyInstance, input: ServerInput, module: ModuleManifest, route: ModuleManifest['routes'][number]): void {
  app.route({
    method: route.method,
    url: route.path,
    config: { audit: route.audit, ...ownRateLimit(route) },
    handler: async (request, reply) => answer(input, request, reply, await runRoute(input, route, request), module),
  });
}

/** A route with a limit of its own counts apart: other pages a visitor has read do not use it up. */
function ownRateLimit(route: ModuleManifest['routes'][number]): object {
  if (!route.rateLimit) return {};
  const { max, perSeconds } = route.rateLimit;
  return { rateLimit: { max, timeWindow: perSeconds * 1000, keyGenerator: (request: FastifyRequest) => `${route.audit} ${request.ip}` } };
}

function addHeadersAndMetrics(app: FastifyInstance, platform: Platform): void {
  const headers = securityHeaders(platform.config.publicUrl.startsWith('https:'));
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...headers, 'x-request-id': request.id });
  });
  app.addHook('onResponse', async (request, reply) => {
    const audit = (request.routeOptions.config as { audit?: string } | undefined)?.audit ?? 'other';
    platform.metrics.observeRequest(audit, reply.statusCode, reply.elapsedTime / 1000);
    platform.log.debug({ requestId: request.id, route: audit, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request');
  });
}

function shedOverload(app: FastifyInstance, input: ServerInput): void {
  let underWay = 0;
  const counted = new WeakSet<FastifyRequest>();
  app.addHook('onRequest', async (request, reply) => {
    if (underWay >= MAX_UNDER_WAY && request.url !== '/healthz') {
      reply.header('retry-after', '2');
      return answerFailure(input, request, reply, { code: 'http.overloaded', status: 503 }, null);
    }
    underWay++;
    counted.add(request);
  });
  const done = async (request: FastifyRequest) => {
    if (counted.delete(request)) underWay--;
  };
  app.addHook('onResponse', done);
  app.addHook('onRequestAbort', done);
}

/** Framework errors (bad JSON, too large, too many requests) and bugs. Only bugs are logged; neither shows its inside. */
function answerError(input: ServerInput, request: FastifyRequest, reply: FastifyReply, error: FastifyError): FastifyReply {
  return answerFailure(input, request, reply, toAppError(input.platform, request, error), null);
}

function toAppError(platform: Platform, request: FastifyRequest, error: FastifyError): AppError {
  const status = error.statusCode ?? 500;
  if (status === 429) return { code: 'http.too-many-requests', status };
  if (status === 413) return { code: 'http.too-large', status };
  if (status === 415) return { code: 'http.wrong-type', status };
  if (status >= 400 && status < 500) return { code: 'http.bad-request', status };
  platform.log.error({ requestId: request.id, err: { type: error.name, message: error.message, stack: error.stack } }, 'request failed');
  if (isDatabaseGone(error)) return { code: 'http.unavailable', status: 503 };
  return { code: 'http.internal', status: 500 };
}

const CONNECTION_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', '57P01', '57P02', '57P03', '08006', '08003', '53300']);

function isDatabaseGone(error: Error & { code?: string }): boolean {
  return (
    CONNECTION_CODES.has(error.code ?? '') ||
    /connection terminated|timeout exceeded when trying to connect|database is starting up/i.test(error.message)
  );
}
