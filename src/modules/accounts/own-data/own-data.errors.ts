import type { AppError } from '../../../kernel/result.ts';

export const ownDataErrors = {
  reasonRequired: { code: 'accounts.reason-required', status: 422 },
  copyGone: { code: 'accounts.copy-gone', status: 404 },
} as const satisfies Record<string, AppError>;
