import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import type { ConceptSource } from './tables.ts';

export interface NewOccupation {
  readonly uri: string;
  readonly slug: string;
  readonly isco: string;
  readonly code: string | null;
  readonly source: ConceptSource;
  readonly authority: number;
  readonly riasec: string | null;
  readonly sectors: readonly string[];
  readonly studies: readonly string[];
}

export interface NewSkill {
  readonly uri: string;
  readonly type: 'skill' | 'knowledge';
  readonly reuse: string;
  readonly licence: boolean;
  readonly source: ConceptSource;
  readonly authority: number;
}

/** What a write did: the ids of all rows by URI, and which of them are new or differ from before. */
export interface Written {
  readonly ids: ReadonlyMap<string, number>;
  readonly added: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
}

const OCCUPATION_ROW = sql`x(uri text, slug text, isco text, code text, source text, authority int, riasec text, sectors text[], studies text[])`;

/** Adds or updates occupations by URI. The slug of one that exists stays: links to it were shared. */
export async function writeOccupations(db: Db, rows: readonly NewOccupation[]): Promise<Written> {
  const json = JSON.stringify(rows);
  const added = await sql<{ uri: string }>`
    insert into taxonomy_occupation (uri, slug, isco, code, source, authority, riasec, sectors, studies)
    select uri, slug, isco, code, source, authority, riasec, sectors, studies from jsonb_to_recordset(${json}::jsonb) as ${OCCUPATION_ROW}
    where not exists (select 1 from taxonomy_occupation o where o.uri = x.uri)
    on conflict (uri) do nothing returning uri`.execute(db);
  const changed = await sql<{ uri: string }>`
    update taxonomy_occupation o
    set isco = x.isco, code = x.code, authority = x.authority, riasec = x.riasec, sectors = x.sectors, studies = x.studies
    from jsonb_to_recordset(${json}::jsonb) as ${OCCUPATION_ROW}
    where o.uri = x.uri and x.authority >= o.authority
      and (o.isco, o.code, o.riasec, o.sectors, o.studies) is distinct from (x.isco, x.code, x.riasec, x.sectors, x.studies)
    returning o.uri`.execute(db);
  return written(db, 'occupation', rows, added.rows, changed.rows);
}

const SKILL_ROW = sql`x(uri text, type text, reuse text, licence boolean, source text, authority int)`;

/** Adds or updates skills by URI. */
export async function writeSkills(db: Db, rows: readonly NewSkill[]): Promise<Written> {
  const json = JSON.stringify(rows);
  const added = await sql<{ uri: string }>`
    insert into taxonomy_skill (uri, type, reuse, licence, source, authority)
    select uri, type, reuse, licence, source, authority from jsonb_to_recordset(${json}::jsonb) as ${SKILL_ROW}
    where not exists (select 1 from taxonomy_skill s where s.uri = x.uri)
    on conflict (uri) do nothing returning uri`.execute(db);
  const changed = await sql<{ uri: string }>`
    update taxonomy_skill s set type = x.type, reuse = x.reuse, licence = x.licence, authority = x.authority
    from jsonb_to_recordset(${json}::jsonb) as ${SKILL_ROW}
    where s.uri = x.uri and x.authority >= s.authority
      and (s.type, s.reuse, s.licence) is distinct from (x.type, x.reuse, x.licence)
    returning s.uri`.execute(db);
  return written(db, 'skill', rows, added.rows, changed.rows);
}

async function written(
  db: Db,
  kind: 'occupation' | 'skill',
  rows: readonly { readonly uri: string }[],
  added: readonly { uri: string }[],
  changed: readonly { uri: string }[],
): Promise<Written> {
  return {
    ids: await conceptIds(
      db,
      kind,
      rows.map((row) => row.uri),
    ),
    added: new Set(added.map((row) => row.uri)),
    changed: new Set(changed.map((row) => row.uri)),
  };
}

/** The ids of the concepts with these URIs. */
export async function conceptIds(db: Db, kind: 'occupation' | 'skill', uris: readonly string[]): Promise<Map<string, number>> {
  const table = sql.table(`taxonomy_${kind}`);
  const { rows } = await sql<{ uri: string; id: number }>`select uri, id from ${table} where uri = any(${[...uris]}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.uri, row.id]));
}
