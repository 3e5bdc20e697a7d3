export type FindingState = 'ok' | 'warn' | 'wrong';

/** One thing that was looked at. `wrong` must be mended before the installation can be trusted; `warn` should be. */
export interface Finding {
  /** Stable name: `database-roles`. */
  readonly check: string;
  readonly state: FindingState;
  /** For whoever operates the machine; never personal data. */
  readonly detail: string;
}

export function finding(check: string, state: FindingState, detail: string): Finding {
  return { check, state, detail };
}
