import type { Database, Db } from '../db/database.ts';
import type { Platform } from '../platform.ts';
import { fits, type Parameter, type ParameterValue, type SettledValue } from './parameter.ts';

const PREFIX = 'parameter.';
/** A change made in another process is seen after this at the latest. */
const KEPT_MS = 10_000;

interface Known {
  readonly at: number;
  readonly values: Promise<ReadonlyMap<string, unknown>>;
}

const known = new WeakMap<Database, Known>();

/**
 * THE way to read a parameter: the value that an administrator set, else the default. Kept in memory for ten seconds. Inside a transaction
 * pass its `db`, so that no second connection is asked for.
 */
export async function parameterValue<T extends ParameterValue>(
  { database }: Pick<Platform, 'database'>,
  parameter: Parameter<T>,
  db?: Db,
): Promise<T> {
  let kept = known.get(database);
  if (!kept || performance.now() - kept.at > KEPT_MS) {
    const fresh: Known = { at: performance.now(), values: db ? loadValues(db) : database.read(loadValues) };
    fresh.values.catch(() => known.delete(database));
    known.set(database, fresh);
    kept = fresh;
  }
  return settled(parameter, (await kept.values).get(parameter.name)).value as T;
}

/** Values in force, for the page that lists them: what stands in the database, or the default. */
export async function settledValues(db: Db, parameters: readonly Parameter[]): Promise<ReadonlyMap<string, SettledValue>> {
  const values = await loadValues(db);
  return new Map(parameters.map((parameter) => [parameter.name, settled(parameter, values.get(parameter.name))]));
}

/** Sets a value, by whom (`account:<public id>`). This process forgets what it knew once the caller's transaction is done: call `forgetParameters`. */
export async function setParameter(db: Db, now: Date, parameter: Parameter, set: SettledValue, by: string): Promise<void> {
  const change = { value: JSON.stringify(set), source: by, updated_at: now };
  await db
    .insertInto('platform_setting')
    .values({ key: `${PREFIX}${parameter.name}`, ...change })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(change))
    .execute();
}

export function forgetParameters({ database }: Pick<Platform, 'database'>): void {
  known.delete(database);
}

async function loadValues(db: Db): Promise<ReadonlyMap<string, unknown>> {
  const rows = await db.selectFrom('platform_setting').select(['key', 'value']).where('key', 'like', `${PREFIX}%`).execute();
  return new Map(rows.map(({ key, value }) => [key.slice(PREFIX.length), value]));
}

function settled(parameter: Parameter, stored: unknown): SettledValue {
  const given = stored as Partial<SettledValue> | undefined;
  if (!given || !fits(parameter, given.value)) return { value: parameter.default, source: parameter.source, since: parameter.since };
  return { value: given.value, source: given.source ?? null, since: given.since ?? parameter.since };
}
