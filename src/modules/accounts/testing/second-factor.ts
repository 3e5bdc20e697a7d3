import type { FastifyInstance } from 'fastify';
import { Secret, TOTP } from 'otpauth';
import { SESSION_COOKIE } from '../../../platform/http/session/session-cookie.ts';
import { send, visit } from './sign-in.ts';

const APP = '/area/sicurezza/secondo-fattore/app';

/** What the app on the phone would show at this instant. */
export function codeOf(secret: string, now: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: now.getTime() });
}

type Answer = Awaited<ReturnType<typeof visit>>;

/** The cookie header after an answer: the new one when it set one. */
export function cookieAfter(answer: Answer, before = ''): string {
  const set = [answer.headers['set-cookie'] ?? []].flat().find((each) => each.startsWith(SESSION_COOKIE));
  return set ? (set.split(';')[0] ?? '') : before;
}

/** Adds an app as the person would: reads the secret from the page, types the first code. Returns the secret and the new cookie. */
export async function enrol(app: FastifyInstance, cookie: string, now: Date): Promise<{ secret: string; cookie: string; answer: Answer }> {
  const page = (await visit(app, APP, cookie)).body;
  const secret = (/th-secret">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '');
  const offer = /name="offerta" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const answer = await send(app, APP, { offerta: offer, codice: codeOf(secret, now) }, { cookie });
  return { secret, answer, cookie: cookieAfter(answer, cookie) };
}

/** Makes recovery codes as the person would, and reads them from the page. */
export async function recoveryCodes(app: FastifyInstance, cookie: string): Promise<string[]> {
  const page = (await send(app, '/area/sicurezza/codici', {}, { cookie })).body;
  return [...page.matchAll(/<code>([a-z2-9-]{11})<\/code>/g)].map((match) => match[1] ?? '');
}

/** The same app, called from another network address each time: limits by address are not what the test is about. */
export function fromEverywhere(app: FastifyInstance): FastifyInstance {
  let calls = 0;
  const inject = app.inject.bind(app) as (options: object) => unknown;
  const elsewhere = (options: string | object) => {
    calls += 1;
    const remoteAddress = `10.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`;
    return inject({ ...(typeof options === 'string' ? { url: options } : options), remoteAddress });
  };
  return Object.assign(app, { inject: elsewhere as FastifyInstance['inject'] });
}
