import { addCounts, NO_COUNTS, type RunCounts } from '../domain/run-counts.ts';
import { tableLines } from '../domain/table-lines.ts';
import type { ImportOutcome } from './import-run.ts';

export interface SourceSummary {
  readonly source: string;
  readonly outcome: ImportOutcome;
}

const COLUMNS = ['read', 'new', 'changed', 'unchanged', 'duplicate', 'rejected', 'closed'] as const;

/** The sum over all sources. */
export function totalOf(summaries: readonly SourceSummary[]): RunCounts {
  return summaries.reduce((total, { outcome }) => addCounts(total, outcome.counts), NO_COUNTS);
}

/** The run of each source as a table that people can read, with the reasons below. */
export function summaryTable(summaries: readonly SourceSummary[]): string[] {
  const total = totalOf(summaries);
  const rows = summaries.map(({ source, outcome }) => [source, ...COLUMNS.map((column) => String(outcome.counts[column]))]);
  if (summaries.length > 1) rows.push(['total', ...COLUMNS.map((column) => String(total[column]))]);
  const reasons = Object.entries(total.reasons).sort((a, b) => b[1] - a[1]);
  return [
    ...tableLines(['source', ...COLUMNS], rows),
    ...(reasons.length > 0
      ? ['', 'reasons and notes:', ...reasons.map(([reason, count]) => `  ${String(count).padStart(6)}  ${reason}`)]
      : []),
  ];
}
