import type { AppError } from '../../../kernel/result.ts';

export const ownDataErrors = {
  copyGone: { code: 'accounts.copy-gone', status: 404 },
} as const satisfies Record<string, AppError>;
