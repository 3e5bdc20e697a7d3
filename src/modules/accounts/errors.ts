import type { AppError } from '../../kernel/result.ts';

export const accountErrors = {
  unknown: { code: 'accounts.unknown', status: 404 },
} as const satisfies Record<string, AppError>;
