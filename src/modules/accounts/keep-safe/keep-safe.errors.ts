import type { AppError } from '../../../kernel/result.ts';

export const keepSafeErrors = {
  oldCodes: { code: 'accounts.old-codes', status: 422 },
  oldLink: { code: 'accounts.old-link', status: 404 },
  addressTaken: { code: 'accounts.address-taken', status: 409 },
} as const satisfies Record<string, AppError>;
