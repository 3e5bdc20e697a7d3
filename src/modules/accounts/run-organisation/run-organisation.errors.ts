import type { AppError } from '../../../kernel/result.ts';

export const organisationErrors = {
  notLead: { code: 'accounts.not-lead', status: 403 },
  lastLead: { code: 'accounts.last-lead', status: 409 },
  decidedAlready: { code: 'accounts.decided-already', status: 409 },
  hatGone: { code: 'accounts.hat-gone', status: 409 },
  oldPecLink: { code: 'accounts.old-pec-link', status: 410 },
} as const satisfies Record<string, AppError>;
