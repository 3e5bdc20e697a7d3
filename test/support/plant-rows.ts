import type pg from 'pg';
import type { TableManifest } from '../../src/platform/module/manifest.ts';

/** Rows made from the database's own description of a table, so that a table of tomorrow is filled without a line written for it. */
export interface Planting {
  readonly person: number;
  readonly otherPerson: number;
  readonly organisation: number;
  readonly address: string;
}

/** A word for a column, in its type, and how it would look when it comes out again. */
export interface Canary {
  readonly value: unknown;
  readonly needle: string;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly needed: boolean;
  readonly refers: string | null;
  readonly allowed: string | null;
}

let serial = 0;

export function canaryFor(type: string, place: string): Canary {
  serial += 1;
  const word = `canarino-${place}-${serial}`.replaceAll('_', '').toLowerCase();
  if (type === 'date') return { value: `1931-03-${String(10 + (serial % 18))}`, needle: `1931-03-${10 + (serial % 18)}` };
  if (type.startsWith('timestamp')) {
    const micro = String(100_000 + serial);
    return { value: `2007-05-06T07:08:09.${micro}Z`, needle: `2007-05-06t07:08:09.${micro}`.replace(/0+$/, '') };
  }
  if (type === 'bytea') return { value: Buffer.from(word), needle: Buffer.from(word).toString('hex') };
  if (type === 'jsonb') return { value: JSON.stringify({ word }), needle: word };
  if (type === 'text') return { value: word, needle: word };
  throw new Error(`no canary for a ${type} (${place}): teach this file one`);
}

async function columnsOf(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
       a.attnotnull and not a.atthasdef and a.attidentity = '' as needed,
       (select c.confrelid::regclass::text from pg_constraint c where c.contype = 'f' and c.conrelid = a.attrelid and c.conkey = array[a.attnum]) as refers,
       (select (regexp_match(pg_get_constraintdef(c.oid), '''([^'']+)''::text'))[1] from pg_constraint c
         where c.contype = 'c' and c.conrelid = a.attrelid and c.conkey = array[a.attnum]) as allowed
     from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [table],
  );
  return rows;
}

/**
 * Adds one row with these columns given, and whatever else the table asks for. Returns the types, by column. Throws when a row cannot be
 * made: then the table is one the tests do not know how to fill.
 */
export async function plantRow(client: pg.Client, table: string, given: ReadonlyMap<string, unknown>, planting: Planting): Promise<void> {
  const values = new Map(given);
  for (const column of await columnsOf(client, table)) {
    if (column.needed && !values.has(column.name)) values.set(column.name, await fillerFor(client, column, planting));
  }
  const names = [...values.keys()];
  const marks = names.map((_, index) => `$${index + 1}`);
  const statement = `insert into ${table} (${names.join(', ')}) values (${marks.join(', ')}) on conflict do nothing`;
  const { rowCount } = await client.query(statement, [...values.values()]);
  if (rowCount !== 1 && given.size > 1) throw new Error(`no row could be planted in ${table}`);
}

async function fillerFor(client: pg.Client, column: Column, planting: Planting): Promise<unknown> {
  const { refers } = column;
  if (refers === 'accounts_person') return planting.otherPerson;
  if (refers === 'accounts_organisation') return planting.organisation;
  if (!refers) return plainFiller(column);
  await plantRow(client, refers, new Map(), planting);
  return (await client.query<{ id: number }>(`select max(id) as id from ${refers}`)).rows[0]?.id;
}

function plainFiller({ name, type, allowed }: Column): unknown {
  serial += 1;
  if (allowed) return allowed;
  if (type === 'text') return `riempitivo-${serial}`;
  if (type.startsWith('timestamp')) return '2026-11-01T08:00:00Z';
  if (type === 'jsonb') return '{}';
  if (type === 'bytea') return Buffer.from([serial % 256]);
  if (/^(bigint|integer|smallint)$/.test(type)) return serial;
  if (type.endsWith('[]')) return [];
  if (type === 'boolean') return false;
  throw new Error(`no filler for ${name} of type ${type}`);
}

export async function typesOf(client: pg.Client, table: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await columnsOf(client, table)).map((column) => [column.name, column.type]));
}

/** The rows that put a canary of this person into every personal column of a table. Returns the canaries, by column. */
export async function plantCanaries(client: pg.Client, table: TableManifest, planting: Planting): Promise<Map<string, Canary>> {
  const types = await typesOf(client, table.name);
  const columns = new Set([...(table.personal ?? []).map((each) => each.column), ...(table.addresses ?? [])]);
  const canaries = new Map([...columns].map((column) => [column, canaryFor(types.get(column) ?? '', `${table.name}-${column}`)]));
  const values = new Map([...canaries].map(([column, canary]) => [column, canary.value]));
  if (values.has('email') && table.personColumn === 'id') canaries.set('email', { value: planting.address, needle: planting.address });
  if (table.personColumn === 'id') await updateOwnRow(client, table.name, values, planting);
  else if (table.personColumn) await plantRow(client, table.name, values.set(table.personColumn, planting.person), planting);
  for (const mention of table.mentions ?? []) {
    const own = new Map([...values, [table.personColumn ?? mention.column, planting.otherPerson], [mention.column, planting.person]]);
    // What the mention does not blank belongs to the other person, who stays.
    if (mention.onErasure !== 'delete') for (const column of columns) if (!mention.onErasure.includes(column)) own.delete(column);
    await plantRow(client, table.name, own, planting);
  }
  for (const column of table.addresses ?? []) {
    const text = `${planting.address} ${canaries.get(column)?.needle}`;
    // Where nothing else says whose the row is, every column of it is theirs.
    const others = table.personColumn ? [] : [...values];
    await plantRow(
      client,
      table.name,
      new Map([...others, [column, types.get(column) === 'jsonb' ? JSON.stringify({ text }) : text]]),
      planting,
    );
  }
  return canaries;
}

async function updateOwnRow(client: pg.Client, table: string, values: Map<string, unknown>, { person, address }: Planting): Promise<void> {
  const changes = new Map([...values, ...(values.has('email') ? ([['email', address]] as const) : [])]);
  const set = [...changes.keys()].map((column, index) => `${column} = $${index + 2}`).join(', ');
  await client.query(`update ${table} set ${set} where id = $1`, [person, ...changes.values()]);
}
