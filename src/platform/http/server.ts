import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Policy } from '../../kernel/access/permission.ts';
import type { Sessions } from '../../kernel/access/viewer.ts';
import { addressGroup } from '../../kernel/address-group.ts';
import type { ModuleManifest } from '../module/manifest.ts';
import type { Platform } from '../platform.ts';
import { answer, answerFailure } from './answer.ts';
import { serveAssets } from './assets.ts';
import { failedRequest } from './guards/failed-request.ts';
import { shedOverload } from './guards/overload.ts';
import { securityHeaders } from './guards/security-headers.ts';
import { refuseWrongMethods } from './guards/wrong-method.ts';
import { registerHealth } from './health.ts';
import { splitLanguage } from './language-url.ts';
import type { Renderer } from './render.ts';
import { runRoute } from './run-route.ts';

const BODY_LIMIT = 256 * 1024;
/** Open connections, idle and slow ones included: beyond, new ones are closed at once instead of filling the memory. */
const MAX_CONNECTIONS = 5000;

export interface ServerInput {
  readonly platform: Platform;
  readonly modules: readonly ModuleManifest[];
  readonly renderer: Renderer;
  readonly sessions: Sessions;
  readonly policy: Policy;
  /** Folder with the built client files. */
  readonly assetsFolder: string;
}

/** The HTTP server, not listening yet: request id → security headers → locale → overload → rate limit → body → CSRF → route. */
export async function createServer(input: ServerInput): Promise<FastifyInstance> {
  const { platform } = input;
  const headers = securityHeaders(platform.config.publicUrl.startsWith('https:'));
  const app = Fastify({
    loggerInstance: undefined,
    logger: false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    // While stopping, what comes on an open connection is still answered, and told that the connection closes.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => answerUnroutable(input, headers, error, request, reply),
    // One proxy in front, ours: what it says of the caller is true, what the caller says through it is not.
    trustProxy: (_address: string, hop: number) => platform.config.TRUST_PROXY && hop < 1,
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    rewriteUrl(request) {
      const { locale, url } = splitLanguage(request.url ?? '/');
      (request as { locale?: string }).locale = locale;
      return url;
    },
  });
  app.server.maxConnections = MAX_CONNECTIONS;
  addHeadersAndMetrics(app, platform, headers);
  partWhenStopping(app);
  shedOverload(app, (request, reply) => answerFailure(input, request, reply, { code: 'http.overloaded', status: 503 }, null));
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
  for (const module of input.modules) for (const route of module.routes) if (!route.takes) addRoute(app, input, module, route);
  refuseWrongMethods(app, shownRoutes(input), (request, reply) =>
    answerFailure(input, request, reply, { code: 'http.wrong-method', status: 405 }, null),
  );
  // Addresses that do not exist count too: whoever tries them by the thousand is held back like everybody else.
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) =>
    answerFailure(input, request, reply, { code: 'http.not-found', status: 404 }, null),
  );
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(input, request, reply, error));
  // Last: what is awaited has its error pages by now.
  await app.register(async (scope) => addUploads(scope, input));
  return app;
}

/** Routes for development do not exist in production, with any method. */
function shownRoutes({ platform, modules }: ServerInput) {
  const routes = modules.flatMap((module) => module.routes);
  return platform.config.NODE_ENV === 'production' ? routes.filter((route) => route.guard !== 'development') : routes;
}

function addRoute(app: FastifyInstance, input: ServerInput, module: ModuleManifest, route: ModuleManifest['routes'][number]): void {
  app.route({
    method: route.method,
    url: route.path,
    config: { audit: route.audit, ...ownRateLimit(route) },
    handler: async (request, reply) => answer(input, request, reply, await runRoute(input, route, request), module),
  });
}

/** Only these read multipart bodies: everywhere else they are refused before anything of them is read. */
async function addUploads(scope: FastifyInstance, input: ServerInput): Promise<void> {
  await scope.register(multipart, { throwFileSizeLimit: false });
  for (const module of input.modules) for (const route of module.routes) if (route.takes) addRoute(scope, input, module, route);
}

/** A route with a limit of its own counts apart: other pages a visitor has read do not use it up. */
function ownRateLimit(route: ModuleManifest['routes'][number]): object {
  if (!route.rateLimit) return {};
  const { max, perSeconds } = route.rateLimit;
  return {
    rateLimit: {
      max,
      timeWindow: perSeconds * 1000,
      keyGenerator: (request: FastifyRequest) => `${route.audit} ${addressGroup(request.ip)}`,
    },
  };
}

function addHeadersAndMetrics(app: FastifyInstance, platform: Platform, headers: Record<string, string>): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...headers, 'x-request-id': request.id });
  });
  app.addHook('onResponse', async (request, reply) => {
    const audit = (request.routeOptions.config as { audit?: string } | undefined)?.audit ?? 'other';
    platform.metrics.observeRequest(audit, reply.statusCode, reply.elapsedTime / 1000);
    platform.log.debug({ requestId: request.id, route: audit, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request');
  });
}

/** Who was being served when the stop came is told that the connection ends with the answer: kept open it would hold the stop up to its limit. */
function partWhenStopping(app: FastifyInstance): void {
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close');
  });
}

/** A request that cannot even be routed (broken percent-encoding): no hook has run for it. */
function answerUnroutable(
  input: ServerInput,
  headers: Record<string, string>,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  reply.headers({ ...headers, 'x-request-id': request.id });
  return answerError(input, request, reply, error);
}

/** Framework errors (bad JSON, too large, too many requests) and bugs. Only bugs are logged; neither shows its inside. */
function answerError(input: ServerInput, request: FastifyRequest, reply: FastifyReply, error: FastifyError): FastifyReply {
  return answerFailure(input, request, reply, failedRequest(input.platform.log, request.id, error), null);
}
