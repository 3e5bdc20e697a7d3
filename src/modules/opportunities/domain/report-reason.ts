/** Why people report an ad. */
export const REPORT_REASONS = ['money', 'discrimination', 'fake', 'wrong', 'expired', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];
