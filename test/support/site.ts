import type { FastifyInstance } from 'fastify';
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
    .replace(':provider', 'spid')
    .replace(/:(?:token|organisation|person)\b/, 'A'.repeat(22))
    .replace(':proof', '1');
}

/** Rows of every table, for "nothing was written". */
export async function countAllRows({ pool }: Database): Promise<Record<string, number>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) counts[name] = (await pool.query<{ n: number }>(`select count(*)::int as n from ${name}`)).rows[0]?.n ?? 0;
  return counts;
}
