import { z } from 'zod';
import { failure, json } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import { taxonomyOf } from '../../taxonomy/api.ts';
import { apiItem, apiItemSchema } from '../content/api-item.ts';
import { jobPosting } from '../content/job-posting.ts';
import { STATUSES } from '../domain/status.ts';
import { opportunitiesErrors } from '../errors.ts';
import { adById } from '../store/read-ads.ts';

const params = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

const response = apiItemSchema.extend({
  /** Plain text: paragraphs separated by a blank line, list items as lines that begin with "- ". */
  description: z.string(),
  status: z.enum(STATUSES),
  openings: z.number().int().nullable(),
  agreement: z.string().nullable(),
  language: z.string(),
  source: z.string(),
  apply_url: z.string().nullable(),
  duplicate_of: z.number().int().nullable(),
});

/** `GET /api/v1/opportunities/{id}`; as schema.org JobPosting when `application/ld+json` is asked for. 410 a month after it closed. */
export const readOpportunityRoute = get<z.infer<typeof params>>({
  path: '/api/v1/opportunities/:id',
  guard: 'public',
  audit: 'opportunities.api-read',
  params,
  api: { summary: 'One opportunity', tag: 'opportunities', response },
  async handle({ platform, params: { id }, headers, locale, now, read }) {
    const ad = await read((db) => adById(db, id, now));
    if (!ad || ad.status === 'draft' || ad.status === 'pending') return failure(opportunitiesErrors.notFound);
    if (ad.status === 'gone') return failure(opportunitiesErrors.gone);
    const taxonomy = await taxonomyOf(platform);
    const { publicUrl } = platform.config;
    const item = apiItem(ad, { publicUrl, taxonomy, locale });
    if (wantsLinkedData(headers.accept)) {
      const skills = item.skills.filter((skill) => !skill.implied).map((skill) => skill.label);
      return json(jobPosting(ad, { publicUrl, skills }), { contentType: 'application/ld+json' });
    }
    return json({
      ...item,
      description: ad.description,
      status: ad.status,
      openings: ad.openings,
      agreement: ad.agreement,
      language: ad.language,
      source: ad.sourceName,
      apply_url: ad.status === 'published' ? ad.applyUrl : null,
      duplicate_of: ad.duplicateOf,
    });
  },
});

function wantsLinkedData(accept: string | string[] | undefined): boolean {
  return [accept ?? ''].flat().join(',').includes('application/ld+json');
}
