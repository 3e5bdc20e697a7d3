/** What became of the records of an import. */
export interface Tally {
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly duplicate: number;
  readonly rejected: number;
  /** Reason → how many records. */
  readonly reasons: Readonly<Record<string, number>>;
}

export const NOTHING: Tally = { read: 0, new: 0, changed: 0, unchanged: 0, duplicate: 0, rejected: 0, reasons: {} };

/** Counts the records of one file. `rejected` keeps the first of each reason, to be listed. */
export class Counter {
  private readonly counts = { read: 0, new: 0, changed: 0, unchanged: 0, duplicate: 0, rejected: 0 };
  private readonly reasons = new Map<string, number>();
  readonly examples = new Map<string, string>();

  add(what: 'read' | 'new' | 'changed' | 'unchanged' | 'duplicate', n = 1): void {
    this.counts[what] += n;
  }

  reject(reason: string, record: string): void {
    this.counts.rejected++;
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
    if (!this.examples.has(reason)) this.examples.set(reason, record);
  }

  tally(): Tally {
    return { ...this.counts, reasons: Object.fromEntries(this.reasons) };
  }
}

/** The sum of two tallies. */
export function addTallies(a: Tally, b: Tally): Tally {
  const reasons = { ...a.reasons };
  for (const [reason, n] of Object.entries(b.reasons)) reasons[reason] = (reasons[reason] ?? 0) + n;
  return {
    ...{ read: a.read + b.read, new: a.new + b.new, changed: a.changed + b.changed, unchanged: a.unchanged + b.unchanged },
    ...{ duplicate: a.duplicate + b.duplicate, rejected: a.rejected + b.rejected, reasons },
  };
}
