import type { Role } from '../../../kernel/access/viewer.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long a session lives: `idle` since the last page, `absolute` since the sign-in; milliseconds. */
export interface SessionLimits {
  readonly idle: number;
  readonly absolute: number;
}

/** Young people use their own phone and come back after days; who sees other people's files sits at a shared desk. */
const OWN_PHONE: SessionLimits = { idle: 30 * DAY, absolute: 90 * DAY };
const SHARED_DESK: SessionLimits = { idle: 2 * HOUR, absolute: 12 * HOUR };
/** A sign-in that stops before the second factor is soon worth nothing. */
export const UNFINISHED_MS = 15 * 60_000;
/** After this long a sensitive change (password, address, second factor, erasure) asks for a proof again. */
export const FRESH_MS = 15 * 60_000;
/** `seen_at` is written no more often than this: reading a page is no write. */
export const SEEN_EVERY_MS = 5 * 60_000;

export function limitsFor(role: Role): SessionLimits {
  return role === 'youth' || role === 'family' ? OWN_PHONE : SHARED_DESK;
}

/** Seconds a browser keeps the cookie after it closes: null on shared desks, and where the person did not ask to stay signed in. */
export function cookieSeconds(role: Role, stays: boolean): number | null {
  const limits = limitsFor(role);
  return stays && limits === OWN_PHONE ? limits.absolute / 1000 : null;
}
