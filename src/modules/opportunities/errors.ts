import type { AppError } from '../../kernel/result.ts';

export const opportunitiesErrors = {
  notFound: { code: 'opportunities.not-found', status: 404 },
} as const satisfies Record<string, AppError>;
