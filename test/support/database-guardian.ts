import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../../src/platform/db/embedded/processes.ts';
import { readPidFile, stopPostmaster } from '../../src/platform/db/embedded/running.ts';

// Started by global-setup.ts with the run's folder; its standard input closes when the run ends, even by kill -9.
const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: database-guardian.ts <folder>');
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined);
process.stdin.resume();
process.stdin.once('close', async () => {
  const server = readPidFile(join(folder, 'postgres', 'cluster', 'data'));
  if (server && isAlive(server.pid)) await stopPostmaster(server.pid);
  rmSync(folder, { recursive: true, force: true });
});
