import type { AppError } from '../../kernel/result.ts';

export const accountErrors = {
  /** The password was right, but nothing is open to this person. */
  closed: { code: 'accounts.closed', status: 403 },
  /** A page that is there only where the installation is configured for it. */
  unknownPage: { code: 'http.not-found', status: 404 },
  unknown: { code: 'accounts.unknown', status: 404 },
} as const satisfies Record<string, AppError>;
