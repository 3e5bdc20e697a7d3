import type { FastifyError } from 'fastify';
import type { AppError } from '../../../kernel/result.ts';
import { codeOf, isConnectionLoss } from '../../db/failures.ts';
import type { Log } from '../../log/log.ts';

const BY_STATUS: Readonly<Record<number, string>> = {
  413: 'http.too-large',
  415: 'http.wrong-type',
  429: 'http.too-many-requests',
};
/** Too many connections, disk full, out of memory, stopped while it worked, took too long: not a bug, and worth trying again. */
const UNABLE_NOW = new Set(['53000', '53100', '53200', '53300', '57014', 'ENOSPC']);

/** What a request that ended in an exception is told. Only what is no fault of the caller is logged; neither shows its inside. */
export function failedRequest(log: Log, requestId: string, error: FastifyError): AppError {
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) return { code: BY_STATUS[status] ?? 'http.bad-request', status };
  // Whoever throws 503 has refused work on purpose, because there is too much of it.
  if (status === 503) {
    log.warn({ requestId, reason: error.name }, 'request refused: overloaded');
    return { code: 'http.unavailable', status };
  }
  log.error({ requestId, err: error }, 'request failed');
  const passing = isConnectionLoss(error) || UNABLE_NOW.has(codeOf(error));
  return passing ? { code: 'http.unavailable', status: 503 } : { code: 'http.internal', status: 500 };
}
