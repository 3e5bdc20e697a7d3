import type { FastifyInstance } from 'fastify';
import { csrfToken } from '../../src/platform/http/session/csrf.ts';
import { sessionToken } from '../../src/platform/http/session/session-cookie.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { sessionIdOf } from './session-id.ts';

/** A form of a page, as a browser would see it. */
export interface Form {
  /** Path without language prefix. */
  readonly action: string;
  /** Values it carries without being asked, buttons included; not its token. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Names of the fields that a person writes into. */
  readonly fields: readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly type: string;
  /** Values to choose from, for radio buttons, check boxes and lists. */
  readonly choices: readonly string[];
}

/** The POST forms of a page. */
export function formsIn(html: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, attributes = '', inside = '']) => {
    const { method = 'get', action = '' } = attributesOf(attributes);
    return method.toLowerCase() === 'post' ? [{ action: plainPath(action), hidden: hiddenIn(inside), fields: fieldsIn(inside) }] : [];
  });
}

function hiddenIn(html: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, tag = '', attributes = ''] of html.matchAll(/<(input|button)\b([^>]*)>/g)) {
    const { type = '', name, value = '' } = attributesOf(attributes);
    if (name && name !== '_csrf' && (tag === 'button' || type === 'hidden')) found[name] ??= value;
  }
  return found;
}

function fieldsIn(html: string): Field[] {
  const found = new Map<string, { type: string; choices: string[] }>();
  for (const [, tag = '', attributes = ''] of html.matchAll(/<(input|textarea|select)\b([^>]*)>/g)) {
    const { type = tag, name, value = 'on' } = attributesOf(attributes);
    if (!name || type === 'hidden' || type === 'submit') continue;
    const field = found.get(name) ?? { type: tag === 'input' ? type : tag, choices: [] };
    if (type === 'radio' || type === 'checkbox') field.choices.push(value);
    found.set(name, field);
  }
  for (const [, attributes = '', inside = ''] of html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const field = found.get(attributesOf(attributes).name ?? '');
    for (const [, option = ''] of inside.matchAll(/<option\b([^>]*)>/g)) field?.choices.push(attributesOf(option).value ?? '');
  }
  return [...found].map(([name, field]) => ({ name, ...field }));
}

function attributesOf(text: string): Partial<Record<string, string>> {
  return Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, plain(value)]));
}

function plain(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

function plainPath(action: string): string {
  return action.replace(/^\/en(?=\/|$)/, '') || '/';
}

let callers = 0;

/** Sends a form with a good token of the sender's own session. Returns the status. */
export async function postAs(
  app: FastifyInstance,
  platform: Platform,
  { cookie, form, values = {} }: { cookie: string | null; form: Form; values?: Readonly<Record<string, string>> },
): Promise<number> {
  const id = cookie ? await sessionIdOf(platform.database, sessionToken(cookie) ?? '') : null;
  const token = csrfToken(platform.secret, id === null ? 'visitor' : `session ${id}`, platform.clock.now());
  callers += 1;
  const answer = await app.inject({
    method: 'POST',
    url: form.action,
    remoteAddress: `10.${64 + ((callers >> 16) & 63)}.${(callers >> 8) & 255}.${callers & 255}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}) },
    payload: new URLSearchParams({ ...form.hidden, ...values, _csrf: token }).toString(),
  });
  return answer.statusCode;
}
