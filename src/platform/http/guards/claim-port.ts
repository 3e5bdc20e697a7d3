import { once } from 'node:events';
import { createServer } from 'node:net';

/** Fails at once when nobody could listen there, instead of after minutes of preparing: throws the system's own error. */
export async function claimPort({ HOST, PORT }: { readonly HOST: string; readonly PORT: number }): Promise<void> {
  const probe = createServer().listen({ host: HOST, port: PORT, exclusive: true });
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}
