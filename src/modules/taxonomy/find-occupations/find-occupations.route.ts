import { z } from 'zod';
import { json } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import { LOCALES } from '../../../platform/i18n/catalogue.ts';
import { taxonomyOf } from '../store/snapshot.ts';

const query = z.object({
  q: z.string().trim().max(100).default('').describe('Name or part of a name; small typos do not matter'),
  lang: z.enum(LOCALES).optional().describe('Language of the labels; Italian when it is missing'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

const response = z.object({
  items: z.array(
    z.object({
      id: z.number(),
      uri: z.string().describe('ESCO URI, or urn:talenthub:occupation:… for occupations of the starter set'),
      slug: z.string(),
      url: z.string().describe('The sheet for people'),
      label: z.string(),
      isco: z.string().describe('ISCO-08 unit group'),
      sectors: z.array(z.string()),
      riasec: z.string().nullable().describe('Holland code, strongest interest first'),
    }),
  ),
});

const CACHE_SECONDS = 300;

export const findOccupationsRoute = get<Record<string, never>, z.infer<typeof query>>({
  path: '/api/v1/occupations',
  guard: 'public',
  audit: 'taxonomy.find-occupations',
  query,
  api: { summary: 'Search occupations by what people call them, best match first', tag: 'occupations', response },
  async handle({ platform, query: { q, lang = 'it', limit } }) {
    const taxonomy = await taxonomyOf(platform);
    const found = q === '' ? [...taxonomy.occupations()].slice(0, limit) : taxonomy.searchOccupations(q, lang, limit);
    const items = found.map(({ id, uri, slug, isco, sectors, riasecCode, label }) => ({
      ...{ id, uri, slug, isco, sectors, riasec: riasecCode, label: label(lang) },
      url: `${platform.config.publicUrl}/professioni/${slug}`,
    }));
    return json({ items }, { maxAge: CACHE_SECONDS });
  },
});
