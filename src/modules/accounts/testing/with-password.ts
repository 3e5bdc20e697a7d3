import type { FastifyInstance } from 'fastify';
import type { Role } from '../../../kernel/access/viewer.ts';
import type { Database } from '../../../platform/db/database.ts';
import { hashPassword, setPassword } from '../store/passwords/passwords.ts';
import { addMembership, addOrganisation, addPerson, type TestPerson } from './sign-in.ts';

const SYSTEM = { kind: 'system', why: 'tests give people passwords' } as const;
/** Good by every rule, for anybody. */
export const GOOD_PASSWORD = 'cavallo tetto limone viola';
let hash: Promise<string> | undefined;

/** Somebody who can sign in with `GOOD_PASSWORD`; an operator gets a centre to work for. */
export async function withPassword(
  database: Database,
  values: { role?: Extract<Role, 'youth' | 'family' | 'admin' | 'operator'>; email?: string } = {},
): Promise<TestPerson> {
  const { role = 'youth', email } = values;
  const person = await addPerson(database, { role, ...(email ? { email } : {}) });
  if (role === 'operator') {
    const organisation = await addOrganisation(database, { kind: 'youth_centre', provinces: ['CR'] });
    await addMembership(database, person.id, organisation.id, 'operator');
  }
  hash ??= hashPassword(GOOD_PASSWORD);
  const made = await hash;
  await database.write((db) => setPassword(db, person.id, made), SYSTEM);
  return person;
}

/** What was queued for this address, oldest first. */
export function mailsTo(database: Database, email: string): Promise<{ subject: string; text: string }[]> {
  return database.read(
    (db) => db.selectFrom('platform_mail').select(['subject', 'text']).where('to_address', '=', email).orderBy('id').execute(),
    SYSTEM,
  );
}

/** The path of the link in the last mail to this address that has one below `start`. */
export async function linkIn(database: Database, email: string, start: string): Promise<string> {
  const texts = (await mailsTo(database, email)).map((mail) => mail.text).reverse();
  for (const text of texts) {
    const path = text.match(/https?:\/\/\S+/g)?.find((url) => URL.parse(url)?.pathname.startsWith(`${start}/`));
    if (path) return new URL(path).pathname;
  }
  throw new Error(`no link below ${start} was mailed`);
}

/** Posts a form as a browser would, with its own address, cookie and name. */
export async function post(
  app: FastifyInstance,
  url: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
  from: { page?: string; cookie?: string; ip?: string; agent?: string; token?: string } = {},
) {
  const headers = {
    ...(from.cookie ? { cookie: from.cookie } : {}),
    'user-agent': from.agent ?? 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36',
  };
  const opened =
    from.token === undefined
      ? (await app.inject({ url: from.page ?? '/accedi', headers, remoteAddress: from.ip ?? '192.0.2.1' })).body
      : '';
  const body = new URLSearchParams({ _csrf: from.token ?? tokenIn(opened) });
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
  return app.inject({
    method: 'POST',
    url,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    remoteAddress: from.ip ?? '192.0.2.1',
    payload: body.toString(),
  });
}

/** The token of a page's form. A visitor's is good for any form of theirs: many posts need one page. */
export function tokenIn(html: string): string {
  return /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

/** The cookie an answer gave, as the browser would send it back; empty without one. */
export function cookieFrom(answer: { headers: Record<string, unknown> }): string {
  return String([answer.headers['set-cookie']].flat()[0] ?? '').split(';')[0] ?? '';
}
