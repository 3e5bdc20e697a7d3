import { z } from 'zod';
import { failure, json } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import { LOCALES } from '../../../platform/i18n/catalogue.ts';
import type { SkillConcept, Taxonomy } from '../domain/taxonomy.ts';
import { taxonomyErrors } from '../errors.ts';
import { readOccupationSheet } from '../store/occupation-sheet.ts';
import { taxonomyOf } from '../store/snapshot.ts';

const params = z.object({ id: z.string().min(1).max(300).describe('Number, slug, or URI (percent-encoded)') });
const query = z.object({ lang: z.enum(LOCALES).optional() });

const named = z.object({ uri: z.string(), label: z.string() });
const titled = z.object({ id: z.string(), label: z.string() });
const response = z.object({
  id: z.number(),
  uri: z.string(),
  slug: z.string(),
  url: z.string(),
  label: z.string(),
  isco: z.string(),
  titles: z.object({ masculine: z.string(), feminine: z.string(), neutral: z.string() }).nullable(),
  alternatives: z.array(z.string()),
  description: z.object({ text: z.string(), lang: z.enum(LOCALES) }).nullable(),
  tasks: z.object({ items: z.array(z.string()), lang: z.enum(LOCALES) }).nullable(),
  skills: z.object({ essential: z.array(named), optional: z.array(named) }),
  riasec: z.string().nullable(),
  sectors: z.array(titled),
  studies: z.array(titled.extend({ level: z.number().describe('EQF level') })),
  similar: z.array(named),
});

const CACHE_SECONDS = 300;

export const describeOccupationRoute = get<z.infer<typeof params>, z.infer<typeof query>>({
  path: '/api/v1/occupations/:id',
  guard: 'public',
  audit: 'taxonomy.describe-occupation',
  params,
  query,
  api: { summary: 'One occupation with tasks, skills, interests and studies', tag: 'occupations', response },
  async handle({ platform, params: { id }, query: { lang = 'it' }, read }) {
    const taxonomy = await taxonomyOf(platform);
    const occupation = occupationCalled(taxonomy, id);
    if (!occupation) return failure(taxonomyErrors.unknownOccupation);
    const sheet = await read((db) => readOccupationSheet(db, taxonomy, occupation, lang));
    const { uri, slug, isco, riasecCode } = occupation;
    const skill = (each: SkillConcept) => ({ uri: each.uri, label: each.label(lang) });
    const { titles, alternatives, description, tasks } = sheet;
    const value: z.infer<typeof response> = {
      ...{ id: occupation.id, uri, slug, isco, label: occupation.label(lang), riasec: riasecCode, titles, description },
      alternatives: [...alternatives],
      tasks: tasks && { items: [...tasks.items], lang: tasks.lang },
      url: `${platform.config.publicUrl}/professioni/${slug}`,
      skills: { essential: sheet.essential.map(skill), optional: sheet.optional.map(skill) },
      sectors: sheet.sectors.map((each) => ({ id: each.id, label: each.label(lang) })),
      studies: sheet.studies.map((each) => ({ id: each.id, label: each.label(lang), level: each.level })),
      similar: sheet.similar.map((each) => ({ uri: each.uri, label: each.label(lang) })),
    };
    return json(value, { maxAge: CACHE_SECONDS });
  },
});

function occupationCalled(taxonomy: Taxonomy, id: string) {
  return /^\d{1,15}$/.test(id) ? taxonomy.occupation(Number(id)) : (taxonomy.occupationByUri(id) ?? taxonomy.occupationBySlug(id));
}
