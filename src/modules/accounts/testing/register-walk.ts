import type { FastifyInstance } from 'fastify';
import type { Database } from '../../../platform/db/database.ts';
import { newDeskCode } from '../domain/desk-code.ts';
import { deskCodeHash } from '../store/joining/desk-codes.ts';
import { addOrganisation } from './sign-in.ts';
import { GOOD_PASSWORD, post } from './with-password.ts';

const SYSTEM = { kind: 'system', why: 'tests make codes' } as const;
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Somebody who registers: every form from the page before, as a browser would. */
export class Registering {
  readonly app: FastifyInstance;
  readonly ip: string;
  /** Address of the page they are on. */
  at = '/registrati';

  private cookie = '';

  constructor(app: FastifyInstance, ip: string) {
    this.app = app;
    this.ip = ip;
  }

  /** In a browser that has this cookie. */
  with(cookie: string): this {
    this.cookie = cookie;
    return this;
  }

  async send(fields: Fields, at = this.at) {
    const action = at.split('?')[0] ?? at;
    const answer = await post(this.app, action, fields, { page: at, ip: this.ip, cookie: this.cookie });
    if (answer.statusCode === 303) this.at = String(answer.headers.location);
    return answer;
  }

  page() {
    return this.app.inject({ url: this.at, remoteAddress: this.ip, headers: { cookie: this.cookie } });
  }

  /** Up to the last page, as a young person born on this ISO day. */
  async asYouth(born: string, from = '/registrati'): Promise<this> {
    const [year = '', month = '', day = ''] = born.split('-');
    if (from.startsWith('/registrati')) await this.send({ chi: 'youth', ...queryOf(from) }, from);
    await this.send({ giorno: day, mese: month, anno: year });
    await this.send({ comune: '' });
    await this.send({ consenso: [] });
    return this;
  }

  /** Up to the last page, as a company with this VAT number. */
  async asCompany(vat: string, name = 'Officina Rossi'): Promise<this> {
    await this.send({ chi: 'company' });
    await this.send({ nome: name, piva: vat, comune: 'Cremona', sito: '', pec: '' });
    return this;
  }

  /** The last page. */
  finish(who: { email: string; given?: string; family?: string; password?: string }, more: Fields = {}) {
    const { email, given = 'Sara', family = 'Prova', password = GOOD_PASSWORD } = who;
    return this.send({ nome: given, cognome: family, email, password, accetto: '1', ...more });
  }
}

function queryOf(address: string): Record<string, string> {
  return Object.fromEntries(new URL(address, 'http://x.invalid').searchParams);
}

/** A code on paper of a centre with this name, good for a month. */
export async function addDeskCode(
  database: Database,
  platform: { readonly secret: string },
  now: Date,
  options: { name?: string; expiresInDays?: number } = {},
): Promise<{ code: string; organisation: number }> {
  const { name, expiresInDays = 30 } = options;
  const { id } = await addOrganisation(database, { kind: 'youth_centre', provinces: ['CR'], ...(name ? { name } : {}) });
  const code = newDeskCode();
  await database.write(async (db) => {
    const expires = new Date(now.getTime() + expiresInDays * 86_400_000);
    const batch = await db
      .insertInto('accounts_desk_batch')
      .values({ organisation_id: id, label: 'Prova', made_by: null, expires_at: expires })
      .returning('id')
      .executeTakeFirstOrThrow();
    const hash = deskCodeHash(platform, code);
    await db.insertInto('accounts_desk_code').values({ code_hash: hash, batch_id: batch.id, used_at: null, used_by: null }).execute();
  }, SYSTEM);
  return { code, organisation: id };
}
