import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';

export const LOOPBACK = '127.0.0.1';

/** The port used last time, when nobody else listens there now; otherwise a free one. */
export async function choosePort(home: string): Promise<number> {
  const remembered = rememberedPort(home);
  return (remembered !== undefined && (await tryListen(remembered))) || ((await tryListen(0)) as number);
}

/** Keeps the port for the next start: whoever noted it (a tunnel, a monitor) finds the database again. */
export function rememberPort(home: string, port: number): void {
  const draft = join(home, `port.${process.pid}`);
  writeFileSync(draft, String(port));
  renameSync(draft, join(home, 'port'));
}

export function rememberedPort(home: string): number | undefined {
  try {
    const port = Number(readFileSync(join(home, 'port'), 'utf8'));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
  } catch {
    return undefined;
  }
}

/** The port that could be opened (0 asks for any), undefined when it is taken. */
function tryListen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
      const { port: opened } = server.address() as AddressInfo;
      server.close(() => resolve(opened));
    });
  });
}
