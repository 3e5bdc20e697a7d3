import type { AppError } from '../../kernel/result.ts';

export const matchingErrors = {
  indexLoading: { code: 'matching.index-loading', status: 503 },
} as const satisfies Record<string, AppError>;
