import type { FastifyInstance } from 'fastify';
import type { Readiness } from '../module/manifest.ts';
import type { ServerInput } from './server.ts';

/** `/healthz`: the process lives. `/readyz`: it can do its work, part by part, 503 when not. `/metrics`: Prometheus. */
export function registerHealth(app: FastifyInstance, input: ServerInput): void {
  const { platform, modules } = input;
  app.get('/healthz', { config: { audit: 'platform.health' } }, async () => ({ status: 'ok' }));
  app.get('/readyz', { config: { audit: 'platform.ready' } }, async (_request, reply) => {
    const parts = await readiness(input);
    const ready = parts.every((part) => part.ready);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', parts });
  });
  app.get('/metrics', { config: { audit: 'platform.metrics' } }, async (_request, reply) =>
    reply.type(platform.metrics.registry.contentType).send(await platform.metrics.registry.metrics()),
  );
  platform.metrics.gauge(
    'talenthub_ready',
    'Parts that work',
    async () => (await readiness({ platform, modules })).filter((part) => part.ready).length,
  );
}

/** Every part of the platform and of the modules, each asked with its own time limit. */
export async function readiness({ platform, modules }: Pick<ServerInput, 'platform' | 'modules'>): Promise<readonly Readiness[]> {
  const checks: Promise<readonly Readiness[]>[] = [
    asPart('database', () => platform.database.ping()),
    asPart('jobs', () => platform.jobs.counts()),
    ...modules.map(
      (module) =>
        module.ready?.(platform).catch((error: Error) => [{ part: module.name, ready: false, detail: error.name }]) ?? Promise.resolve([]),
    ),
  ];
  return (await Promise.all(checks)).flat();
}

const LIMIT_MS = 2000;

async function asPart(part: string, check: () => Promise<unknown>): Promise<readonly Readiness[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${LIMIT_MS} ms`)), LIMIT_MS);
  });
  try {
    await Promise.race([check(), late]);
    return [{ part, ready: true }];
  } catch (error) {
    const failure = error as Error & { code?: string };
    return [{ part, ready: false, detail: failure.code ?? failure.message }];
  } finally {
    clearTimeout(timer);
  }
}
