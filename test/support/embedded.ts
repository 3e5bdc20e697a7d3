import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chmodSync, constants, existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import type { EmbeddedPostgres } from '../../src/platform/db/embedded/start.ts';

export const isRoot = process.getuid?.() === 0;

/** A folder every account can enter, removed after the test together with any server still running in it. */
export function temporaryFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(existsSync('/tmp') ? '/tmp' : tmpdir(), 'talenthub-embedded-'));
  chmodSync(folder, mode);
  onTestFinished(() => {
    for (const pid of processesUnder(folder)) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

/** The processes whose working folder is under this one: the postmaster and all its children. */
export function processesUnder(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(`${folder}/`);
      } catch {
        return false;
      }
    })
    .map(Number);
}

export interface Starter {
  readonly process: ChildProcess;
  /** What it reported: the server, or the error. */
  readonly report: { url: string; adopted: boolean; logged: string[]; code?: string; message?: string };
  /** Asks it to stop in order, and waits for its end. */
  stop(): Promise<void>;
  /** kill -9, and waits for its end. */
  kill(): Promise<void>;
}

/** Starts the server from a process of its own, as another account when `uid` is given, and waits for its report. */
export async function spawnStarter(dataDir: string, uid?: number): Promise<Starter> {
  const child = spawnStarterNow(dataDir, uid);
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const end = once(child, 'exit');
  return {
    process: child,
    report: JSON.parse(line) as Starter['report'],
    stop: async () => {
      child.stdin.end();
      await end;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await end;
    },
  };
}

/** The same without waiting for anything. */
export function spawnStarterNow(dataDir: string, uid?: number) {
  const script = join(import.meta.dirname, 'embedded-starter.ts');
  const child = spawn(process.execPath, [script, dataDir], { uid, gid: uid, stdio: ['pipe', 'pipe', 'inherit'], cwd: '/' });
  onTestFinished(() => {
    if (child.exitCode === null) child.kill('SIGKILL');
  });
  return child;
}

/** Whether tests may start the product as another account: root only, and only when that account can read this repository. */
export function canUseOtherAccounts(): boolean {
  if (!isRoot) return false;
  for (const start of [import.meta.dirname, process.execPath]) {
    for (let at = start; at !== dirname(at); at = dirname(at)) if ((statSync(at).mode & 0o005) !== 0o005) return false;
  }
  accessSync(process.execPath, constants.X_OK);
  return true;
}

/** One statement on a connection of its own. */
export async function ask<T extends pg.QueryResultRow>(server: Pick<EmbeddedPostgres, 'url'>, statement: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}
