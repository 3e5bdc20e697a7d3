import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AppError } from '../../../kernel/result.ts';

export const CSRF_FIELD = '_csrf';
const VALID_MS = 12 * 3_600_000;

/**
 * A token for the forms of one page as it was loaded once: when it was made, something random, and proof that we made it for this holder (a
 * session id, or "visitor"). As it is never the same twice, the size of a compressed page tells nothing about it.
 */
export function csrfToken(secret: string, holder: string, now: Date): string {
  const stamp = `${now.getTime().toString(36)}.${randomBytes(9).toString('base64url')}`;
  return `${stamp}.${sign(secret, holder, stamp)}`;
}

/**
 * Checks a form post: the browser's own word on where it comes from (Sec-Fetch-Site, Origin) and the token.
 * Returns what is wrong, or null.
 */
export function csrfProblem(input: {
  secret: string;
  holder: string;
  now: Date;
  token: unknown;
  host: string | undefined;
  origin: string | undefined;
  fetchSite: string | undefined;
}): AppError | null {
  if (input.fetchSite !== undefined && input.fetchSite !== 'same-origin') return { code: 'http.foreign-form', status: 403 };
  if (input.origin !== undefined && hostOf(input.origin) !== input.host) return { code: 'http.foreign-form', status: 403 };
  const [made = '', random = '', signature = '', ...more] = typeof input.token === 'string' ? input.token.split('.') : [];
  if (more.length > 0 || !sameText(signature, sign(input.secret, input.holder, `${made}.${random}`)))
    return { code: 'http.foreign-form', status: 403 };
  const age = input.now.getTime() - Number.parseInt(made, 36);
  if (!(age >= -60_000 && age <= VALID_MS)) return { code: 'http.stale-form', status: 403 };
  return null;
}

function sign(secret: string, holder: string, stamp: string): string {
  return createHmac('sha256', secret).update(`csrf\n${holder}\n${stamp}`).digest('base64url');
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

function hostOf(origin: string): string | null {
  return URL.parse(origin)?.host ?? null;
}
