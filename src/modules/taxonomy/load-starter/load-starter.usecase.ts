import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import { mergeConcepts } from '../store/merge-concepts.ts';
import { markChanged, publishChanges, readSetting, writeSetting } from '../store/version.ts';
import { writeOccupations, writeSkills } from '../store/write-concepts.ts';
import { type ConceptText, writeTexts } from '../store/write-texts.ts';
import type { StarterFiles } from './starter-files.ts';
import type { Starter, StarterOccupation, StarterSkill } from './starter-schema.ts';

const LOADED = 'taxonomy.starter';
const LICENCES = /^(patente|patentino|cqc)(-|$)/;

export const occupationUri = (id: string) => `urn:talenthub:occupation:${id}`;
export const skillUri = (id: string) => `urn:talenthub:skill:${id}`;

/**
 * Writes the starter taxonomy, in the caller's transaction; nothing when this content is already there. Concepts that left the files
 * stay: ads and profiles may point to them. Returns whether anything was written.
 */
export async function loadStarter(db: Db, files: StarterFiles): Promise<boolean> {
  if ((await readSetting(db, LOADED)) === files.hash) return false;
  const starter = files.read();
  await writeLists(db, starter);
  const skillIds = await writeStarterSkills(db, starter.skills);
  await writeStarterOccupations(db, starter.occupations, skillIds);
  await mergeConcepts(db);
  await writeSetting(db, LOADED, files.hash);
  await markChanged(db);
  await publishChanges(db);
  return true;
}

async function writeLists(db: Db, { sectors, studies }: Starter): Promise<void> {
  const rows = [
    ...sectors.map((each, position) => ({
      kind: 'sector' as const,
      id: each.id,
      label_it: each.it,
      label_en: each.en,
      weight: each.ads,
      position,
    })),
    ...studies.map((each, position) => ({
      kind: 'study' as const,
      id: each.id,
      label_it: each.it,
      label_en: each.en,
      weight: each.level,
      position,
    })),
  ];
  await db.deleteFrom('taxonomy_list').execute();
  await db.insertInto('taxonomy_list').values(rows).execute();
}

async function writeStarterSkills(db: Db, skills: readonly StarterSkill[]): Promise<ReadonlyMap<string, number>> {
  const { ids } = await writeSkills(
    db,
    skills.map(({ id, type, reuse }) => ({ uri: skillUri(id), type, reuse, licence: LICENCES.test(id), source: 'starter', authority: 0 })),
  );
  const texts = skills.flatMap((skill): ConceptText[] => {
    const common = { conceptId: ids.get(skillUri(skill.id)) ?? 0, description: null, version: 0 };
    return [
      { ...common, lang: 'it', labels: [['preferred', skill.it], ...skill.synonyms.map((word) => ['alternative', word] as const)] },
      { ...common, lang: 'en', labels: [['preferred', skill.en], ...skill.synonyms_en.map((word) => ['alternative', word] as const)] },
    ];
  });
  await writeTexts(db, 'skill', texts);
  return ids;
}

async function writeStarterOccupations(
  db: Db,
  occupations: readonly StarterOccupation[],
  skillIds: ReadonlyMap<string, number>,
): Promise<void> {
  // The readable address belongs to the starter's sheet, also when an ESCO occupation came first.
  const slugs = occupations.map((each) => each.id);
  await sql`update taxonomy_occupation set slug = slug || '-' || id where source = 'esco' and slug = any(${slugs}::text[])`.execute(db);
  const rows = occupations.map(({ id, isco, riasec, sectors, studies }) => ({
    ...{ uri: occupationUri(id), slug: id, isco, code: null, source: 'starter' as const, authority: 0, riasec, sectors, studies },
  }));
  const { ids } = await writeOccupations(db, rows);
  const idOf = (occupation: StarterOccupation) => ids.get(occupationUri(occupation.id)) ?? 0;
  await writeTexts(
    db,
    'occupation',
    occupations.flatMap((occupation) => occupationTexts(occupation, idOf(occupation))),
  );
  await db
    .deleteFrom('taxonomy_occupation_skill')
    .where('occupation_id', 'in', [...ids.values()])
    .execute();
  const relations = occupations.flatMap((occupation) => relationRows(occupation, idOf(occupation), skillIds));
  await sql`insert into taxonomy_occupation_skill (occupation_id, skill_id, essential, position)
    select occupation_id, skill_id, essential, position from jsonb_to_recordset(${JSON.stringify(relations)}::jsonb)
      as x(occupation_id bigint, skill_id bigint, essential boolean, position int)
    on conflict do nothing`.execute(db);
}

function occupationTexts(occupation: StarterOccupation, conceptId: number): ConceptText[] {
  const { m, f, n, en } = occupation.title;
  return [
    {
      ...{ conceptId, lang: 'it', version: 0, description: occupation.description, tasks: occupation.tasks },
      labels: [['masculine', m], ['feminine', f], ['neutral', n], ...occupation.synonyms.map((word) => ['alternative', word] as const)],
    },
    {
      ...{ conceptId, lang: 'en', version: 0, description: null },
      labels: [['preferred', en], ...occupation.synonyms_en.map((word) => ['alternative', word] as const)],
    },
  ];
}

function relationRows(occupation: StarterOccupation, occupationId: number, skillIds: ReadonlyMap<string, number>) {
  const row = (essential: boolean) => (skill: string, position: number) => ({
    ...{ occupation_id: occupationId, skill_id: skillIds.get(skillUri(skill)), essential, position },
  });
  const rows = [...occupation.essential.map(row(true)), ...occupation.useful.map(row(false))];
  return rows.filter((each) => each.skill_id !== undefined);
}
