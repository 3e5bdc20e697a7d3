/** What a run did, by record; read = new + changed + unchanged + duplicate + rejected records. */
export interface RunCounts {
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Says the same as an ad of another source, or repeats a key of the same feed. */
  readonly duplicate: number;
  /** Records that could not become an ad, and files that could not be read. */
  readonly rejected: number;
  /** Ads withdrawn because they left the feed. */
  readonly closed: number;
  /** Why records were rejected; also what is no rejection but worth knowing: `expired`, `review-<rule>`. */
  readonly reasons: Readonly<Record<string, number>>;
}

export const NO_COUNTS: RunCounts = { read: 0, new: 0, changed: 0, unchanged: 0, duplicate: 0, rejected: 0, closed: 0, reasons: {} };

export function addCounts(a: RunCounts, b: Partial<RunCounts>): RunCounts {
  const reasons = { ...a.reasons };
  for (const [reason, count] of Object.entries(b.reasons ?? {})) reasons[reason] = (reasons[reason] ?? 0) + count;
  return {
    read: a.read + (b.read ?? 0),
    new: a.new + (b.new ?? 0),
    changed: a.changed + (b.changed ?? 0),
    unchanged: a.unchanged + (b.unchanged ?? 0),
    duplicate: a.duplicate + (b.duplicate ?? 0),
    rejected: a.rejected + (b.rejected ?? 0),
    closed: a.closed + (b.closed ?? 0),
    reasons,
  };
}

/** How often each word occurs. */
export function tally(words: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
