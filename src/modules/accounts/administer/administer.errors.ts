import type { AppError } from '../../../kernel/result.ts';

export const administerErrors = {
  /** Administrators do not lock themselves out. */
  self: { code: 'accounts.not-yourself', status: 409 },
  lastAdmin: { code: 'accounts.last-admin', status: 409 },
  unknown: { code: 'accounts.unknown-thing', status: 404 },
  /** Somebody else did it before, or the thing is in another state. */
  already: { code: 'accounts.already-so', status: 409 },
} as const satisfies Record<string, AppError>;
