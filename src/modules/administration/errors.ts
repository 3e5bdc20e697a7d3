import type { AppError } from '../../kernel/result.ts';

export const administrationErrors = {
  /** It is not there, or somebody else dealt with it before. */
  gone: { code: 'administration.gone', status: 404 },
} as const satisfies Record<string, AppError>;
