import { z } from 'zod';
import { json } from '../../../platform/http/reply.ts';
import { post } from '../../../platform/http/route.ts';
import { LOCALES } from '../../../platform/i18n/catalogue.ts';
import { badRequest } from '../content/bad-request.ts';
import { taxonomyOf } from '../store/snapshot.ts';

const body = z.object({
  text: z.string().max(50_000),
  lang: z.enum(LOCALES).default('it'),
});

const response = z.array(
  z.object({
    uri: z.string(),
    label: z.string(),
    from: z.number().describe('UTF-16 offset into the text'),
    to: z.number(),
  }),
);

export const extractSkillsRoute = post({
  path: '/api/v1/skills/extract',
  guard: 'public',
  audit: 'taxonomy.extract-skills',
  accepts: 'json',
  readOnly: true,
  rateLimit: { max: 60, perSeconds: 60 },
  api: { summary: 'Skills named in a text, with their place in it', tag: 'skills', body, response },
  async handle({ platform, json: sent, locale }) {
    const asked = body.safeParse(sent);
    if (!asked.success) return badRequest(asked.error, locale);
    const taxonomy = await taxonomyOf(platform);
    const { text, lang } = asked.data;
    return json(taxonomy.extractSkills(text, lang).map(({ skill, from, to }) => ({ uri: skill.uri, label: skill.label(lang), from, to })));
  },
});
