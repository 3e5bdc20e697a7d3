import { setTimeout as pause } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Pool } from 'pg';
import type { Log } from './connection.ts';
import { createPool } from './connection.ts';
import { startEmbeddedPostgres } from './embedded/start.ts';
import { isConflict, isConnectionLoss } from './failures.ts';
import { loadContextKey, type RowContext, signContext } from './row-context.ts';
import type { Tables } from './tables.ts';

/** What stores and queries receive: the typed SQL builder, inside one transaction. */
export type Db = Kysely<Tables>;

export interface Database {
  /** The owner's: for migrations, backups and the job queue. Pages and jobs use the pool, whose role owns nothing. */
  readonly url: string;
  /**
   * Runs `fn` in one READ ONLY, repeatable-read transaction: everything it reads is of one instant. A lost connection is tried again.
   * Without a context protected tables are empty.
   */
  read<T>(fn: (db: Db) => Promise<T>, context?: RowContext): Promise<T>;
  /**
   * Runs `fn` in one transaction, rolled back when it throws. A serialization failure or deadlock runs it again, so `fn` must have
   * no effect outside the database. A connection lost half-way is not tried again: the commit may have happened.
   */
  write<T>(fn: (db: Db) => Promise<T>, context?: RowContext): Promise<T>;
  /** Resolves when the database answers; throws otherwise. */
  ping(): Promise<void>;
  /**
   * Closes the connections, and the embedded server when nobody else uses it. Work still under way gets five seconds, then it is cut off
   * and rolls back. Safe to call twice.
   */
  close(): Promise<void>;
  /** The raw pool of the app's role, for streaming. */
  readonly pool: Pool;
}

export interface DatabaseOptions {
  /** Connection URL of an outside server; without it the embedded one is started under `dataDir`. */
  readonly databaseUrl?: string | undefined;
  /** URL of the role that owns the tables, where it is another one than pages use. */
  readonly ownerUrl?: string | undefined;
  readonly dataDir: string;
  readonly log?: Log;
  readonly poolSize?: number;
  readonly statementTimeoutMs?: number;
}

const POOL_SIZE = 10;
const STATEMENT_TIMEOUT_MS = 30_000;
const CLOSE_WITHIN_MS = 5000;
const RETRY_AFTER_MS = [20, 100, 400, 1000, 2000];

/** Opens the database. Throws `EmbeddedPostgresError` when the embedded server cannot start; an outside server is not contacted yet. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const log = options.log ?? (() => undefined);
  if (options.databaseUrl) return connectDatabase(options.databaseUrl, options, async () => undefined);
  const server = await startEmbeddedPostgres({ dataDir: options.dataDir, log });
  return connectDatabase(server.appUrl, { ...options, ownerUrl: server.url }, () => server.stop());
}

/**
 * A `Database` over a server that is already running; `release` runs after the connections are closed. With one URL the connections of
 * the pool give up the owner's rights; with an `ownerUrl` the URL is of a role that never had them.
 */
export function connectDatabase(url: string, options: Omit<DatabaseOptions, 'dataDir'>, release: () => Promise<void>): Database {
  const ownerUrl = options.ownerUrl ?? url;
  const pool = createPool({
    url,
    asApp: true,
    size: options.poolSize ?? POOL_SIZE,
    statementTimeoutMs: options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS,
    log: options.log ?? (() => undefined),
  });
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const enter = contextSetter(ownerUrl);
  let closing: Promise<void> | undefined;
  return {
    url: ownerUrl,
    pool,
    read: (fn, context) =>
      withRetries(
        () =>
          kysely
            .transaction()
            .setIsolationLevel('repeatable read')
            .setAccessMode('read only')
            .execute(async (trx) => {
              if (context) await enter(trx, context);
              return fn(trx);
            }),
        (error) => isConflict(error) || isConnectionLoss(error),
      ),
    write: (fn, context) =>
      runWrite(kysely, async (trx) => {
        if (context) await enter(trx, context);
        return fn(trx);
      }),
    ping: async () => {
      await pool.query('select 1');
    },
    close: () => {
      closing ??= leave(kysely, release);
      return closing;
    },
  };
}

/** Tells the database on whose behalf a transaction runs. The value is a parameter: no statement text, no log ever shows it. */
function contextSetter(ownerUrl: string): (db: Db, context: RowContext) => Promise<void> {
  let key: Promise<Buffer> | undefined;
  return async (db, context) => {
    key ??= loadContextKey(ownerUrl);
    const signed = await key.then(
      (known) => signContext(known, context),
      (error) => {
        key = undefined;
        throw error;
      },
    );
    await sql`select platform_enter(${signed})`.execute(db);
  };
}

async function leave(kysely: Db, release: () => Promise<void>): Promise<void> {
  const limit = new AbortController();
  const late = pause(CLOSE_WITHIN_MS, undefined, { signal: limit.signal }).catch(() => undefined);
  await Promise.race([kysely.destroy().catch(() => undefined), late]);
  limit.abort();
  await release();
}

function runWrite<T>(kysely: Db, fn: (db: Db) => Promise<T>): Promise<T> {
  let begun = false;
  return withRetries(
    () =>
      kysely.transaction().execute((trx) => {
        begun = true;
        return fn(trx);
      }),
    (error) => isConflict(error) || (!begun && isConnectionLoss(error)),
  );
}

async function withRetries<T>(run: () => Promise<T>, mayRetry: (error: unknown) => boolean): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      const wait = RETRY_AFTER_MS[attempt];
      if (wait === undefined || !mayRetry(error)) throw error;
      // Spread out, so that two transactions that collided do not collide again.
      await pause(wait * (0.5 + Math.random()));
    }
  }
}
