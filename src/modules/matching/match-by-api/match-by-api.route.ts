import { z } from 'zod';
import { issuesOf, PROBLEM_TYPE, problem } from '../../../platform/http/problem.ts';
import { failure, json, type Reply } from '../../../platform/http/reply.ts';
import { post } from '../../../platform/http/route.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type AdRecord, apiItem, apiItemSchema } from '../../opportunities/api.ts';
import { type Taxonomy, taxonomyOf } from '../../taxonomy/api.ts';
import { gazetteer } from '../../territory/api.ts';
import { changeText } from '../content/change-text.ts';
import { reasonContext, reasonNames, reasonText } from '../content/reason-names.ts';
import type { MatchProfile, MatchResult } from '../engine/types.ts';
import { matchingErrors } from '../errors.ts';
import { indexInTime } from '../store/find-ads.ts';
import { matchRequest } from './match-request.ts';
import { readRequest, type Unknown } from './read-request.ts';

const skill = z.object({ uri: z.string(), label: z.string() });
const change = z.object({
  type: z.enum(['licence', 'skill', 'radius', 'contract', 'travel', 'language', 'hours']),
  value: z
    .union([z.number(), z.string()])
    .describe(
      'URI of the licence or skill, km, minutes, contract, "en:B2" for a language, hours a week to accept as well ("unstated": opportunities that do not say them)',
    ),
});
const response = z.object({
  items: z.array(
    z.object({
      opportunity: apiItemSchema,
      score: z.number().int().describe('0 to 100, the sum of the points of the parts'),
      parts: z.array(z.object({ name: z.string(), points: z.number().int(), max: z.number().int(), text: z.string() })),
      missing: z.array(skill).describe('Essential skills of the opportunity that the profile lacks'),
    }),
  ),
  what_would_change: z.array(
    z.object({ change, text: z.string(), opens: z.number().int().describe('How many more opportunities this one change lets in') }),
  ),
  evaluated: z.number().int().describe('How many open opportunities the profile was compared with'),
  total: z.number().int().describe('How many of them match'),
});

/** Matches for a profile sent with the request. Nothing is stored. */
export const matchByApiRoute = post({
  path: '/api/v1/matches',
  guard: 'public',
  audit: 'matching.match-by-api',
  accepts: 'json',
  readOnly: true,
  rateLimit: { max: 120, perSeconds: 60 },
  api: {
    summary: 'Match a profile with the opportunities that are open now, with reasons that add up',
    tag: 'matches',
    body: matchRequest,
    response,
  },
  async handle({ platform, json: body, locale, now }) {
    const request = matchRequest.safeParse(body ?? {});
    if (!request.success) return refused('bad-body', 400, 'Some fields of the request are wrong.', issuesOf(request.error));
    const lang = request.data.lang ?? locale;
    const [taxonomy, places] = await Promise.all([taxonomyOf(platform), gazetteer(platform)]);
    const read = readRequest(request.data, { taxonomy, gazetteer: places, locale: lang });
    if ('unknown' in read)
      return refused('unknown-concepts', 422, 'Some skills, occupations, licences or the place are not known.', read.unknown);
    return matches(platform, read.profile, { taxonomy, locale: lang, now });
  },
});

async function matches(
  platform: Platform,
  profile: MatchProfile,
  { taxonomy, locale, now }: { taxonomy: Taxonomy; locale: Locale; now: Date },
) {
  const index = await indexInTime(platform);
  if (!index) return failure(matchingErrors.indexLoading);
  const result = index.match(profile, now.getTime());
  const ads = await index.ads(
    result.items.map(({ id }) => id),
    now,
  );
  return json(answer(result, ads, { publicUrl: platform.config.publicUrl, taxonomy, locale }));
}

function answer(
  result: MatchResult,
  ads: readonly AdRecord[],
  options: { publicUrl: string; taxonomy: Taxonomy; locale: Locale },
): z.infer<typeof response> {
  const { taxonomy, locale } = options;
  const names = reasonNames(taxonomy, locale);
  const byId = new Map(ads.map((ad) => [ad.id, ad]));
  return {
    items: result.items.flatMap((item) => {
      const ad = byId.get(item.id);
      if (!ad) return [];
      const context = reasonContext(ad);
      const distance = item.parts.find((part) => part.name === 'distance');
      return {
        opportunity: apiItem(ad, { ...options, distanceKm: distance?.details.km ?? null }),
        score: item.score,
        parts: item.parts.map((part) => ({
          name: part.name,
          points: part.points,
          max: part.max,
          text: reasonText(part, { names, locale, context }),
        })),
        missing: item.missing.flatMap((id) => {
          const concept = taxonomy.skill(id);
          return concept ? [{ uri: concept.uri, label: concept.label(locale) }] : [];
        }),
      };
    }),
    what_would_change: result.whatWouldChange.map((opening) => ({
      change: { type: opening.change.type, value: publicValue(opening.change, taxonomy) },
      text: changeText(opening, names, locale),
      opens: opening.opens,
    })),
    evaluated: result.evaluated,
    total: result.total,
  };
}

/** Ids are ours alone: outside, a skill or licence is its URI, which can be sent back as it is. A language has its level: "en:B2". */
function publicValue(proposed: MatchResult['whatWouldChange'][number]['change'], taxonomy: Taxonomy): number | string {
  if (proposed.type === 'licence' || proposed.type === 'skill') return taxonomy.skill(proposed.value)?.uri ?? '';
  return proposed.type === 'language' ? `${proposed.value}:${proposed.level}` : proposed.value;
}

function refused(code: string, status: 400 | 422, title: string, errors: readonly Unknown[]): Reply {
  return json(problem(code, status, title, { errors }), { status, contentType: PROBLEM_TYPE });
}
