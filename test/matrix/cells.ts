import type { FastifyInstance } from 'fastify';
import type { Policy } from '../../src/kernel/access/permission.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { csrfToken } from '../../src/platform/http/session/csrf.ts';
import { sessionToken } from '../../src/platform/http/session/session-cookie.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { contentOfAllTables, type Examples } from '../support/site.ts';
import { type Expected, expectationOf, mayShow } from './expectation.ts';
import { type Example, examplesOf, fill } from './objects.ts';
import { ownersIn, withoutBondedNames, withoutReaders } from './owners.ts';
import { sessionIdOf } from './session-id.ts';
import type { Asker, World } from './world.ts';

/** One question: this route, asked by this person, about this thing. */
export interface Cell {
  readonly route: Route;
  readonly asker: Asker;
  readonly example: Example;
  readonly expected: Expected;
}

export interface Matrix {
  readonly app: FastifyInstance;
  readonly platform: Platform;
  readonly policy: Policy;
  readonly world: World;
}

/** What went wrong in a cell, in words. Words of somebody else in an answer are a leak; so is a refused form that wrote. */
export interface Finding {
  readonly kind: 'leak' | 'wrong-answer' | 'failed' | 'written';
  readonly text: string;
}

export interface Tried {
  cells: number;
  opened: number;
  refused: number;
  readonly findings: Finding[];
}

/** Every cell of these routes. */
export function cellsOf(policy: Policy, routes: readonly Route[], askers: readonly Asker[], world: World, examples: Examples): Cell[] {
  return routes.flatMap((route) =>
    examplesOf(route.path, world, examples).flatMap((example) =>
      askers.map((asker) => ({ route, asker, example, expected: expectationOf(policy, route, asker, example) })),
    ),
  );
}

/** Tries cells, route by route; what is refused comes first, so that "nothing was written" can be said of all of it. */
export async function tryCells(matrix: Matrix, cells: readonly Cell[]): Promise<Tried> {
  const tried: Tried = { cells: 0, opened: 0, refused: 0, findings: [] };
  const refused = cells.filter((cell) => cell.expected !== 'open');
  const reads = cells.filter((cell) => cell.expected === 'open' && cell.route.method === 'GET');
  const writes = cells.filter((cell) => cell.expected === 'open' && cell.route.method === 'POST');
  await tryRefused(matrix, refused, tried);
  for (const cell of reads) await tryCell(matrix, cell, tried);
  // Last, because forms that may be sent change the world.
  for (const cell of writes) await tryCell(matrix, cell, tried);
  return tried;
}

/** Sessions are made before looking for the first time, so what differs from one route to the next was written by the requests. */
async function tryRefused(matrix: Matrix, cells: readonly Cell[], tried: Tried): Promise<void> {
  const cookies = new Map<Cell, string | null>();
  for (const cell of cells) cookies.set(cell, await cell.asker.cookie());
  let before = await contentOfAllTables(matrix.platform.database);
  for (const [route, group] of Map.groupBy(cells, (cell) => cell.route)) {
    for (const cell of group) await tryCell(matrix, cell, tried, cookies.get(cell));
    const after = await contentOfAllTables(matrix.platform.database);
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    if (changed.length > 0) {
      tried.findings.push({ kind: 'written', text: `${route.method} ${route.path} was refused, but wrote: ${changed.join(', ')}` });
    }
    before = after;
  }
}

async function tryCell(matrix: Matrix, cell: Cell, tried: Tried, given?: string | null): Promise<void> {
  const { route, asker, example, expected } = cell;
  const cookie = given === undefined ? await asker.cookie() : given;
  // Every third time in English, with a slash, with a query: the guard must not care.
  const path = fill(route.path, example) + ['', '', '/', '?x=1'][tried.cells % 4];
  const url = tried.cells % 3 === 0 && path !== '/' ? `/en${path}` : path;
  const answer = await matrix.app.inject({
    method: route.method,
    url: url.replace('//', '/'),
    remoteAddress: `10.${(tried.cells >> 16) & 255}.${(tried.cells >> 8) & 255}.${tried.cells & 255}`,
    headers: cookie ? { cookie } : {},
    ...(route.method === 'POST' ? await bodyFor(matrix, route, cookie) : {}),
  });
  // Who may reopen a suspended organisation has perhaps just done so: its people must stay out for the cells that follow.
  if (route.method === 'POST' && expected === 'open' && example.owner) await matrix.world.suspendAgain();
  tried.cells += 1;
  tried[expected === 'open' ? 'opened' : 'refused'] += 1;
  const where = `${route.method} ${route.path} (${example.owner?.name ?? 'nobody’s'}) asked by ${asker.name}`;
  const seen = `${answer.statusCode} ${answer.headers.location ?? ''}`.trim();
  const problem = problemWith(cell, answer.statusCode, String(answer.headers.location ?? ''));
  if (problem) tried.findings.push({ kind: problem, text: `${where}: ${JSON.stringify(expected)}, but ${seen}` });
  const text = `${answer.body}\n${JSON.stringify(answer.headers)}`;
  for (const number of ownersIn(afterTies(matrix, cell, text))) {
    const owner = matrix.world.owners.get(number);
    if (!owner || !mayShow(matrix.policy, route, asker, owner, example)) {
      tried.findings.push({ kind: 'leak', text: `${where}: ${seen}, shows words of ${owner?.name ?? number}` });
    }
  }
}

/** Where people see who opened their file. */
const ACCESS_LOG: readonly string[] = ['/area/dati/accessi', '/area/dati/accessi.csv'];

/** What is left to look at when a family bond or a case lets the asker read a name; at an address of somebody's, that one's only. */
function afterTies({ world }: Matrix, { route, asker, example, expected }: Cell, text: string): string {
  if (asker.viewer && ACCESS_LOG.includes(route.path)) return withoutReaders(text, asker.viewer, world.owners.values());
  if (!asker.viewer || typeof route.guard !== 'object' || expected !== 'open') return text;
  return withoutBondedNames(text, route.guard.may, asker.viewer, example.owner ? [example.owner] : world.owners.values());
}

/** A form with a good token of the very session; a JSON call with a body that says nothing. */
async function bodyFor(matrix: Matrix, route: Route, cookie: string | null) {
  if (route.accepts === 'json') return { payload: '{}', headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) } };
  const id = cookie ? await sessionIdOf(matrix.platform.database, sessionToken(cookie) ?? '') : null;
  const token = csrfToken(matrix.platform.secret, id === null ? 'visitor' : `session ${id}`, matrix.platform.clock.now());
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
  return { payload: `_csrf=${token}`, headers: { ...headers, ...(cookie ? { cookie } : {}) } };
}

function problemWith({ route, expected, example }: Cell, status: number, location: string): Finding['kind'] | null {
  if (status >= 500 && status !== 503) return 'failed';
  const sentTo = (path: string) =>
    [302, 303].includes(status) && new URL(location, 'http://x').pathname.replace(/^\/en(?=\/)/, '') === path;
  if (expected === 'sign-in-first') return status === 401 || (!route.api && sentTo('/accedi')) ? null : 'wrong-answer';
  if (expected === 'missing') return [404, 410].includes(status) ? null : 'wrong-answer';
  if (typeof expected === 'object') return sentTo(expected.goesTo) ? null : 'wrong-answer';
  // What opens is there, unless it is a link that was made up; a form may still say that something is missing in it.
  const madeUp = route.path.includes(':') && example.owner === null;
  return route.method === 'GET' && !madeUp && [401, 403, 404].includes(status) && !isSwitchedOff(route.path) ? 'wrong-answer' : null;
}

/** Signing in with a provider outside is off unless configured. */
function isSwitchedOff(path: string): boolean {
  return /^\/accedi\/(?:con|ritorno|saml)\//.test(path);
}
