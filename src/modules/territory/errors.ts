import type { AppError } from '../../kernel/result.ts';

export const territoryErrors = {
  file: { code: 'territory.file', status: 422 },
} as const satisfies Record<string, AppError>;
