import { createHash } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { APP_ROLE } from '../app-role.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { canRun, installBinaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { DATABASE_USER, openCluster } from './cluster.ts';
import { EmbeddedPostgresError } from './error.ts';
import { withFileLock } from './file-lock.ts';
import type { LaunchOptions } from './launch.ts';
import { launch } from './launch.ts';
import type { Location } from './location.ts';
import { locate } from './location.ts';
import { LOOPBACK } from './port.ts';
import { isAlive } from './processes.ts';
import type { Running } from './running.ts';
import { findRunning, loginTo, stopPostmaster } from './running.ts';
import { isInUse, registerUser } from './users.ts';

export interface EmbeddedPostgresOptions {
  /** The app's data folder; the server keeps its own things under `postgres/`. */
  readonly dataDir: string;
  readonly log?: (message: string) => void;
  /** False only for a server that is thrown away after the tests: no fsync, and not started again when it dies. */
  readonly durable?: boolean;
}

export interface EmbeddedPostgres {
  /** Of the role that owns everything. */
  readonly url: string;
  /** Of the role that pages and jobs use: it owns nothing (see `app-role.ts`). */
  readonly appUrl: string;
  /** True when the server was already running: another process's, or one that survived its app. */
  readonly adopted: boolean;
  /** Leaves the server, and stops it when nobody else uses it. Safe to call twice. */
  stop(): Promise<void>;
}

const DATABASE_NAME = 'talenthub';
const LOCK_TIMEOUT_MS = 180_000;
const WATCH_MS = 250;

/**
 * A real PostgreSQL on a loopback port, from the packaged binaries: made on the first start, adopted when it already runs, started again on
 * the same port if it dies while in use. Throws `EmbeddedPostgresError`.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const location = locate(options.dataDir, log);
  const locked = <T>(fn: () => Promise<T>) => withFileLock(join(location.home, 'lock'), LOCK_TIMEOUT_MS, fn);
  const started = await locked(() => openServer(location, options.durable ?? true, log));
  const watch = watchServer(started, locked, options.durable ?? true);
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await watch.end();
    await locked(async () => {
      started.unregister();
      if (!isInUse(location.home)) await stopPostmaster(watch.pid());
    });
  };
  const { password } = started.launchOptions.cluster;
  const where = `${LOOPBACK}:${started.running.port}/${DATABASE_NAME}`;
  return {
    url: `postgres://${DATABASE_USER}:${password}@${where}`,
    appUrl: `postgres://${APP_ROLE}:${appPassword(password)}@${where}`,
    adopted: started.adopted,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

interface Started {
  readonly running: Running;
  readonly adopted: boolean;
  readonly launchOptions: LaunchOptions;
  unregister(): void;
}

async function openServer({ home, accounts }: Location, durable: boolean, log: (message: string) => void): Promise<Started> {
  const { account, binaries } = chooseAccount(home, accounts);
  const cluster = await openCluster(home, binaries, account, durable);
  const launchOptions = { home, cluster, binaries, account, durable, log };
  const found = await findRunning(cluster, log);
  const running = found ?? (await launch(launchOptions));
  await ensureDatabase(running.port, cluster);
  return { running, adopted: found !== undefined, launchOptions, unregister: registerUser(home) };
}

function chooseAccount(home: string, accounts: readonly Account[]): { account: Account | undefined; binaries: Binaries } {
  const reasons: string[] = [];
  for (const account of accounts.length > 0 ? accounts : [undefined]) {
    const binaries = installBinaries(home, account);
    const { ok, reason } = canRun(binaries, account);
    if (ok) return { account, binaries };
    reasons.push(`${account?.name ?? 'this account'}: ${reason}`);
  }
  throw new EmbeddedPostgresError(
    'no_unprivileged_account',
    `no account can run PostgreSQL from ${home} (${reasons.join('; ')}): start the app as an ordinary user, or set DATABASE_URL.`,
  );
}

async function ensureDatabase(port: number, cluster: Cluster): Promise<void> {
  const client = new pg.Client({ ...loginTo(port, cluster), database: 'postgres' });
  try {
    await client.connect();
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE_NAME]);
    if (rowCount === 0) await client.query(`create database ${DATABASE_NAME}`);
    await ensureAppLogin(client, cluster.password);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EmbeddedPostgresError('server_unreachable', `PostgreSQL runs on port ${port} but refuses us: ${reason}`, { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Hex, so that it can stand in a statement: the password of a role is no parameter. */
function appPassword(ownerPassword: string): string {
  return createHash('sha256').update(`${APP_ROLE}\n${ownerPassword}`).digest('hex');
}

async function ensureAppLogin(client: pg.Client, ownerPassword: string): Promise<void> {
  const { rows } = await client.query<{ login: boolean }>('select rolcanlogin as login from pg_roles where rolname = $1', [APP_ROLE]);
  if (rows[0]?.login) return;
  await client.query(`${rows[0] ? 'alter' : 'create'} role ${APP_ROLE} login password '${appPassword(ownerPassword)}'`);
}

/** Looks after the server while it is in use: when it dies, one of its users starts it again, on the same port so that pools recover. */
function watchServer(
  started: Started,
  locked: <T>(fn: () => Promise<T>) => Promise<T>,
  revive: boolean,
): { pid(): number; end(): Promise<void> } {
  const { log, cluster } = started.launchOptions;
  let pid = started.running.pid;
  let restarting: Promise<void> = Promise.resolve();
  let busy = false;
  const restart = async () => {
    log(`PostgreSQL (process ${pid}) has died: starting it again`);
    const running = await locked(async () => (await findRunning(cluster, log)) ?? launch(started.launchOptions, started.running.port));
    pid = running.pid;
  };
  const timer = setInterval(() => {
    if (!revive || busy || isAlive(pid)) return;
    busy = true;
    restarting = restart()
      .catch((error: unknown) => log(`PostgreSQL could not be started again: ${error instanceof Error ? error.message : error}`))
      .finally(() => {
        busy = false;
      });
  }, WATCH_MS);
  timer.unref();
  return {
    pid: () => pid,
    end: () => {
      clearInterval(timer);
      return restarting;
    },
  };
}
