import { z } from 'zod';
import { contentHash } from '../../../kernel/ids.ts';
import { decodeCursor, encodeCursor } from '../../../kernel/pagination.ts';
import { PROBLEM_TYPE, problem } from '../../../platform/http/problem.ts';
import { failure, json, type Reply } from '../../../platform/http/reply.ts';
import { get } from '../../../platform/http/route.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { apiItem, apiItemSchema } from '../../opportunities/api.ts';
import { facetLabel } from '../content/search-words.ts';
import { FACETS, searchAddress } from '../domain/search-request.ts';
import type { SearchAfter } from '../engine/types.ts';
import { countWhenEmpty } from '../store/empty-searches.ts';
import { adsOf, type FoundAds, findAds } from '../store/find-ads.ts';
import { type SearchQueryInput, searchQuery, toRequest } from './search-query.ts';

/** The last instant a date can hold, ms. */
const LATEST_INSTANT = 8.64e15;

const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.number().int() }));
const response = z.object({
  total: z.number().int(),
  total_is_capped: z.boolean().describe('True when there may be more than total'),
  items: z.array(apiItemSchema),
  facets: z.object({ kind: facet, contract: facet, schedule: facet, sector: facet, province: facet }),
  suggestions: z.object({
    did_you_mean: z.string().nullable(),
    wider_radius: z.array(z.object({ radius_km: z.number(), total: z.number().int() })),
    place_read: z
      .object({ words: z.string(), istat: z.string(), name: z.string() })
      .nullable()
      .describe('A place named in q that the search was made around; plain=true keeps it a word'),
  }),
  next_cursor: z.string().nullable(),
});

export const searchByApiRoute = get<Record<string, never>, SearchQueryInput>({
  path: '/api/v1/opportunities',
  guard: 'public',
  audit: 'matching.search-by-api',
  query: searchQuery,
  api: { summary: 'Search the opportunities that are open now', tag: 'opportunities', response },
  async handle({ platform, query, locale, now }) {
    const request = toRequest(query);
    const key = contentHash(searchAddress(request)).slice(0, 12);
    const after = query.cursor === undefined ? undefined : placeOf(query.cursor, key);
    if (after === null) return refused('cursor', 'not a cursor of this search');
    const answer = await findAds(platform, request, { offset: 0, limit: query.limit, ...(after ? { after } : {}) }, now);
    if (!answer.ok) return failure(answer.error);
    const found = answer.value;
    countWhenEmpty(platform, found, now);
    const [unknown] = found.unknown;
    if (unknown) return refused(unknown.field, `"${unknown.value}" is not known`);
    const ads = await adsOf(
      platform,
      found.result.hits.map(({ id }) => id),
      now,
    );
    const lang = query.lang ?? locale;
    const distances = new Map(found.result.hits.map((hit) => [hit.id, hit.distanceKm]));
    const options = { publicUrl: platform.config.publicUrl, taxonomy: found.taxonomy, locale: lang };
    return json({
      ...overview(found, lang),
      items: ads.map((ad) => apiItem(ad, { ...options, distanceKm: distances.get(ad.id) ?? null })),
      next_cursor: found.result.next && cursorOf(found.result.next, key),
    });
  },
});

function overview(found: FoundAds, locale: Locale) {
  const { result, placeRead } = found;
  const facets = FACETS.map((name) => [
    name,
    result.facets[name].map(({ value, count }) => ({ value, label: facetLabel(found, name, value, locale), count })),
  ]);
  return {
    total: result.total,
    total_is_capped: false,
    facets: Object.fromEntries(facets),
    suggestions: {
      did_you_mean: result.didYouMean,
      place_read: placeRead && { words: placeRead.typed, istat: placeRead.place.istat, name: placeRead.place.name },
      wider_radius: result.widerRadius.map(({ radiusKm, total }) => ({ radius_km: radiusKm, total })),
    },
  };
}

const count = z.int().min(0);
const cursor = z.object({ key: z.string(), after: z.tuple([z.number().nullable(), count, z.int(), count, count.max(100)]) });

/** The place of the last ad and the search it belongs to. */
function cursorOf({ key: sorted, applications, publishedAt, id, required }: SearchAfter, key: string): string {
  return encodeCursor({ key, after: [sorted, applications, publishedAt, id, required] });
}

/** After which ad the next page begins; null when the cursor belongs to another search or to none. */
function placeOf(text: string, key: string): SearchAfter | null {
  const parsed = cursor.safeParse(decodeCursor(text));
  if (!parsed.success || parsed.data.key !== key || Math.abs(parsed.data.after[2]) > LATEST_INSTANT) return null;
  const [sorted, applications, publishedAt, id, required] = parsed.data.after;
  return { key: sorted, applications, publishedAt, id, required };
}

function refused(path: string, message: string): Reply {
  const body = problem('bad-query', 400, 'Some query parameters are wrong.', { errors: [{ path, message }] });
  return json(body, { status: 400, contentType: PROBLEM_TYPE });
}
