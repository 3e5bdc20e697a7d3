import pg from 'pg';
import { ACT_AS_APP_ROLE } from './app-role.ts';

/** One line for the operator's log. */
export type Log = (message: string) => void;

export interface ConnectionOptions {
  readonly url: string;
  /** Upper bound of open connections. */
  readonly size: number;
  /** The longest one statement may run, milliseconds; 0 for no bound (migrations, backup). */
  readonly statementTimeoutMs: number;
  readonly log: Log;
  /** Gives up the owner's rights on every connection: what pages and jobs use. */
  readonly asApp?: boolean;
}

const CONNECT_TIMEOUT_MS = 10_000;
const IDLE_IN_TRANSACTION_MS = 60_000;

/** A pool whose sessions speak UTC, read int8 as number and calendar days as text, and which outlives a restart of the server. */
export function createPool(options: ConnectionOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.size,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'talenthub',
    types: { getTypeParser: parserOf },
    onConnect: (client) =>
      client.query(
        `set timezone = 'UTC'; set statement_timeout = ${options.statementTimeoutMs}; set idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}; ${options.asApp ? ACT_AS_APP_ROLE : ''}`,
      ),
  });
  // Without this listener an idle connection cut by the server would end the whole process; the pool has already dropped it.
  pool.on('error', (error) => options.log(`database connection lost: ${error.message}`));
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

const { INT8, DATE } = pg.types.builtins;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const TEXT_ARRAY: number = 1009;
const textArray: (text: string) => (string | null)[] = pg.types.getTypeParser(TEXT_ARRAY, 'text');

/** Same signature as pg's own, so that it can stand in its place; binary results are never asked for. */
export const parserOf: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') => {
  if (oid === INT8) return safeInteger;
  if (oid === INT8_ARRAY) return (text: string) => textArray(text).map((item) => (item === null ? null : safeInteger(item)));
  // A calendar day has no time zone: as a Date it would move by a day in Rome's winter and summer.
  if (oid === DATE) return (text: string) => text;
  if (oid === DATE_ARRAY) return textArray;
  return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 out of the safe range: ${text}`);
  return value;
}
