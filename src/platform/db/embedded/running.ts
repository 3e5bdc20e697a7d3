import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Cluster } from './cluster.ts';
import { DATABASE_USER } from './cluster.ts';
import { EmbeddedPostgresError } from './error.ts';
import { LOOPBACK } from './port.ts';
import { hasArgument, isAlive, signal, waitForExit } from './processes.ts';

/** A postmaster that serves the cluster. */
export interface Running {
  readonly pid: number;
  readonly port: number;
}

const ANSWER_WITHIN_MS = 5000;
const CRASH_RECOVERY_MS = 600_000;
const POLL_MS = 15;
type Steps = readonly (readonly [NodeJS.Signals, number])[];
/** Fast shutdown (sessions are ended, everything is written), then without a checkpoint, then by force; with milliseconds to wait. */
const ORDERLY: Steps = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5000],
  ['SIGKILL', 5000],
];
/** For a server that no longer answers: the write-ahead log repairs what is cut off. */
const UNRESPONSIVE: Steps = [
  ['SIGQUIT', 2000],
  ['SIGKILL', 5000],
];

/** What postmaster.pid says: its lines are pid, data folder, start time, port, socket folder, address, shared memory, status. */
export function readPidFile(data: string): (Running & { readonly status: string }) | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
  } catch {
    return undefined;
  }
}

/**
 * The server that a killed process, or another one still at work, left running over this cluster; undefined when there is none. One that
 * runs but does not answer is stopped; a pid file whose process id now belongs to somebody else is made harmless.
 */
export async function findRunning(cluster: Cluster, log: (message: string) => void): Promise<Running | undefined> {
  const began = Date.now();
  for (;;) {
    const found = readPidFile(cluster.data);
    if (found === undefined || !isAlive(found.pid)) return undefined;
    const ours = hasArgument(found.pid, cluster.data);
    if (ours === false) {
      disarmPidFile(cluster.data, found.pid, log);
      return undefined;
    }
    if (found.status === 'ready' && (await answers(found.port, cluster))) return { pid: found.pid, port: found.port };
    const patience = found.status === 'ready' ? ANSWER_WITHIN_MS : CRASH_RECOVERY_MS;
    if (Date.now() - began > patience) {
      // Where the process cannot be looked at, it may be a stranger's: never signal it.
      if (ours === undefined) disarmPidFile(cluster.data, found.pid, log);
      else {
        log(`the PostgreSQL server ${found.pid} runs but does not answer: stopping it`);
        await stopPostmaster(found.pid, UNRESPONSIVE);
      }
      return undefined;
    }
    await pause(POLL_MS);
  }
}

/** True when the server on this port knows our password and serves this very data folder. */
export async function answers(port: number, cluster: Cluster): Promise<boolean> {
  const client = new pg.Client({ ...loginTo(port, cluster), database: 'postgres', connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === realpathSync(cluster.data);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Host, port, user and password for a connection. */
export function loginTo(port: number, cluster: Cluster): { host: string; port: number; user: string; password: string } {
  return { host: LOOPBACK, port, user: DATABASE_USER, password: cluster.password };
}

/** Stops the server, harder and harder; returns when the process is gone. Throws `server_failed` when even SIGKILL does not help. */
export async function stopPostmaster(pid: number, steps: Steps = ORDERLY): Promise<void> {
  for (const [name, timeoutMs] of steps) {
    signal(pid, name);
    if (await waitForExit(pid, timeoutMs)) return;
  }
  throw new EmbeddedPostgresError('server_failed', `the PostgreSQL process ${pid} cannot be stopped.`);
}

/**
 * PostgreSQL refuses to start while the process id in its pid file is alive, even when the id was reused (after a reboot it often is).
 * The file must not be removed: its shared-memory line protects against orphans of the old server. It is rewritten to name this process,
 * which PostgreSQL, being our child, accepts as stale and then checks the shared memory.
 */
function disarmPidFile(data: string, pid: number, log: (message: string) => void): void {
  const file = join(data, 'postmaster.pid');
  log(`${file} names process ${pid}, which is not our server: ignoring it`);
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [String(process.pid), ...rest].join('\n'));
}
