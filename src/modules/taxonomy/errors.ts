import type { AppError } from '../../kernel/result.ts';

export const taxonomyErrors = {
  unknownOccupation: { code: 'taxonomy.unknown-occupation', status: 404 },
  badRequest: { code: 'taxonomy.bad-request', status: 400 },
} as const satisfies Record<string, AppError>;
