/** `npm run test:browser [-- filter]`: starts the real server on a throw-away folder, runs the journeys in Debian's Chromium, stops it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { EXAMPLES_FILE } from '../test/journeys/support/examples.ts';

const root = path.resolve(import.meta.dirname, '..');
const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

if (process.argv.includes('--help')) {
  console.log(
    "Usage: npm run test:browser [-- filter…]   (a filter is part of the path of a journey, or Playwright's own options, such as -g)",
  );
  process.exit(0);
}
if (!existsSync(chromium)) {
  console.error(`Chromium is missing at ${chromium}. Install it: apt-get install chromium (or set CHROMIUM_PATH).`);
  process.exit(2);
}

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'talenthub-browser-'));
// As root the database runs as another account, which must be able to pass through.
chmodSync(dataDir, 0o711);
const port = await freePort();
// A name, not a number: passkeys belong to a host name.
const url = `http://localhost:${port}`;
const settings = { ...process.env, TALENTHUB_DATA_DIR: dataDir, TALENTHUB_TEST_URL: url, CHROMIUM_PATH: chromium };
const started = performance.now();
const server = startServer();
let code = 1;
try {
  await waitUntilReady();
  console.log(`Server ready after ${seconds()} s`);
  const filter = process.argv.slice(2);
  // Lighthouse measures speed: alone, when the others are done. With a filter, one of the two may have nothing to run.
  const options = filter.length > 0 ? ['--pass-with-no-tests'] : [];
  const journeys = await run(['playwright', 'test', '--project=journeys', ...options, ...filter]);
  console.log(`Journeys done after ${seconds()} s`);
  // The examples are made once for a server: a second time they would be there already.
  const deps = werePrepared() ? ['--no-deps'] : [];
  const lighthouse = await run(['playwright', 'test', '--project=lighthouse', '--workers=1', ...deps, ...options, ...filter]);
  console.log(`Lighthouse done after ${seconds()} s`);
  code = journeys || lighthouse;
} finally {
  await stopServer(server);
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit(code);

/** Whether this run has made its examples: with a filter the journeys may have had nothing to run. */
function werePrepared(): boolean {
  return (statSync(EXAMPLES_FILE, { throwIfNoEntry: false })?.mtimeMs ?? 0) > performance.timeOrigin;
}

function seconds(): string {
  return ((performance.now() - started) / 1000).toFixed(0);
}

function startServer(): ChildProcess {
  return spawn('node', [path.join(root, 'bin/talenthub'), 'start'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...settings,
      NODE_ENV: 'development',
      PORT: String(port),
      PUBLIC_URL: url,
      RATE_LIMIT_PER_MINUTE: '100000',
      LOG_LEVEL: 'warn',
    },
  });
}

async function waitUntilReady(): Promise<void> {
  const until = Date.now() + 180_000;
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error('the server stopped before it was ready');
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error('the server was not ready within 180 s');
}

function run([program = '', ...args]: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(path.join(root, 'node_modules/.bin', program), args, { cwd: root, stdio: 'inherit', env: settings });
    child.on('close', (status) => resolve(status ?? 1));
  });
}

async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 15_000))]);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
