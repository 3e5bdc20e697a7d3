import type { AppError } from '../../../kernel/result.ts';

export const ownDataErrors = {
  fileNotFound: { code: 'accounts.unknown', status: 404 },
  reasonRequired: { code: 'accounts.reason-required', status: 422 },
  proveFirst: { code: 'accounts.prove-first', status: 403 },
  copyGone: { code: 'accounts.copy-gone', status: 404 },
} as const satisfies Record<string, AppError>;
