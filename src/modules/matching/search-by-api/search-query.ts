import { z } from 'zod';
import { CONTRACTS, KINDS, SCHEDULES } from '../../opportunities/api.ts';
import { DEFAULT_RADIUS_KM, type SearchRequest, SORTS, sinceInstant } from '../domain/search-request.ts';

const several = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => [...new Set([value].flat().flatMap((each) => each.split(',')))].filter((each) => each !== ''));

/** Any of the listed words, repeated or with commas between. */
function oneOrMore(values: readonly string[]) {
  return several
    .pipe(z.array(z.enum(values as [string, ...string[]])).max(30))
    .describe(`Any of ${values.join(', ')}; repeat it or use commas`);
}

const codes = several.pipe(z.array(z.string().max(60)).max(30));
const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((value) => value.replace(/\p{Cc}/gu, ' ').trim())
    .default('');

/** The query of `GET /api/v1/opportunities`. Unlike the page it refuses what it does not understand: a program should know. */
export const searchQuery = z.strictObject({
  q: text(200).describe('Words; Italian and English forms, accents and elisions do not matter'),
  near: text(100).describe('ISTAT code of a comune, a place name, a CAP, or "lat,lon"'),
  radius_km: z.coerce.number().int().min(1).max(300).default(DEFAULT_RADIUS_KM).describe('Only together with near'),
  kind: oneOrMore(KINDS),
  contract: oneOrMore(CONTRACTS),
  schedule: oneOrMore(SCHEDULES),
  sector: codes.describe('Sector ids; repeat it or use commas'),
  province: codes.describe('Province codes such as CR; repeat it or use commas'),
  occupation: text(300).describe('ESCO or Talent Hub URI, slug or id of an occupation'),
  salary_min: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe('Gross euros a year; ads that do not state pay do not pass'),
  published_since: z
    .string()
    .max(40)
    .default('')
    .refine((value) => value === '' || sinceInstant(value, new Date(0)) !== null, 'a date, an ISO 8601 instant, or a number of days')
    .describe('A date, an ISO 8601 instant, or a number of days'),
  sort: z.enum(SORTS).default('relevance').describe('distance needs near; relevance without q is by date'),
  exact: z.stringbool().default(false).describe('Search only the words typed, no synonyms'),
  plain: z.stringbool().default(false).describe('Read no place in q ("cameriere Cremona") and leave no word out ("cerco lavoro come")'),
  lang: z.enum(['it', 'en']).optional().describe('Language of labels'),
  cursor: z.string().max(200).optional().describe('next_cursor of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type SearchQueryInput = z.infer<typeof searchQuery>;

export function toRequest({ lang: _lang, cursor: _cursor, limit: _limit, salary_min, ...rest }: SearchQueryInput): SearchRequest {
  return { ...rest, salary_min: salary_min ?? null };
}
