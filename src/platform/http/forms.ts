import type { z } from 'zod';
import type { FormBody } from './route.ts';

/** What is wrong with one field. `message` is a key of the slice's catalogue (`form.required`, `ad.title-too-long`). */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

export type FormResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly typed: FormBody };

/** Checks a submitted form. On failure it hands back what was typed, so that the page loses nothing. Schema messages are catalogue keys. */
export function parseForm<T>(schema: z.ZodType<T>, form: FormBody): FormResult<T> {
  const parsed = schema.safeParse(form);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors = new Map<string, FieldError>();
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '');
    if (!errors.has(field)) errors.set(field, { field, message: issue.message });
  }
  return { ok: false, errors: [...errors.values()], typed: form };
}

/** One value of a form as text; the first one when the field was sent more than once. */
export function formText(form: FormBody, field: string): string {
  const value = form[field];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** All values of a field (check boxes). */
export function formList(form: FormBody, field: string): string[] {
  const value = form[field];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : [...value];
}

/** A form body or a query string as the parser gives it → trimmed texts without NUL. Objects and numbers cannot come from a form and are dropped. */
export function toFormBody(body: unknown): FormBody {
  if (typeof body !== 'object' || body === null) return {};
  const entries = Object.entries(body).flatMap(([name, value]): [string, string | string[]][] => {
    if (typeof value === 'string') return [[name, clean(value)]];
    if (Array.isArray(value)) return [[name, value.filter((item) => typeof item === 'string').map(clean)]];
    return [];
  });
  return Object.fromEntries(entries);
}

/** NUL cannot be stored in PostgreSQL and is never typed by a person. */
function clean(text: string): string {
  return text.replaceAll('\u0000', '').trim();
}
