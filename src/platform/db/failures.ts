/** SQLSTATEs after which the same transaction, run again, may succeed: serialization failure, deadlock. */
const RUN_AGAIN = new Set(['40001', '40P01']);
/** SQLSTATEs and system codes that say the server went away or is not up yet. */
const AWAY = new Set(['57P01', '57P02', '57P03', '08000', '08003', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);
const AWAY_MESSAGE = /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/;

/** True when another transaction got in the way and running this one again is right. */
export function isConflict(error: unknown): boolean {
  return RUN_AGAIN.has(codeOf(error));
}

/** True when the connection was lost or refused: the server is restarting, or gone. */
export function isConnectionLoss(error: unknown): boolean {
  return AWAY.has(codeOf(error)) || (error instanceof Error && AWAY_MESSAGE.test(error.message));
}

/** The SQLSTATE or system code of an error, or the empty string. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
