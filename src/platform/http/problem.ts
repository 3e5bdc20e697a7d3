/** An API error, RFC 9457. `type` names the error for programs, `title` and `detail` are for people. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

export const PROBLEM_TYPE = 'application/problem+json';

/** Builds a problem; `code` becomes `urn:talenthub:problem:<code>`. */
export function problem(code: string, status: number, title: string, extra: Partial<Problem> = {}): Problem {
  return { type: `urn:talenthub:problem:${code}`, title, status, ...extra };
}

/** The wrong parts of a request checked by a Zod schema. */
export function issuesOf(error: {
  issues: readonly { path: readonly PropertyKey[]; message: string }[];
}): { path: string; message: string }[] {
  return error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
}
