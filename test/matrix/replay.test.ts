import { beforeAll, describe, expect, test } from 'vitest';
import { testApp } from '../support/app.ts';
import { furnishedDatabase } from '../support/furnished.ts';
import { type Examples, examplesIn, routes, withOwner } from '../support/site.ts';
import { type Form, formsIn, postAs } from './forms.ts';
import { examplesOf, fill } from './objects.ts';
import { FULL, sampleOf } from './sample.ts';
import { type Asker, makeAskers, makeWorld, type PlantedPerson, type World } from './world.ts';

const PART = 150;
const database = await furnishedDatabase();
let app: Awaited<ReturnType<typeof testApp>>['app'];
let platform: Awaited<ReturnType<typeof testApp>>['platform'];
let world: World;
let askers: Asker[];
let examples: Examples;

beforeAll(async () => {
  ({ app, platform } = await testApp(database));
  world = await makeWorld(platform);
  askers = await makeAskers(platform, world);
  examples = await examplesIn(app, database);
});

interface Taken {
  readonly form: Form;
  readonly owner: PlantedPerson;
}

/** Every form that a person finds on the pages they may open, with what it carries: the numbers of their things. */
async function formsOf(asker: Asker): Promise<Taken[]> {
  const { owner } = asker;
  if (!owner || asker.level !== 'full') return [];
  const taken = new Map<string, Taken>();
  for (const route of routes.filter((each) => each.method === 'GET' && each.guard !== 'development')) {
    for (const example of examplesOf(route.path, world, examples)) {
      // A link that opens for whoever has it is not theirs alone: having it is the proof.
      if (example.owner !== null && (example.owner !== owner || example.opens === 'everybody')) continue;
      const cookie = await asker.cookie();
      const page = await app.inject({ url: fill(route.path, example), headers: cookie ? { cookie } : {}, remoteAddress: '10.3.3.3' });
      for (const form of formsIn(page.body)) {
        // Only what names something of theirs is worth stealing: an address or a hidden value.
        if (Object.keys(form.hidden).length > 0 || /\/[\w-]{20,}|\/\d+/.test(form.action)) taken.set(JSON.stringify(form), { form, owner });
      }
    }
  }
  return [...taken.values()];
}

/** What the database holds about a person, as one number per table. */
async function contentAbout({ person }: PlantedPerson): Promise<Record<string, string>> {
  return withOwner(database.url, async (client) => {
    const { rows: columns } = await client.query<{ table: string; column: string }>(
      `select table_name as table, column_name as column from information_schema.columns
       where table_schema = 'public' and table_name like 'accounts\\_%' and column_name in ('person_id', 'youth_id')
         and table_name not in ('accounts_file_access') union all select 'accounts_person', 'id'`,
    );
    const each = columns.map(
      ({ table, column }) =>
        `select '${table}.${column}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as it
         from ${table} t where ${column} = ${person}`,
    );
    const { rows } = await client.query<{ name: string; it: string }>(each.join(' union all '));
    return Object.fromEntries(rows.map(({ name, it }) => [name, it]));
  });
}

describe('i moduli di una persona, mandati da un’altra', () => {
  test('non cambiano nulla di chi li aveva davanti', { timeout: 900_000 }, async () => {
    const owners = askers.filter((asker) => asker.level === 'full');
    const taken: Taken[] = [];
    for (const asker of owners) taken.push(...(await formsOf(asker)));
    const tries = owners.flatMap((thief) => taken.filter(({ owner }) => owner !== thief.owner).map((each) => ({ thief, ...each })));
    const chosen = FULL
      ? tries
      : sampleOf(tries, PART / tries.length, 20261121, ({ form }) => form.action.replace(/\/[\w-]{20,}|\d+/g, ''));
    const changed: string[] = [];
    for (const { thief, form, owner } of chosen) {
      const before = await contentAbout(owner);
      const status = await postAs(app, platform, { cookie: await thief.cookie(), form });
      const after = await contentAbout(owner);
      const tables = Object.keys(after).filter((table) => after[table] !== before[table]);
      if (tables.length > 0 || status >= 500)
        changed.push(`${form.action} by ${thief.name}: ${status}, ${tables.join(', ')} of ${owner.name}`);
    }
    console.info(
      `forms of others: ${taken.length} taken, ${chosen.length} of ${tries.length} sent by somebody else, ${changed.length} did harm`,
    );
    expect(taken.length).toBeGreaterThan(20);
    expect(changed).toEqual([]);
  });

  test('mandati da chi li ha davanti cambiano qualcosa: la prova sa fallire', async () => {
    const asker = askers.find((each) => each.level === 'full' && each.owner?.role === 'youth');
    if (!asker?.owner) throw new Error('there is no youth');
    let effective = false;
    for (const { form, owner } of await formsOf(asker)) {
      const cookie = await asker.cookie();
      const before = await contentAbout(owner);
      await postAs(app, platform, { cookie, form });
      effective = JSON.stringify(await contentAbout(owner)) !== JSON.stringify(before);
      if (effective) break;
    }
    expect(effective).toBe(true);
  });
});
