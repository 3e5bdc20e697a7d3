import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { modules } from '../../src/app.ts';
import type { Database } from '../../src/platform/db/database.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { submit } from './app.ts';

/** Every route of the product, as the registry has it. */
export const routes: readonly Route[] = modules.flatMap((module) => module.routes);

/** Things that exist, for the parameters in the addresses of routes. */
export interface Examples {
  readonly ad: string;
  readonly adId: string;
  readonly occupation: string;
  readonly occupationId: string;
  readonly journey: string;
}

/** Looks up an ad and an occupation and starts a journey, in a furnished database. */
export async function examplesIn(app: FastifyInstance, { pool }: Database): Promise<Examples> {
  const ads = await pool.query<{ id: number; slug: string }>('select id, slug from opportunities_ad order by id limit 1');
  const [occupation] = (await app.inject('/api/v1/occupations?q=cameriere')).json<{ items: { id: string; url: string }[] }>().items;
  const started = await submit(app, '/per-te', {}, '/per-te');
  return {
    ad: `${ads.rows[0]?.id}-${ads.rows[0]?.slug}`,
    adId: String(ads.rows[0]?.id),
    occupation: occupation?.url.split('/').at(-1) ?? '',
    occupationId: occupation?.id ?? '',
    journey: String(started.headers.location).split('/')[2] ?? '',
  };
}

/** The address of a route with its parameters filled in. */
export function addressOf(route: Pick<Route, 'path'>, examples: Examples): string {
  return route.path
    .replace('/api/v1/opportunities/:id', `/api/v1/opportunities/${examples.adId}`)
    .replace('/api/v1/occupations/:id', `/api/v1/occupations/${examples.occupationId}`)
    .replace(':idslug', examples.ad)
    .replace(':slug', examples.occupation)
    .replace(':name', 'accounts.minimum-age')
    .replace(':id', examples.journey)
    .replace(/:(?:relative|youth)\b/, 'A'.repeat(22))
    .replace(':provider', 'spid')
    .replace(/:(?:token|organisation|person)\b/, 'A'.repeat(22))
    .replace(':proof', '1');
}

/** Rows of every table, for "nothing was written": seen by the owner, to whom row-level security hides nothing. */
export async function countAllRows({ url }: Pick<Database, 'url'>): Promise<Record<string, number>> {
  return withOwner(url, async (client) => Object.fromEntries(await everyTable<number>(client, 'count(*)::int')));
}

/** What every table holds, as one number each: also tells a row that was changed or exchanged for another. */
export async function contentOfAllTables({ url }: Pick<Database, 'url'>): Promise<Record<string, string>> {
  const content = "count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)";
  return withOwner(url, async (client) => Object.fromEntries(await everyTable<string>(client, content)));
}

async function everyTable<T>(client: pg.PoolClient, what: string): Promise<[string, T][]> {
  const { rows: tables } = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
  );
  const each = tables.map(({ name }) => `select '${name}' as name, to_jsonb(${what}) as it from ${name} t`).join(' union all ');
  // Named: planning a query over all tables takes longer than counting their rows, and it is asked again and again.
  const { rows } = await client.query<{ name: string; it: T }>({ name: createHash('md5').update(each).digest('hex'), text: each });
  return rows.map(({ name, it }) => [name, it]);
}

let held: { readonly url: string; readonly pool: pg.Pool } | undefined;

/**
 * Runs `work` on a connection of the role that owns the tables and, in the tests, may see every row. The connection is kept for the next
 * call: opening one and learning about every table costs ten times what most calls ask for.
 */
export async function withOwner<T>(url: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  if (held?.url !== url) {
    void held?.pool.end();
    held = { url, pool: new pg.Pool({ connectionString: url, max: 2, idleTimeoutMillis: 1000, allowExitOnIdle: true }) };
    // The file's database is dropped while the connection rests.
    held.pool.on('error', () => undefined);
  }
  const client = await held.pool.connect();
  return work(client).finally(() => client.release());
}
