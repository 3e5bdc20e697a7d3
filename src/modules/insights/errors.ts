import type { AppError } from '../../kernel/result.ts';

export const insightsErrors = {
  rating: { code: 'insights.rating', status: 422 },
} as const satisfies Record<string, AppError>;
