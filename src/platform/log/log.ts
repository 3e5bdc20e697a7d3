import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from '../config/config.ts';
import { describeError } from './describe-error.ts';

export type Log = Logger;

/** Fields that could carry personal data; whatever a careless caller passes, they never reach the log. */
const REDACTED = ['email', 'mail', 'name', 'phone', 'body', 'password', 'token', 'authorization', 'cookie', 'text', 'to'];

/** A structured JSON log on standard error (standard output belongs to what the command prints). */
export function openLog(config: Pick<Config, 'LOG_LEVEL'>, destination: DestinationStream = pino.destination(2)): Log {
  return pino(
    {
      level: config.LOG_LEVEL,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError, error: describeError },
      redact: { paths: REDACTED.flatMap((field) => [field, `*.${field}`]), censor: '[hidden]' },
    },
    destination,
  );
}
