import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { CHILD_ENVIRONMENT } from './cluster.ts';
import { EmbeddedPostgresError } from './error.ts';
import { choosePort, LOOPBACK, rememberPort } from './port.ts';
import type { Running } from './running.ts';
import { readPidFile } from './running.ts';

export interface LaunchOptions {
  readonly home: string;
  readonly cluster: Cluster;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  /** False only for databases that are thrown away: no fsync. */
  readonly durable: boolean;
  readonly log: (message: string) => void;
}

const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets|Address already in use/;
/** Backends of a killed postmaster take a moment to notice and leave. */
const STILL_LEAVING = /pre-existing shared memory block|postmaster\.pid" already exists/;
const RETRY_FOR_MS = 30_000;

/**
 * Starts the server and waits until it accepts connections. `port` fixes the port (a restart under open pools); otherwise last time's, or a
 * free one. Throws `server_failed` with what the server wrote.
 */
export async function launch(options: LaunchOptions, port?: number): Promise<Running> {
  const deadline = Date.now() + RETRY_FOR_MS;
  for (;;) {
    const chosen = port ?? (await choosePort(options.home));
    const outcome = await startOnce(options, chosen);
    if (typeof outcome !== 'string') {
      rememberPort(options.home, chosen);
      return outcome;
    }
    const passing = PORT_TAKEN.test(outcome) || STILL_LEAVING.test(outcome);
    if (!passing || Date.now() > deadline) throw new EmbeddedPostgresError('server_failed', `PostgreSQL did not start: ${outcome}`);
    await pause(100);
  }
}

/** The running server, or what it wrote before it gave up. */
async function startOnce(options: LaunchOptions, port: number): Promise<Running | string> {
  const logFile = freshLog(options.home);
  const child = spawnServer(options, port, logFile);
  let end: string | undefined;
  child.on('error', (error) => {
    end = error.message;
  });
  child.on('exit', (code, killedBy) => {
    end = `${tail(logFile) || 'no output'} (ended with ${code ?? killedBy})`;
  });
  let saidAt = Date.now();
  for (;;) {
    if (end !== undefined) return end;
    const pidFile = readPidFile(options.cluster.data);
    if (pidFile?.pid === child.pid && pidFile?.status === 'ready') return { pid: pidFile?.pid as number, port };
    if (Date.now() - saidAt > 10_000) {
      options.log(`PostgreSQL is still starting: ${tail(logFile, 1) || 'no output yet'}`);
      saidAt = Date.now();
    }
    await pause(15);
  }
}

function spawnServer(options: LaunchOptions, port: number, logFile: string): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: LOOPBACK,
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    ...(options.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const output = openSync(logFile, 'a');
  try {
    // Its own session: Ctrl-C in the terminal must reach the app, which drains and then stops the server.
    const child = spawn(
      options.binaries.postgres,
      ['-D', options.cluster.data, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
      {
        uid: options.account?.uid,
        gid: options.account?.gid,
        cwd: '/',
        env: CHILD_ENVIRONMENT,
        detached: true,
        // A file, not a pipe: the server must not lose its voice when this process dies.
        stdio: ['ignore', output, output],
      },
    );
    child.unref();
    return child;
  } finally {
    closeSync(output);
  }
}

function freshLog(home: string): string {
  const file = join(home, 'server.log');
  if (existsSync(file)) renameSync(file, `${file}.1`);
  return file;
}

function tail(file: string, lines = 12): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}
