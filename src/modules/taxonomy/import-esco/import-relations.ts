import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import { groupRow } from './concept-rows.ts';
import type { CsvRow } from './csv-rows.ts';
import type { EscoFile } from './esco-files.ts';
import { accepted, type ChunkWriter } from './import-concepts.ts';
import type { Counter } from './tally.ts';

/** How the two sides of a relation are called, in the file and in the table. */
interface RelationShape {
  readonly table: 'taxonomy_occupation_skill' | 'taxonomy_skill_skill';
  readonly from: { readonly kind: 'occupation' | 'skill'; readonly csv: string; readonly column: string };
  readonly to: { readonly csv: string; readonly column: string };
}

const SHAPES: Record<'occupationSkills' | 'skillSkills', RelationShape> = {
  occupationSkills: {
    table: 'taxonomy_occupation_skill',
    from: { kind: 'occupation', csv: 'occupationuri', column: 'occupation_id' },
    to: { csv: 'skilluri', column: 'skill_id' },
  },
  skillSkills: {
    table: 'taxonomy_skill_skill',
    from: { kind: 'skill', csv: 'originalskilluri', column: 'skill_id' },
    to: { csv: 'relatedskilluri', column: 'related_id' },
  },
};

/** Writer for `occupationSkillRelations.csv` and `skillSkillRelations.csv`. */
export async function relationWriter(db: Db, kind: keyof typeof SHAPES, { version }: EscoFile): Promise<ChunkWriter> {
  const shape = SHAPES[kind];
  const fromIds = await allIds(db, shape.from.kind);
  const toIds = shape.from.kind === 'skill' ? fromIds : await allIds(db, 'skill');
  const seen = new Set<string>();
  return async (trx, rows, counter) => {
    const relations = rows.flatMap((row) => {
      counter.add('read');
      const from = fromIds.get(row[shape.from.csv] ?? '');
      const to = toIds.get(row[shape.to.csv] ?? '');
      if (from === undefined || to === undefined) {
        counter.reject('relation with an unknown concept', `${row[shape.from.csv]} – ${row[shape.to.csv]}`);
        return [];
      }
      const key = `${from}/${to}`;
      if (seen.has(key)) counter.add('duplicate');
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ from, to, essential: row.relationtype?.trim().toLowerCase() === 'essential', version }];
    });
    await writeRelations(trx, shape, relations, counter);
  };
}

async function writeRelations(db: Db, shape: RelationShape, relations: readonly object[], counter: Counter): Promise<void> {
  const table = sql.table(shape.table);
  const from = sql.ref(shape.from.column);
  const to = sql.ref(shape.to.column);
  const json = JSON.stringify(relations);
  const rows = sql`jsonb_to_recordset(${json}::jsonb) as x("from" bigint, "to" bigint, essential boolean, version int)`;
  const added = await sql`insert into ${table} (${from}, ${to}, essential, version)
    select x."from", x."to", x.essential, x.version from ${rows}
    where not exists (select 1 from ${table} t where t.${from} = x."from" and t.${to} = x."to") on conflict do nothing`.execute(db);
  const changed = await sql`update ${table} t set essential = x.essential, version = x.version from ${rows}
    where t.${from} = x."from" and t.${to} = x."to" and t.essential <> x.essential and t.version <= x.version`.execute(db);
  const [fresh, differing] = [Number(added.numAffectedRows ?? 0), Number(changed.numAffectedRows ?? 0)];
  counter.add('new', fresh);
  counter.add('changed', differing);
  counter.add('unchanged', relations.length - fresh - differing);
}

async function allIds(db: Db, kind: 'occupation' | 'skill'): Promise<Map<string, number>> {
  const { rows } = await sql<{ uri: string; id: number }>`select uri, id from ${sql.table(`taxonomy_${kind}`)}`.execute(db);
  return new Map(rows.map((row) => [row.uri, row.id]));
}

/** Writer for `broaderRelations…Pillar.csv`: pairs of URIs, as they are. */
export async function broaderWriter(): Promise<ChunkWriter> {
  const seen = new Set<string>();
  return async (db, rows, counter) => {
    const pairs = rows.flatMap((row) => pairOf(row, seen, counter));
    const { numAffectedRows } = await sql`insert into taxonomy_broader (narrower_uri, broader_uri)
      select narrower, broader from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as x(narrower text, broader text)
      on conflict do nothing`.execute(db);
    const fresh = Number(numAffectedRows ?? 0);
    counter.add('new', fresh);
    counter.add('unchanged', pairs.length - fresh);
  };
}

function pairOf(row: CsvRow, seen: Set<string>, counter: Counter): { narrower: string; broader: string }[] {
  counter.add('read');
  const narrower = row.concepturi?.trim();
  const broader = row.broaderuri?.trim();
  const key = `${narrower} ${broader}`;
  if (!narrower || !broader) counter.reject('no URI', key);
  else if (seen.has(key)) counter.add('duplicate');
  else {
    seen.add(key);
    return [{ narrower, broader }];
  }
  return [];
}

/** Writer for `ISCOGroups_xx.csv` and `skillGroups_xx.csv`. */
export async function groupWriter(kind: 'isco' | 'skill', { lang, version }: EscoFile): Promise<ChunkWriter> {
  const seen = new Set<string>();
  return async (db, rows, counter) => {
    const valid = accepted(rows, groupRow, seen, counter);
    const groups = valid.map(({ uri, code, preferred, description }) => ({
      uri,
      lang,
      kind,
      code,
      label: preferred,
      description,
      version,
    }));
    const json = JSON.stringify(groups);
    const list = sql`jsonb_to_recordset(${json}::jsonb)
      as x(uri text, lang text, kind text, code text, label text, description text, version int)`;
    const added = await sql`insert into taxonomy_group (uri, lang, kind, code, label, description, version)
      select uri, lang, kind, code, label, description, version from ${list}
      where not exists (select 1 from taxonomy_group g where g.uri = x.uri and g.lang = x.lang) on conflict do nothing`.execute(db);
    const changed = await sql`update taxonomy_group g set code = x.code, label = x.label, description = x.description, version = x.version
      from ${list} where g.uri = x.uri and g.lang = x.lang and g.version <= x.version
      and (g.code, g.label, g.description) is distinct from (x.code, x.label, x.description)`.execute(db);
    const [fresh, differing] = [Number(added.numAffectedRows ?? 0), Number(changed.numAffectedRows ?? 0)];
    counter.add('new', fresh);
    counter.add('changed', differing);
    counter.add('unchanged', groups.length - fresh - differing);
  };
}
