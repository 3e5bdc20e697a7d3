import { type Logger, pino } from 'pino';
import type { Config } from '../config/config.ts';

export type Log = Logger;

/** Fields that could carry personal data; whatever a careless caller passes, they never reach the log. */
const REDACTED = ['email', 'mail', 'name', 'phone', 'body', 'password', 'token', 'authorization', 'cookie', 'text', 'to'];

/** A structured JSON log on standard error (standard output belongs to what the command prints). */
export function openLog(config: Pick<Config, 'LOG_LEVEL'>): Log {
  return pino(
    {
      level: config.LOG_LEVEL,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: REDACTED.flatMap((field) => [field, `*.${field}`]), censor: '[hidden]' },
    },
    pino.destination(2),
  );
}
