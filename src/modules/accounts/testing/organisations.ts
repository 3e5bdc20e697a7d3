import type { FastifyInstance } from 'fastify';
import type { Role } from '../../../kernel/access/viewer.ts';
import type { Database } from '../../../platform/db/database.ts';
import { visit } from './sign-in.ts';

const SYSTEM = { kind: 'system', why: 'tests look at organisations and change them' } as const;

/** What the database holds of an organisation. */
export function organisationRow(database: Database, id: number) {
  return database.read((db) => db.selectFrom('accounts_organisation').selectAll().where('id', '=', id).executeTakeFirstOrThrow(), SYSTEM);
}

/** Data that the registration would have asked for. */
export function describeOrganisation(
  database: Database,
  id: number,
  values: { vat_number?: string; email_domain?: string; website?: string; pec?: string; status?: 'pending' | 'active' },
): Promise<unknown> {
  return database.write((db) => db.updateTable('accounts_organisation').set(values).where('id', '=', id).execute(), SYSTEM);
}

/** Mails that wait for these addresses, oldest first. */
export function mailTo(database: Database, address: string): Promise<{ subject: string; text: string }[]> {
  return database.read(
    (db) => db.selectFrom('platform_mail').select(['subject', 'text']).where('to_address', '=', address).orderBy('id').execute(),
    SYSTEM,
  );
}

/** Puts a youth in the charge of an operator, as the codes would have done. */
export function addCase(database: Database, youth: number, operator: number, organisation: number): Promise<unknown> {
  return database.write(
    (db) =>
      db
        .insertInto('accounts_case')
        .values({ youth_id: youth, operator_id: operator, organisation_id: organisation, ended_at: null })
        .execute(),
    SYSTEM,
  );
}

/** Sends a form with a file, as a browser does. */
export async function sendFile(
  app: FastifyInstance,
  url: string,
  given: { cookie: string; from: string; field: string; bytes: Uint8Array; name?: string },
) {
  const page = (await visit(app, given.from, given.cookie)).body;
  const form = new FormData();
  form.append('_csrf', /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '');
  form.append(given.field, new Blob([new Uint8Array(given.bytes)], { type: 'text/html' }), given.name ?? '../../evil<b>.html');
  const encoded = new Response(form);
  return app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': encoded.headers.get('content-type') ?? '', 'sec-fetch-site': 'same-origin', cookie: given.cookie },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
}

/** What a session cookie opens now: the role it wears and how far its sign-in has come; null when nothing. */
export async function sessionBehind(database: Database, cookie: string): Promise<{ role: Role; level: string; factors: number } | null> {
  const { tokenHash } = await import('../store/sessions.ts');
  const token = cookie.split(';')[0]?.split('=')[1] ?? '';
  const row = await database.read(
    (db) =>
      db.selectFrom('accounts_session').select(['role', 'level', 'factors']).where('token_hash', '=', tokenHash(token)).executeTakeFirst(),
    SYSTEM,
  );
  return row ?? null;
}
