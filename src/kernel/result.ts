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
