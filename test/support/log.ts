import { type Log, openLog } from '../../src/platform/log/log.ts';

/** A log nobody reads. */
export function silentLog(): Log {
  return openLog({ LOG_LEVEL: 'silent' });
}
