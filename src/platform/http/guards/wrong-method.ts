import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { Route } from '../route.ts';

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** An address that exists, called with a method it does not have: 405 with the methods it has, instead of "this page does not exist". */
export function refuseWrongMethods(
  app: FastifyInstance,
  routes: readonly Route[],
  refuse: (request: FastifyRequest, reply: FastifyReply) => FastifyReply,
): void {
  for (const [url, had] of methodsByPath(routes)) {
    const allowed = METHODS.filter((method) => had.has(method));
    app.route({
      method: METHODS.filter((method) => !had.has(method)),
      url,
      config: { audit: 'platform.wrong-method' },
      handler: async (request, reply) => refuse(request, reply.header('allow', allowed.join(', '))),
    });
  }
}

function methodsByPath(routes: readonly Route[]): Map<string, Set<HTTPMethods>> {
  const byPath = new Map<string, Set<HTTPMethods>>();
  for (const { path, method } of routes) {
    const methods = byPath.get(path) ?? new Set();
    methods.add(method);
    if (method === 'GET') methods.add('HEAD');
    byPath.set(path, methods);
  }
  return byPath;
}
