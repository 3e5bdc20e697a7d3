import type { Generated } from 'kysely';
import type { FilledTimestamp } from '../../../platform/db/tables.ts';

/** A fault that a visitor reported; `reply_to` only when they want an answer. */
export interface FaultReportTable {
  id: Generated<number>;
  page: string;
  description: string;
  reply_to: string | null;
  created_at: FilledTimestamp;
}

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    site_fault_report: FaultReportTable;
  }
}
