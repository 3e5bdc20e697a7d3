import type { FastifyRequest } from 'fastify';
import type { Session } from '../../../kernel/access/viewer.ts';
import type { ServerInput } from '../server.ts';

/**
 * The only cookie that stays, and only for people who signed in (the other one lives while somebody is on the way to a provider outside). The prefix makes browsers refuse it from any other host, path or plain HTTP;
 * they treat loopback addresses as safe, so it also works on a developer's machine.
 */
export const SESSION_COOKIE = '__Host-talenthub';

const known = new WeakMap<FastifyRequest, Session>();

/** Looks up the session that came with a request; null without a valid one. */
export async function findSession({ sessions }: ServerInput, request: FastifyRequest): Promise<Session | null> {
  const token = sessionToken(request.headers.cookie);
  const session = token === null ? null : await sessions.find(token);
  if (session) known.set(request, session);
  return session;
}

/** What was found for this request before; asks the database nothing, so that error pages can use it. */
export function sessionOf(request: FastifyRequest): Session | null {
  return known.get(request) ?? null;
}

/** The session cookie's value in a Cookie header, or null. */
export function sessionToken(header: string | undefined): string | null {
  const pair = header?.split(/;\s*/).find((part) => part.startsWith(`${SESSION_COOKIE}=`));
  const value = pair?.slice(SESSION_COOKIE.length + 1) ?? '';
  return /^[\w-]{20,100}$/.test(value) ? value : null;
}

/** `Set-Cookie` that gives a browser its session, for as long as the browser is open or `seconds`. */
export function setSession(token: string, seconds: number | null): string {
  const age = seconds === null ? '' : `; Max-Age=${seconds}`;
  return `${SESSION_COOKIE}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax${age}`;
}

/** `Set-Cookie` that takes it away. */
export function clearSession(): string {
  return `${SESSION_COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`;
}
