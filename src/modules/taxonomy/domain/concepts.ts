import { type LabelsData, type OccupationData, type Role, riasecNumbers, type SkillData, type TaxonomyData } from './concept-data.ts';
import { bothGenders } from './display-label.ts';
import type { Language, OccupationConcept, SkillConcept } from './taxonomy.ts';

export interface ConceptLabel {
  readonly text: string;
  readonly lang: string;
  readonly role: Role;
  /** From the starter set, not from an import. */
  readonly starter: boolean;
}

/** A concept that stands for itself, with its own labels and those of the concepts merged into it. */
export interface Concept<C> {
  readonly concept: C;
  readonly labels: readonly ConceptLabel[];
  /** Descriptions and tasks, in any language. */
  readonly texts: readonly string[];
}

export interface Concepts {
  readonly occupations: readonly Concept<OccupationConcept>[];
  readonly skills: readonly Concept<SkillConcept>[];
  readonly occupationById: ReadonlyMap<number, OccupationConcept>;
  readonly occupationBySlug: ReadonlyMap<string, OccupationConcept>;
  readonly occupationByUri: ReadonlyMap<string, OccupationConcept>;
  readonly skillById: ReadonlyMap<number, SkillConcept>;
  readonly skillByUri: ReadonlyMap<string, SkillConcept>;
}

/** Concepts with labels in one list each; ids, slugs and URIs of merged ones lead to the concept that stands for them. */
export function buildConcepts(data: TaxonomyData): Concepts {
  const canonicalSkill = new Map(data.skills.map((skill) => [skill.id, skill.sameAs ?? skill.id]));
  const skills = merged(data.skills).map(({ own, labels }) => ({ concept: skillConcept(own, labels), labels, texts: [] }));
  const texts = textsOf(data.occupations);
  const occupations = merged(data.occupations).map(({ own, labels }) => ({
    ...{ concept: occupationConcept(own, labels, canonicalSkill), labels, texts: texts.get(own.id) ?? [] },
  }));
  const skillById = byId(data.skills, skills);
  const occupationById = byId(data.occupations, occupations);
  return {
    ...{ occupations, skills, occupationById, skillById },
    occupationBySlug: byKey(data.occupations, occupationById, (each) => each.slug),
    occupationByUri: byKey(data.occupations, occupationById, (each) => each.uri),
    skillByUri: byKey(data.skills, skillById, (each) => each.uri),
  };
}

function merged<D extends OccupationData | SkillData>(list: readonly D[]): { own: D; labels: ConceptLabel[] }[] {
  const canonical = new Map<number, { own: D; labels: ConceptLabel[] }>();
  for (const own of list) if (own.sameAs === null) canonical.set(own.id, { own, labels: flatLabels(own) });
  for (const other of list) if (other.sameAs !== null) canonical.get(other.sameAs)?.labels.push(...flatLabels(other));
  return [...canonical.values()];
}

function textsOf(list: readonly OccupationData[]): Map<number, string[]> {
  const texts = new Map<number, string[]>();
  for (const { id, sameAs, texts: own = [] } of list) texts.set(sameAs ?? id, [...(texts.get(sameAs ?? id) ?? []), ...own]);
  return texts;
}

function flatLabels({ labels, starter }: { labels: readonly LabelsData[]; starter: boolean }): ConceptLabel[] {
  return labels.flatMap(({ lang, role, labels: texts }) => texts.map((text) => ({ text, lang, role, starter })));
}

function byId<C>(
  list: readonly { readonly id: number; readonly sameAs: number | null }[],
  concepts: readonly { readonly concept: C & { readonly id: number } }[],
): Map<number, C> {
  const own = new Map<number, C>(concepts.map(({ concept }) => [concept.id, concept]));
  for (const { id, sameAs } of list) {
    const target = sameAs === null ? undefined : own.get(sameAs);
    if (target) own.set(id, target);
  }
  return own;
}

function byKey<D extends { readonly id: number }, C>(list: readonly D[], concepts: ReadonlyMap<number, C>, key: (data: D) => string) {
  const keyed = new Map<string, C>();
  for (const each of list) {
    const concept = concepts.get(each.id);
    if (concept) keyed.set(key(each), concept);
  }
  return keyed;
}

function skillConcept(own: SkillData, labels: readonly ConceptLabel[]): SkillConcept {
  const { id, uri, type, reuse, licence } = own;
  const it = preferred(labels, 'it');
  const en = preferred(labels, 'en');
  return { id, uri, type, reuse, licence, ...wordsOf(it, en, uri) };
}

function occupationConcept(
  own: OccupationData,
  labels: readonly ConceptLabel[],
  canonicalSkill: ReadonlyMap<number, number>,
): OccupationConcept {
  const { id, uri, slug, isco, riasec, sectors, studies, starter } = own;
  const of = (ids: readonly number[]) => [...new Set(ids.map((skill) => canonicalSkill.get(skill) ?? skill))];
  const masculine = labels.find((label) => label.role === 'masculine')?.text;
  const feminine = labels.find((label) => label.role === 'feminine')?.text;
  const it = masculine && feminine ? bothGenders(masculine, feminine) : preferred(labels, 'it');
  const essential = of(own.essential);
  return {
    ...{ id, uri, slug, isco, sectors, studies, starter, essential },
    optional: of(own.optional).filter((skill) => !essential.includes(skill)),
    riasec: riasec ? riasecNumbers(riasec) : null,
    riasecCode: riasec,
    ...wordsOf(it, preferred(labels, 'en'), slug),
  };
}

function preferred(labels: readonly ConceptLabel[], lang: string): string | undefined {
  return labels.find((label) => label.lang === lang && label.role === 'preferred')?.text;
}

function wordsOf(it: string | undefined, en: string | undefined, fallback: string) {
  const labels = { it: it ?? en ?? fallback, en: en ?? it ?? fallback };
  const own = { it: it !== undefined, en: en !== undefined };
  return { label: (locale: Language) => labels[locale], speaks: (locale: Language) => own[locale] };
}
