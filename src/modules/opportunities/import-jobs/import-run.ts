import type { AppError, Result } from '../../../kernel/result.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { RunCounts } from '../domain/run-counts.ts';
import type { CsvMapping } from '../feeds/formats/csv-header.ts';
import type { FeedFormat } from '../feeds/read-feed.ts';
import type { RunState } from '../store/tables.ts';
import type { Knowledge } from './describe-ad.ts';

/** Records in one transaction: small enough to hold no lock for long, large enough to be quick. */
export const BATCH = 500;

/** One file, or one address, to be read. */
export interface ImportInput {
  /** File name or address, as people know it. */
  readonly label: string;
  /** False for what was only found in a folder: that it is no feed is then no error of the caller. */
  readonly named: boolean;
  /** Opens the bytes. `not-modified`: the source says that nothing changed since the last run. */
  open(): Promise<Result<AsyncIterable<Uint8Array> | 'not-modified'>>;
}

export interface ImportRequest {
  /** Name of the source. */
  readonly source: string;
  readonly inputs: readonly ImportInput[];
  readonly format: FeedFormat | 'auto';
  readonly mapping?: CsvMapping | undefined;
  /** The inputs are the whole source: ads that are not in them have left it. */
  readonly complete: boolean;
  /** Also when more than half of the source's ads would close. */
  readonly force: boolean;
  /** Say what would happen, write nothing. */
  readonly dryRun: boolean;
  progress(done: number): void;
}

export interface ImportOutcome {
  readonly runId: number | null;
  readonly state: RunState;
  readonly counts: RunCounts;
  readonly formats: readonly FeedFormat[];
  /** Inputs that could not be read, with the reason. */
  readonly failed: readonly { readonly input: ImportInput; readonly error: AppError }[];
  /** Runs of this source that a dead process had left behind. */
  readonly interrupted: number;
  /** Set when closing was refused because more than half of the ads would go. */
  readonly closingRefused: { readonly missing: number; readonly active: number } | null;
}

/** What the steps of a run share. */
export interface RunContext {
  readonly platform: Platform;
  readonly request: ImportRequest;
  readonly know: Knowledge;
  readonly sourceId: number;
  /** Null in a dry run. */
  readonly runId: number | null;
  /** Keys met in a dry run, which stages nothing. */
  readonly seen: Set<string>;
}
