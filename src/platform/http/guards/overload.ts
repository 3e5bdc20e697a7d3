import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** More requests than this under way at once means we are losing: the rest are told at once to come back. */
export const MAX_UNDER_WAY = 250;
const COME_BACK_SECONDS = 2;

/** Answers 503 to requests beyond the limit, before anything is spent on them. Health and files are always served. */
export function shedOverload(app: FastifyInstance, refuse: (request: FastifyRequest, reply: FastifyReply) => FastifyReply): void {
  let underWay = 0;
  const counted = new WeakSet<FastifyRequest>();
  app.addHook('onRequest', async (request, reply) => {
    if (underWay >= MAX_UNDER_WAY && request.url !== '/healthz') {
      reply.header('retry-after', String(COME_BACK_SECONDS));
      return refuse(request, reply);
    }
    underWay++;
    counted.add(request);
  });
  // Whether it was answered or the visitor left: once only.
  const done = async (request: FastifyRequest) => {
    if (counted.delete(request)) underWay--;
  };
  app.addHook('onResponse', done);
  app.addHook('onRequestAbort', done);
}
