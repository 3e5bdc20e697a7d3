import { z } from 'zod';
import { json } from '../../../platform/http/reply.ts';
import { post } from '../../../platform/http/route.ts';
import { LOCALES } from '../../../platform/i18n/catalogue.ts';
import { badRequest } from '../content/bad-request.ts';
import { taxonomyOf } from '../store/snapshot.ts';
import { rerankCandidates } from './rerank-candidates.ts';

const body = z.object({
  texts: z.array(z.string().max(500)).min(1).max(100).describe('Job titles as people write them'),
  lang: z.enum(LOCALES).default('it').describe('Language of the labels in the answer'),
  limit: z.number().int().min(1).max(100).default(5).describe('Candidates for each text'),
});

const response = z.array(
  z.object({
    text: z.string(),
    candidates: z.array(z.object({ uri: z.string(), label: z.string(), isco: z.string(), score: z.number().min(0).max(1) })),
  }),
);

export const linkTitlesRoute = post({
  path: '/api/v1/occupations/link',
  guard: 'public',
  audit: 'taxonomy.link-titles',
  accepts: 'json',
  readOnly: true,
  rateLimit: { max: 60, perSeconds: 60 },
  api: { summary: 'Free job titles to occupations, best candidate first', tag: 'occupations', body, response },
  async handle({ platform, json: sent, locale }) {
    const asked = body.safeParse(sent);
    if (!asked.success) return badRequest(asked.error, locale);
    const taxonomy = await taxonomyOf(platform);
    const { texts, lang, limit } = asked.data;
    const linked = texts.map((text) => ({ text, candidates: taxonomy.linkTitle(text, { lang, limit }) }));
    const titles = await rerankCandidates(platform.embeddings, linked, lang);
    return json(
      titles.map(({ text, candidates }) => ({
        text,
        candidates: candidates.map(({ occupation, score }) => ({
          ...{ uri: occupation.uri, label: occupation.label(lang), isco: occupation.isco, score },
        })),
      })),
    );
  },
});
