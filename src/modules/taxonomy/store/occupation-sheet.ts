import type { Db } from '../../../platform/db/database.ts';
import { labelVariants } from '../domain/label-variants.ts';
import { similarOccupations } from '../domain/similar-occupations.ts';
import type { Language, OccupationConcept, Sector, SkillConcept, StudyPath, Taxonomy } from '../domain/taxonomy.ts';
import { stemSetKey } from '../domain/titles/title-index.ts';
import { contentStems } from '../domain/words.ts';
import './tables.ts';

/** Everything the product knows of one occupation, for people who speak one language. */
export interface OccupationSheet {
  readonly occupation: OccupationConcept;
  /** Italian titles by gender; null for occupations that only ESCO has. */
  readonly titles: { readonly masculine: string; readonly feminine: string; readonly neutral: string } | null;
  /** Other names in the language asked for. */
  readonly alternatives: readonly string[];
  /** In the language asked for, or in the other one when only that exists. */
  readonly description: { readonly text: string; readonly lang: Language } | null;
  readonly tasks: { readonly items: readonly string[]; readonly lang: Language } | null;
  readonly essential: readonly SkillConcept[];
  readonly optional: readonly SkillConcept[];
  readonly sectors: readonly Sector[];
  readonly studies: readonly StudyPath[];
  readonly similar: readonly OccupationConcept[];
}

const MOST_ALTERNATIVES = 12;
const MOST_SIMILAR = 6;

/** Reads the sheet of an occupation: its own words first, then those of the ESCO occupations that equal it. */
export async function readOccupationSheet(
  db: Db,
  taxonomy: Taxonomy,
  occupation: OccupationConcept,
  locale: Language,
): Promise<OccupationSheet> {
  const ids = await ownAndMerged(db, occupation.id);
  const texts = await readTexts(db, ids, locale);
  const labels = await readLabels(db, ids);
  const role = (name: string) => labels.find((label) => label.role === name)?.label;
  const [masculine, feminine, neutral] = [role('masculine'), role('feminine'), role('neutral')];
  const described = texts.find((text) => text.description !== null);
  const tasked = texts.find((text) => text.tasks.length > 0);
  const skills = (list: readonly number[]) => list.flatMap((id) => taxonomy.skill(id) ?? []);
  return {
    occupation,
    titles: masculine && feminine && neutral ? { masculine, feminine, neutral } : null,
    alternatives: alternativesOf(labels, occupation, locale),
    description: described ? { text: described.description ?? '', lang: described.lang } : null,
    tasks: tasked ? { items: tasked.tasks, lang: tasked.lang } : null,
    essential: skills(occupation.essential),
    optional: skills(occupation.optional),
    sectors: occupation.sectors.flatMap((id) => taxonomy.sectors().find((each) => each.id === id) ?? []),
    studies: occupation.studies.flatMap((id) => taxonomy.studyPaths().find((each) => each.id === id) ?? []),
    similar: similarOccupations(occupation, taxonomy.occupations(), MOST_SIMILAR),
  };
}

async function ownAndMerged(db: Db, id: number): Promise<number[]> {
  const merged = await db.selectFrom('taxonomy_occupation').select('id').where('same_as', '=', id).orderBy('id').execute();
  return [id, ...merged.map((row) => row.id)];
}

/** The language asked for before the other one; the starter's own text before that of ESCO. */
async function readTexts(db: Db, ids: readonly number[], locale: Language) {
  const rows = await db
    .selectFrom('taxonomy_occupation_text')
    .select(['occupation_id', 'lang', 'description', 'tasks'])
    .where('occupation_id', 'in', ids)
    .where('lang', 'in', ['it', 'en'])
    .execute();
  const rank = (row: { lang: string; occupation_id: number }) => (row.lang === locale ? 0 : 1000) + ids.indexOf(row.occupation_id);
  return rows.sort((a, b) => rank(a) - rank(b)).map((row) => ({ ...row, lang: row.lang as Language }));
}

async function readLabels(db: Db, ids: readonly number[]) {
  const rows = await db
    .selectFrom('taxonomy_occupation_label')
    .select(['occupation_id', 'lang', 'role', 'label'])
    .where('occupation_id', 'in', ids)
    .where('lang', 'in', ['it', 'en'])
    .where('role', '!=', 'hidden')
    .orderBy('label')
    .execute();
  return rows.sort((a, b) => ids.indexOf(a.occupation_id) - ids.indexOf(b.occupation_id));
}

/** One of each wording: "addetto alla sala" stands for "addetta sala" too. */
function alternativesOf(
  labels: readonly { lang: string; role: string; label: string }[],
  occupation: OccupationConcept,
  locale: Language,
): string[] {
  const own = labels.filter((label) => label.lang === locale);
  const key = (label: string) => stemSetKey(contentStems(label));
  const titles = own.filter((label) => label.role !== 'alternative' && label.role !== 'preferred').map((label) => key(label.label));
  const seen = new Set([...titles, ...labelVariants(occupation.label(locale)).map(key)]);
  const found: string[] = [];
  for (const { role, label } of own) {
    if (role !== 'alternative' && role !== 'preferred') continue;
    const [variant = label] = labelVariants(label);
    if (seen.has(key(variant))) continue;
    seen.add(key(variant));
    found.push(variant);
  }
  return found.slice(0, MOST_ALTERNATIVES);
}
