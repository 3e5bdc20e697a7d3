import type { TaxonomyData } from './concept-data.ts';
import { buildConcepts, type Concept, type Concepts } from './concepts.ts';
import { LabelSearch } from './label-search.ts';
import { findPhrases } from './skills/extract-skills.ts';
import { buildSkillPhrases, type SkillPhrase } from './skills/skill-phrases.ts';
import { buildSynonyms } from './synonyms.ts';
import type { LinkOptions, OccupationConcept, SkillConcept, Taxonomy } from './taxonomy.ts';
import { buildTitleLinker } from './titles/title-linker.ts';

const SEARCH_LIMIT = 20;

/** Builds the snapshot. What linking, extraction and searches need is made at their first use; see `warmUp`. */
export function buildTaxonomy(data: TaxonomyData): Taxonomy {
  const concepts = buildConcepts(data);
  const { occupations, skills } = concepts;
  const lazy = lazyIndexes(concepts, data);
  const sectors = data.sectors.map((each) => ({ id: each.id, adsWeight: each.weight, label: (locale: 'it' | 'en') => each[locale] }));
  const studies = data.studies.map((each) => ({ id: each.id, level: each.weight, label: (locale: 'it' | 'en') => each[locale] }));
  return {
    version: data.version,
    occupation: (id) => concepts.occupationById.get(id),
    occupationBySlug: (slug) => concepts.occupationBySlug.get(slug),
    occupationByUri: (uri) => concepts.occupationByUri.get(uri),
    skill: (id) => concepts.skillById.get(id),
    skillByUri: (uri) => concepts.skillByUri.get(uri),
    linkTitle: (text: string, options?: LinkOptions) => lazy.titles.finish().link(text, options),
    prepareTitles: lazy.titles.steps,
    extractSkills: (text, lang) =>
      findPhrases(lazy.phrases[lang ?? 'any'](), text).map(({ owner, demand, from, to }) => ({
        skill: conceptAt(skills, owner),
        demand,
        from,
        to,
      })),
    searchOccupations: (q, locale, limit = SEARCH_LIMIT) =>
      lazy
        .occupations()
        .search(q, locale, limit)
        .map((place) => conceptAt(occupations, place)),
    searchSkills: (q, locale, limit = SEARCH_LIMIT) =>
      lazy
        .skills()
        .search(q, locale, limit)
        .map((place) => conceptAt(skills, place)),
    synonymsOf: (phrase) => lazy.synonyms()(phrase),
    sectors: () => sectors,
    studyPaths: () => studies,
    occupations: () => occupations.map((each) => each.concept),
    skills: () => skills.map((each) => each.concept),
  };
}

/** Makes the large indexes one after the other, letting other work through in between; the one of titles, the largest, in short steps. */
export async function warmUp(taxonomy: Taxonomy, pause: () => Promise<unknown>): Promise<void> {
  for (const _step of taxonomy.prepareTitles()) await pause();
  const steps = [
    () => taxonomy.extractSkills('a', 'it'),
    () => taxonomy.extractSkills('a', 'en'),
    () => taxonomy.searchOccupations('a', 'it', 1),
    () => taxonomy.synonymsOf('a'),
  ];
  for (const step of steps) {
    await pause();
    step();
  }
}

function lazyIndexes(concepts: Concepts, { iscoGroups }: TaxonomyData) {
  const { occupations, skills } = concepts;
  return {
    titles: stepwise(buildTitleLinker(concepts, iscoGroups)),
    phrases: {
      it: once(() => buildSkillPhrases(skillPhrases(skills), 'it')),
      en: once(() => buildSkillPhrases(skillPhrases(skills), 'en')),
      any: once(() => buildSkillPhrases(skillPhrases(skills))),
    },
    occupations: once(() => new LabelSearch(searchLabels(occupations))),
    skills: once(() => new LabelSearch(searchLabels(skills))),
    synonyms: once(() => buildSynonyms([...occupations, ...skills])),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Drives a generator from two sides: step by step in the background, or at once to its end by whoever needs the result now. */
function stepwise<T>(making: Generator<void, T>) {
  let made: { readonly value: T } | undefined;
  const step = () => {
    const next = made ? undefined : making.next();
    if (next?.done) made = { value: next.value };
  };
  return {
    *steps() {
      for (; !made; step()) yield;
    },
    finish: (): T => {
      while (!made) step();
      return made.value;
    },
  };
}

function conceptAt<C extends OccupationConcept | SkillConcept>(list: readonly Concept<C>[], place: number): C {
  return (list[place] as Concept<C>).concept;
}

function* searchLabels(list: readonly Concept<OccupationConcept | SkillConcept>[]) {
  for (const [owner, { labels }] of list.entries()) {
    for (const { text, lang, role, starter } of labels) {
      if (role !== 'hidden') yield { owner, text, lang, weight: (role === 'alternative' ? 0.85 : 1) * (starter ? 1 : 0.95) };
    }
  }
}

/** Among skills with the same words ours come first, then titles, then those of all sectors. */
function skillPhrases(skills: readonly Concept<SkillConcept>[]): SkillPhrase[] {
  return skills.flatMap(({ concept, labels }, owner) =>
    labels.map(({ text, lang, role, starter }) => ({
      ...{ owner, text, lang, trusted: starter },
      rank: (starter ? 0 : 8) + (role === 'alternative' ? 2 : role === 'hidden' ? 4 : 0) + (/specific/.test(concept.reuse) ? 1 : 0),
    })),
  );
}
