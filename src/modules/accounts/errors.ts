import type { AppError } from '../../kernel/result.ts';

export const accountErrors = {
  /** The password was right, but nothing is open to this person. */
  closed: { code: 'accounts.closed', status: 403 },
  /** This kind of organisation has no such role. */
  wrongRole: { code: 'accounts.wrong-role', status: 422 },
  tooManyInvitations: { code: 'accounts.too-many-invitations', status: 422 },
  tooManyInvitationsToday: { code: 'accounts.too-many-invitations-today', status: 422 },
  /** A page that is there only where the installation is configured for it. */
  unknownPage: { code: 'http.not-found', status: 404 },
  /** Who is not in charge of a person says why they read their file. */
  reasonRequired: { code: 'accounts.reason-required', status: 422 },
  unknown: { code: 'accounts.unknown', status: 404 },
} as const satisfies Record<string, AppError>;
