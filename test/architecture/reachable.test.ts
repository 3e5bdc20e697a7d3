import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ROLES, type Role } from '../../src/kernel/access/viewer.ts';
import { cookieOf } from '../../src/modules/accounts/testing/sign-in.ts';
import { TEST_NOW, testApp } from '../support/app.ts';
import { furnishedDatabase } from '../support/furnished.ts';
import { routes, withOwner } from '../support/site.ts';

const database = await furnishedDatabase();
// Some five hundred pages.
vi.setConfig({ testTimeout: 120_000 });
const MOST_PER_ROUTE = 2;

/** Pages that no page links to, and how one comes there. With a parameter: what a form or a mail leads to is tested where it is made. */
const OTHER_WAYS: Readonly<Record<string, string>> = {
  '/accedi/codice': 'after the password',
  '/area/conferma-identita': 'before a sensitive change',
  '/area/account/indirizzo/inviato': 'after the form',
  '/registrati/posta': 'after the form',
  '/registrati/troppo-presto': 'after the form',
  '/registrati/troppo-tardi': 'after the form',
  '/accedi/ritorno/oidc': 'from the provider',
  '/accedi/saml/metadata': 'read by the federation',
  '/accedi/saml/uscita': 'named in the metadata',
  '/area/dati/accessi.csv': 'linked once somebody read the file',
  '/area/ruolo': 'linked for who has several roles',
  '/area/sicurezza/collegamenti': 'linked where a provider is set',
  '/design': 'development',
  '/sviluppo/posta': 'development',
  '/robots.txt': 'read by machines',
  '/sitemap.xml': 'named in robots.txt',
};

const pages = routes.filter(({ method, path }) => method === 'GET' && !path.includes(':') && !/^\/api\/|\.json$|\.svg$/.test(path));

let app: FastifyInstance;
beforeAll(async () => {
  ({ app } = await testApp(database));
});

/** One cookie per role of the demonstration; none for a visitor. */
async function everybody(): Promise<readonly (string | null)[]> {
  const people = await withOwner(database.url, async (client) => {
    const { rows } = await client.query<{ person: number; role: Role; membership: number | null }>(
      `select distinct on (role) person, role, membership from (
         select person_id::int as person, role, null::int as membership from accounts_personal_role
         union all select person_id::int, role, id::int from accounts_membership where lead) as hats
       order by role, exists (select from profiles_profile p where p.person_id = person) desc, person`,
    );
    return rows;
  });
  expect(people.map(({ role }) => role).sort()).toEqual([...ROLES].sort());
  const cookies = people.map((who) => cookieOf(database, new Date(TEST_NOW), who));
  return [null, ...(await Promise.all(cookies))];
}

/** The patterns of the routes one comes to from the first page by following links and forms that only ask. */
async function reached(cookie: string | null): Promise<ReadonlySet<string>> {
  const seen = new Map<string, Set<string>>();
  const waiting = ['/'];
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    const path = address.split('?')[0] ?? '/';
    const route = routes.find((each) => each.method === 'GET' && patternOf(each.path).test(path));
    // What is public is the same for all: the visitor looks at it.
    if (!route || (cookie !== null && route.guard === 'public' && path !== '/')) continue;
    const visited = seen.get(route.path) ?? new Set();
    if (visited.has(path) || visited.size >= MOST_PER_ROUTE) continue;
    seen.set(route.path, visited.add(path));
    const answer = await app.inject({ url: address, headers: cookie === null ? {} : { cookie } });
    const found = answer.body.matchAll(/(?:<a\b[^>]*?\bhref|<form\b[^>]*?\baction|<link\b[^>]*?\bhref)="(\/[^"#]*)/g);
    waiting.push(...[...found].map((match) => (match[1] ?? '').replaceAll('&amp;', '&')));
    if (answer.headers.location) waiting.push(String(answer.headers.location));
  }
  return new Set(seen.keys());
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/:[a-z]+/gi, '[^/]+')}$`);
}

describe('il sito si percorre a clic', () => {
  test('a ogni pagina porta un collegamento, per almeno un ruolo, o si dice come ci si arriva', async () => {
    const found = new Set<string>();
    for (const cookie of await everybody()) for (const path of await reached(cookie)) found.add(path);
    const lost = pages.map(({ path }) => path).filter((path) => !found.has(path) && !(path in OTHER_WAYS));
    expect(lost).toEqual([]);
    expect(Object.keys(OTHER_WAYS).filter((path) => !pages.some((page) => page.path === path))).toEqual([]);
  });
});
