/** An expected failure: a code that names it, an HTTP status, and values for its sentence (catalogue key `error.<code>`). */
export interface AppError {
  readonly code: string;
  readonly status: number;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type Result<T, E = AppError> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}

/** The value, or a thrown error: for tests and for start-up code where a failure must stop the process. */
export function unwrap<T, E>(result: Result<T, E>): T {
  if (result.ok) return result.value;
  throw new Error(`unexpected failure: ${JSON.stringify(result.error)}`);
}
