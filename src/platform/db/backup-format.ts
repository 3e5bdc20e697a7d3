import { z } from 'zod';

/**
 * The first line of a backup file. What follows is, per table, a line `#name` and one JSON array of column texts per row; then the private
 * files, as `backup-files.ts` says.
 */
export const backupHeader = z.object({
  format: z.literal('talenthub-backup-1'),
  madeAt: z.string(),
  /** Name of the last migration of the database it was made from. */
  schema: z.string(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int() })),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
  files: z.object({ count: z.number().int(), bytes: z.number().int() }),
  /** Mark of the secret in use when it was made: see `secretMark`. */
  secret: z.string(),
  /** SHA-256 of all the lines after the header, each with its newline. */
  checksum: z.string(),
});

export type BackupHeader = z.infer<typeof backupHeader>;

export type BackupErrorCode = 'not_a_backup' | 'damaged' | 'other_schema' | 'not_empty' | 'count_mismatch';

/** Why a backup could not be restored; the database is as it was before. `message` is an English sentence for the operator. */
export class BackupError extends Error {
  readonly code: BackupErrorCode;

  constructor(code: BackupErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BackupError';
    this.code = code;
  }
}

/** What was written or read. */
export interface BackupSummary {
  readonly schema: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  /** false: made under another secret than the one in use here. */
  readonly sameSecret: boolean;
}

export function summaryOf(header: BackupHeader, secretInUse: string): BackupSummary {
  return {
    schema: header.schema,
    tables: header.tables.length,
    rows: header.tables.reduce((sum, table) => sum + table.rows, 0),
    files: header.files.count,
    sameSecret: header.secret === secretInUse,
  };
}
