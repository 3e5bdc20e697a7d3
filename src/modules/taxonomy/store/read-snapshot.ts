import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import type { LabelsData, OccupationData, Role, SkillData, TaxonomyData } from '../domain/concept-data.ts';
import './tables.ts';
import { taxonomyVersion } from './version.ts';

/** Reads the whole taxonomy: a few grouped statements, no row per label. Everything in one order, or two processes would add floats differently. */
export async function readTaxonomy(db: Db): Promise<TaxonomyData> {
  const occupationLabels = await readLabels(db, 'occupation');
  const skillLabels = await readLabels(db, 'skill');
  const lists = await db.selectFrom('taxonomy_list').selectAll().orderBy('position').execute();
  const listOf = (kind: string) =>
    lists.filter((row) => row.kind === kind).map((row) => ({ id: row.id, it: row.label_it, en: row.label_en, weight: row.weight }));
  const groups = await db
    .selectFrom('taxonomy_group')
    .select(['code', 'lang', 'label'])
    .where('kind', '=', 'isco')
    .orderBy('code')
    .orderBy('lang')
    .execute();
  return {
    version: await taxonomyVersion(db),
    occupations: await readOccupations(db, occupationLabels),
    skills: await readSkills(db, skillLabels),
    iscoGroups: groups,
    sectors: listOf('sector'),
    studies: listOf('study'),
  };
}

async function readOccupations(db: Db, labels: ReadonlyMap<number, LabelsData[]>): Promise<OccupationData[]> {
  const skills = await readOccupationSkills(db);
  const texts = await readOccupationTexts(db);
  const rows = await db.selectFrom('taxonomy_occupation').selectAll().orderBy('id').execute();
  return rows.map(({ id, uri, slug, isco, source, riasec, sectors, studies, same_as }) => ({
    ...{ id, uri, slug, isco, riasec, sectors, studies, starter: source === 'starter', sameAs: same_as },
    labels: labels.get(id) ?? [],
    essential: skills.get(id)?.essential ?? [],
    optional: skills.get(id)?.optional ?? [],
    texts: texts.get(id) ?? [],
  }));
}

async function readOccupationTexts(db: Db): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom('taxonomy_occupation_text')
    .select(['occupation_id', 'description', 'tasks'])
    .where('lang', 'in', ['it', 'en'])
    .orderBy('occupation_id')
    .orderBy('lang')
    .execute();
  const texts = new Map<number, string[]>();
  for (const { occupation_id: id, description, tasks } of rows) {
    texts.set(id, [...(texts.get(id) ?? []), ...(description === null ? [] : [description]), ...tasks]);
  }
  return texts;
}

async function readSkills(db: Db, labels: ReadonlyMap<number, LabelsData[]>): Promise<SkillData[]> {
  const rows = await db.selectFrom('taxonomy_skill').selectAll().orderBy('id').execute();
  return rows.map(({ id, uri, type, reuse, licence, source, same_as }) => ({
    ...{ id, uri, type, reuse, licence, starter: source === 'starter', sameAs: same_as },
    labels: labels.get(id) ?? [],
  }));
}

async function readOccupationSkills(db: Db): Promise<Map<number, { essential: number[]; optional: number[] }>> {
  const { rows } = await sql<{ id: number; essential: number[] | null; optional: number[] | null }>`
    select occupation_id as id,
      array_agg(skill_id order by position, skill_id) filter (where essential) as essential,
      array_agg(skill_id order by position, skill_id) filter (where not essential) as optional
    from taxonomy_occupation_skill group by occupation_id order by occupation_id`.execute(db);
  return new Map(rows.map(({ id, essential, optional }) => [id, { essential: essential ?? [], optional: optional ?? [] }]));
}

async function readLabels(db: Db, kind: 'occupation' | 'skill'): Promise<Map<number, LabelsData[]>> {
  const concept = sql.ref(`${kind}_id`);
  // Labels never hold a line end: writers replace it.
  const { rows } = await sql<{ id: number; lang: string; role: Role; labels: string }>`
    select ${concept} as id, lang, role, string_agg(label, chr(10) order by label collate "C") as labels
    from ${sql.table(`taxonomy_${kind}_label`)} where lang in ('it', 'en') group by ${concept}, lang, role order by 1, 2, 3`.execute(db);
  const byConcept = new Map<number, LabelsData[]>();
  for (const { id, lang, role, labels } of rows) {
    const known = byConcept.get(id);
    const entry = { lang, role, labels: labels.split('\n') };
    if (known) known.push(entry);
    else byConcept.set(id, [entry]);
  }
  return byConcept;
}
