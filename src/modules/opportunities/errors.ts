import type { AppError } from '../../kernel/result.ts';

export const opportunitiesErrors = {
  notFound: { code: 'opportunities.not-found', status: 404 },
  gone: { code: 'opportunities.gone', status: 410 },
  importRunning: { code: 'opportunities.import-running', status: 409 },
  fileMissing: { code: 'opportunities.source-missing', status: 422 },
} as const satisfies Record<string, AppError>;
