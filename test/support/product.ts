import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inject, onTestFinished } from 'vitest';
import { withFileLock } from '../../src/platform/db/embedded/file-lock.ts';
import { temporaryFolder } from './embedded.ts';

// The product as its operator runs it: real processes, a data folder, a port of its own. Nothing survives the test that started it.
const ROOT = resolve(import.meta.dirname, '../..');
const BIN = join(ROOT, 'bin/talenthub');
const CLI = join(ROOT, 'dist/server/cli.js');
/** Where `bin/talenthub` keeps what was compiled: what is started without it here starts as fast. */
const COMPILED = join(ROOT, '.cache/compiled');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcess;
  /** What it has written to standard error so far. */
  stderr(): string;
  stdout(): string;
  readonly ended: Promise<Ended>;
  /** kill -9, and waits for its end. */
  kill(): Promise<void>;
}

export interface Server extends Running {
  readonly url: string;
  /** Asks it to stop in order. */
  stop(signal?: NodeJS.Signals): Promise<Ended>;
}

export interface Installation {
  readonly dataDir: string;
  readonly environment: Record<string, string>;
  /** Runs a command to its end. */
  run(args: readonly string[], environment?: Record<string, string>): Promise<Ended>;
  /** Starts a command and leaves it running. */
  spawn(args: readonly string[], environment?: Record<string, string>): Running;
  /** Starts the server and waits until it says that it is ready. */
  serve(environment?: Record<string, string>): Promise<Server>;
}

interface Wanted {
  /** True: places and taxonomy are there already, copied from a folder made once for the run. False: an empty folder. */
  readonly prepared: boolean;
  readonly environment?: Record<string, string>;
}

const children: ChildProcess[] = [];

/** An installation of this test's own, with everything it writes below one temporary folder. */
export async function installation({ prepared, environment = {} }: Wanted): Promise<Installation> {
  const template = await prepareProduct();
  const dataDir = join(temporaryFolder(), 'data');
  onTestFinished(() => {
    for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  });
  // -a keeps the owner: as root the cluster belongs to an account that may not be root.
  if (prepared) execFileSync('cp', ['-a', template, dataDir]);
  const full = { TALENTHUB_DATA_DIR: dataDir, TALENTHUB_DEMO: 'false', LOG_LEVEL: 'warn', RATE_LIMIT_PER_MINUTE: '100000', ...environment };
  const start = (args: readonly string[], more: Record<string, string> = {}) => launch([CLI, ...args], { ...full, ...more });
  return {
    dataDir,
    environment: full,
    spawn: start,
    run: (args, more) => start(args, more).ended,
    serve: async (more = {}) => {
      const port = more.PORT ?? String(await freePort());
      return ready(start(['start'], { ...more, PORT: port }), `http://127.0.0.1:${port}`);
    },
  };
}

/** The same through `bin/talenthub`, the way everybody calls it. */
export function launchByName(args: readonly string[], environment: Record<string, string>): Running {
  return launch([BIN, ...args], environment);
}

/** Waits until a starting server says so. Throws with what it wrote when it ends instead. */
export async function ready(running: Running, url: string): Promise<Server> {
  const early = running.ended.then((end) => {
    throw new Error(`ended with ${end.code} before it was ready:\n${end.stderr}`);
  });
  const said = (async () => {
    while (!running.stdout().includes('Talent Hub is ready')) await pause(20);
  })();
  await Promise.race([said, early]);
  early.catch(() => undefined);
  return {
    ...running,
    url,
    stop: (signal = 'SIGTERM') => {
      running.process.kill(signal);
      return running.ended;
    },
  };
}

/**
 * A time limit that the product promises on a machine that is not overloaded: longer, in proportion, when many programs compete for the
 * processors while the tests run.
 */
export function promised(milliseconds: number): number {
  return milliseconds * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
}

/** Waits until `check` gives something, and returns it. */
export async function eventually<T>(check: () => Promise<T | undefined | false>, withinMs = 60_000): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = await check().catch(() => undefined);
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms`);
    await pause(50);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Builds the product, and makes a data folder with the reference data and no ads, once for the run: for `beforeAll`. Returns the folder. */
export function prepareProduct(): Promise<string> {
  const home = join(inject('testDatabaseFolder'), 'product');
  mkdirSync(home, { recursive: true });
  const folder = join(home, 'data');
  const done = join(home, 'done');
  if (existsSync(done)) return Promise.resolve(folder);
  return withFileLock(join(home, 'lock'), 110_000, async () => {
    if (existsSync(done)) return folder;
    const { code, stderr } = await launch([BIN, 'migrate'], { TALENTHUB_DATA_DIR: folder }).ended;
    if (code !== 0) throw new Error(`the product could not be prepared:\n${stderr}`);
    // Copies must not all try the port of the original first.
    rmSync(join(folder, 'postgres/port'), { force: true });
    writeFileSync(done, '');
    return folder;
  });
}

function launch(command: readonly string[], environment: Record<string, string>): Running {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    env: { PATH, HOME, NODE_COMPILE_CACHE: COMPILED, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    written.stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    written.stderr += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...written }));
  children.push(child);
  return {
    process: child,
    ended,
    stderr: () => written.stderr,
    stdout: () => written.stdout,
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit').catch(() => undefined);
    },
  };
}
