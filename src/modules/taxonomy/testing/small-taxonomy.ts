import { buildTaxonomy } from '../domain/build-taxonomy.ts';
import type { OccupationData, SkillData, TaxonomyData } from '../domain/concept-data.ts';
import type { Taxonomy } from '../domain/taxonomy.ts';

/** An occupation for a test: Italian titles and synonyms, the rest is plausible. */
export function testOccupation(id: number, title: string, change: Partial<OccupationData> & { synonyms?: string[] } = {}): OccupationData {
  const { synonyms = [], ...rest } = change;
  const slug = title.replaceAll(/\W+/g, '-');
  return {
    ...{ id, uri: `urn:test:${slug}`, slug, isco: '5131', riasec: 'SEC', starter: true, sameAs: null },
    ...{ sectors: ['ristorazione'], studies: [], essential: [], optional: [] },
    labels: [
      { lang: 'it', role: 'preferred', labels: [title] },
      { lang: 'it', role: 'alternative', labels: synonyms },
    ],
    ...rest,
  };
}

/** A skill for a test. */
export function testSkill(id: number, label: string, synonyms: string[] = [], change: Partial<SkillData> = {}): SkillData {
  return {
    ...{ id, uri: `urn:test:skill:${id}`, type: 'skill', reuse: 'cross-sector', licence: false, starter: true, sameAs: null },
    labels: [
      { lang: 'it', role: 'preferred', labels: [label] },
      { lang: 'it', role: 'alternative', labels: synonyms },
    ],
    ...change,
  };
}

/** A taxonomy of a few concepts, without a database. */
export function smallTaxonomy(data: Partial<TaxonomyData>): Taxonomy {
  return buildTaxonomy({ version: 1, occupations: [], skills: [], iscoGroups: [], sectors: [], studies: [], ...data });
}
