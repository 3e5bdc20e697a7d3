import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
/** One step before and one after: clocks of phones differ. */
const WINDOW = 1;

/** A new secret of 160 bits (RFC 4226), as base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code holds: `otpauth://totp/…`. `account` is how the app lists it. */
export function totpAddress(secret: string, issuer: string, account: string): string {
  return totp(secret, issuer, account).toString();
}

/** The time step (30 s since 1970) that a code of six digits belongs to, at most one away from now; null when it is wrong. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = totp(secret, '', '').validate({ token, timestamp, window: WINDOW });
  return delta === null ? null : TOTP.counter({ period: PERIOD_SECONDS, timestamp }) + delta;
}

/** The secret in groups of four, to be typed. */
export function grouped(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}

function totp(secret: string, issuer: string, label: string): TOTP {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS });
}

/** What an app with this secret shows now. Only the demonstration, whose secret everybody knows, ever shows it. */
export function currentCode(secret: string, now: Date): string {
  return totp(secret, '', '').generate({ timestamp: now.getTime() });
}
