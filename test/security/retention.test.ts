import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modules } from '../../src/app.ts';
import { addOrganisation, addPerson } from '../../src/modules/accounts/testing/sign-in.ts';
import { fixedClock } from '../../src/platform/clock/clock.ts';
import { connectOwner, seeEveryRow } from '../../src/platform/db/owner-connection.ts';
import { clearOldData } from '../../src/platform/own-data/clear-old-data.ts';
import { allTables } from '../../src/platform/own-data/platform-tables.ts';
import { TEST_NOW } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';
import { canaryFor, type Planting, plantRow, typesOf } from '../support/plant-rows.ts';

const database = await testDatabase();
const tables = allTables(modules);
const HOUR = 3_600_000;
const declared = tables.flatMap((table) =>
  (table.personal ?? [])
    .filter((column) => column.keptDays !== null)
    .map((column) => ({ table, ...column, place: `${table.name}.${column.column}` })),
);
let client: pg.Client;
let planting: Planting;

const asSystem = async <T>(work: () => Promise<T>): Promise<T> => {
  await client.query('begin');
  await seeEveryRow(client);
  const result = await work();
  await client.query('commit');
  return result;
};

beforeAll(async () => {
  client = await connectOwner(database.url);
  const [person, other] = [await addPerson(database), await addPerson(database)];
  const organisation = await addOrganisation(database, { kind: 'company' });
  planting = { person: person.id, otherPerson: other.id, organisation: organisation.id, address: person.email };
});

afterAll(() => client.end());

describe('ogni dato personale si cancella quando scade', () => {
  test('i termini dichiarati sono almeno dodici, e ognuno dice da quando si contano', async () => {
    expect(declared.length).toBeGreaterThanOrEqual(12);
    for (const { table, since, place } of declared) {
      expect(since, place).toBeTruthy();
      const types = await typesOf(client, table.name);
      expect(types.get(since ?? ''), place).toBe('timestamp with time zone');
    }
  });

  test.each(declared)('$place dopo $keptDays giorni, non un’ora prima', async ({ table, column, keptDays, since = '' }) => {
    const start = new Date(TEST_NOW);
    const clock = fixedClock(start);
    const { value, needle } = canaryFor((await typesOf(client, table.name)).get(column) ?? '', `${table.name}-${column}`);
    const given = new Map<string, unknown>([
      [column, value],
      [since, start],
    ]);
    if (table.personColumn && table.personColumn !== 'id') given.set(table.personColumn, planting.otherPerson);
    await asSystem(() => plantRow(client, table.name, given, planting));
    const present = () =>
      asSystem(async () => {
        const { rows } = await client.query<{ n: number }>(
          `select count(*) as n from ${table.name} t where position($1 in lower(to_jsonb(t)::text)) > 0`,
          [needle],
        );
        return rows[0]?.n === 1;
      });
    const days = keptDays ?? 0;
    clock.set(new Date(start.getTime() + days * 24 * HOUR - HOUR));
    await clearOldData({ database, clock }, tables);
    expect(await present()).toBe(true);
    clock.set(new Date(start.getTime() + days * 24 * HOUR + HOUR));
    expect(await clearOldData({ database, clock }, tables)).toBeGreaterThan(0);
    expect(await present()).toBe(false);
    expect(await clearOldData({ database, clock }, tables)).toBe(0);
  });
});
