import { once } from 'node:events';
import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Listens on a free loopback port; returns a way to send exactly these bytes and get the whole answer. */
export async function rawHttp(app: FastifyInstance): Promise<(request: string | Buffer) => Promise<string>> {
  const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
  return async (request) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    // A server that has refused may close before it has read everything.
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(request);
    await once(socket, 'close');
    return Buffer.concat(chunks).toString('latin1');
  };
}

/** A GET whose path goes over the wire as it is: `fetch` and `inject` would tidy it up first. */
export function plainGet(path: string, headers = ''): string {
  return `GET ${path} HTTP/1.1\r\nhost: talenthub.example\r\nconnection: close\r\n${headers}\r\n`;
}
