/** Why the embedded server could not start; stable names for logs, tests and the operator's handbook. */
export type EmbeddedPostgresCode =
  | 'platform_unsupported'
  | 'no_unprivileged_account'
  | 'data_dir_not_writable'
  | 'data_dir_unreachable'
  | 'data_version_mismatch'
  | 'data_owner_mismatch'
  | 'initdb_failed'
  | 'server_failed'
  | 'server_unreachable'
  | 'lock_timeout';

/** A failure of the embedded PostgreSQL. `message` is one or two English sentences for the operator: what happened and what to do. */
export class EmbeddedPostgresError extends Error {
  readonly code: EmbeddedPostgresCode;

  constructor(code: EmbeddedPostgresCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
    this.code = code;
  }
}
