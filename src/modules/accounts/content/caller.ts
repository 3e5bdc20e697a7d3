import { z } from 'zod';
import { addressGroup } from '../../../kernel/address-group.ts';
import type { RequestContext } from '../../../platform/http/route.ts';
import { setSession } from '../../../platform/http/session/session-cookie.ts';
import { deviceLabel } from '../domain/device-label.ts';
import { normaliseEmail } from '../domain/email-address.ts';
import { returnPath } from '../domain/return-path.ts';
import { cookieSeconds } from '../domain/session-limits.ts';
import type { Entered } from '../store/enter.ts';

/** Whoever comes through these pages is nobody yet. */
export const SYSTEM = { kind: 'system', why: 'somebody signs in: nobody is known yet' } as const;

type Called = Pick<RequestContext<unknown, unknown>, 'headers' | 'ip'>;

/** Where a request comes from: what the person will recognise, and what limits count. */
export function callerOf({ headers, ip }: Called): { device: string; from: string } {
  const agent = headers['user-agent'];
  return { device: deviceLabel(typeof agent === 'string' ? agent : undefined), from: addressGroup(ip) };
}

/** A field with an e-mail address. */
export const emailField = z.string('form.email').transform((text, check) => {
  const email = normaliseEmail(text);
  if (email !== null) return email;
  check.addIssue({ code: 'custom', message: 'form.email' });
  return z.NEVER;
});

/** The cookie of a new session. It outlives the browser only where the person says the device is theirs, and the role allows it. */
export function cookieOf({ token, role }: Entered, stay: boolean): string {
  return setSession(token, cookieSeconds(role, stay));
}

/** Where to go: back to the page that asked for the sign-in, or on to what is missing, which then leads back. */
export function destination({ level, next }: Entered, back: string): string {
  const own = returnPath(back);
  if (!own) return next;
  return level === 'full' ? own : `${next}?da=${encodeURIComponent(own)}`;
}

export function minutesOf(ms: number): number {
  return Math.max(1, Math.ceil(ms / 60_000));
}
