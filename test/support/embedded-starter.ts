import { EmbeddedPostgresError } from '../../src/platform/db/embedded/error.ts';
import { startEmbeddedPostgres } from '../../src/platform/db/embedded/start.ts';

// A process of its own that starts the embedded server, for tests that kill it. One JSON line out; it stops when its input closes.
const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('usage: embedded-starter.ts <dataDir>');
const logged: string[] = [];
try {
  const server = await startEmbeddedPostgres({ dataDir, log: (message) => logged.push(message) });
  process.stdout.write(`${JSON.stringify({ url: server.url, adopted: server.adopted, logged })}\n`);
  process.stdin.resume();
  process.stdin.once('end', async () => {
    await server.stop();
    process.exit(0);
  });
} catch (error) {
  const code = error instanceof EmbeddedPostgresError ? error.code : 'untyped';
  process.stdout.write(`${JSON.stringify({ code, message: String(error), logged })}\n`);
}
