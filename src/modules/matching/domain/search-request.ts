import { z } from 'zod';
import { romeDate, startOfRomeDay } from '../../../kernel/rome-time.ts';

/** Circles that the page offers; any whole number up to the limit is understood. */
export const RADII_KM = [5, 10, 20, 30, 50, 100] as const;
export const DEFAULT_RADIUS_KM = 20;
const MOST_KM = 300;
/** Gross euros a year that the page offers as a minimum. */
export const PAY_STEPS = [12_000, 15_000, 18_000, 21_000, 24_000, 30_000, 36_000] as const;
/** Days since publication that the page offers. */
export const SINCE_DAYS = [1, 3, 7, 30] as const;
export const SORTS = ['relevance', 'date', 'distance', 'pay'] as const;
export type Sort = (typeof SORTS)[number];
/** The filters with several values, by the name they have in addresses and in the API. */
export const FACETS = ['kind', 'contract', 'schedule', 'sector', 'province'] as const;
export type Facet = (typeof FACETS)[number];
const MOST_VALUES = 30;
const LONGEST_TEXT = 200;

/** A search as somebody asks for it: words not looked up yet. One shape for page, feed and API. */
export interface SearchRequest {
  readonly q: string;
  /** A place as typed, an ISTAT code, or "lat,lon"; empty for everywhere. */
  readonly near: string;
  readonly radius_km: number;
  readonly kind: readonly string[];
  readonly contract: readonly string[];
  readonly schedule: readonly string[];
  readonly sector: readonly string[];
  /** Siglas of provinces. */
  readonly province: readonly string[];
  /** Slug, URI or id of an occupation; empty for any. */
  readonly occupation: string;
  /** Gross euros a year. */
  readonly salary_min: number | null;
  /** Days back from today, or a day or instant in ISO 8601. */
  readonly published_since: string;
  readonly sort: Sort;
  /** Only the words typed, no synonyms. */
  readonly exact: boolean;
  /** Words stay words: no place is read in them, "cerco lavoro come" is searched too. */
  readonly plain: boolean;
}

export const EVERYTHING: SearchRequest = {
  q: '',
  near: '',
  radius_km: DEFAULT_RADIUS_KM,
  kind: [],
  contract: [],
  schedule: [],
  sector: [],
  province: [],
  occupation: '',
  salary_min: null,
  published_since: '',
  sort: 'relevance',
  exact: false,
  plain: false,
};

/** NUL and other control characters cannot be typed; they only come from programs that try things. */
function clean(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_TEXT);
}

/** One value, or several; with commas too, so that addresses stay short. */
const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [...new Set([value].flat().flatMap((each) => each.split(',')))].map(clean).filter((each) => each !== ''))
  .pipe(z.array(z.string().max(60)).max(MOST_VALUES));
const text = z.union([z.string(), z.array(z.string()).transform((values) => values[0] ?? '')]).transform(clean);
const since = text.pipe(z.string().refine((value) => value === '' || sinceInstant(value, new Date(0)) !== null));
const radius = z.coerce.number().int().min(1).max(MOST_KM);

/** Addresses of pages: what cannot be understood is left out, never an error page. */
export const pageRequest = z.object({
  q: text.catch(''),
  near: text.catch(''),
  radius_km: radius.catch(DEFAULT_RADIUS_KM),
  kind: list.catch([]),
  contract: list.catch([]),
  schedule: list.catch([]),
  sector: list.catch([]),
  province: list.catch([]),
  occupation: text.catch(''),
  salary_min: z.coerce.number().int().min(1).max(1_000_000).nullable().catch(null),
  published_since: since.catch(''),
  sort: z.enum(SORTS).catch('relevance'),
  esatto: z.stringbool().catch(false),
  solo_parole: z.stringbool().catch(false),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  vista: z.enum(['lista', 'mappa']).catch('lista'),
});
export type PageRequestQuery = z.infer<typeof pageRequest>;

/** The part of a page's address that is the search itself. */
export function requestOf({ page: _page, vista: _vista, esatto, solo_parole, ...rest }: PageRequestQuery): SearchRequest {
  return { ...rest, exact: esatto, plain: solo_parole };
}

/** The first instant that `published_since` asks for; null when it says nothing that can be understood. Days are days in Rome. */
export function sinceInstant(value: string, now: Date): Date | null {
  if (/^\d{1,3}$/.test(value)) return startOfRomeDay(romeDate(now).subtract({ days: Math.max(0, Number(value) - 1) }));
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return startOfDay(value);
  if (!/^\d{4}-\d\d-\d\dT/.test(value)) return null;
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

function startOfDay(day: string): Date | null {
  try {
    return startOfRomeDay(day);
  } catch {
    // 30 February: well written, but no day.
    return null;
  }
}

/** The query string of a search, without what is as usual: short, and the same search always has the same address. */
export function searchAddress(request: SearchRequest, more: Readonly<Record<string, string>> = {}): string {
  const params = new URLSearchParams();
  if (request.q) params.set('q', request.q);
  if (request.near) params.set('near', request.near);
  if (request.near && request.radius_km !== DEFAULT_RADIUS_KM) params.set('radius_km', String(request.radius_km));
  for (const facet of FACETS) for (const value of request[facet]) params.append(facet, value);
  if (request.occupation) params.set('occupation', request.occupation);
  if (request.salary_min !== null) params.set('salary_min', String(request.salary_min));
  if (request.published_since) params.set('published_since', request.published_since);
  if (request.sort !== 'relevance') params.set('sort', request.sort);
  if (request.exact) params.set('esatto', '1');
  if (request.plain) params.set('solo_parole', '1');
  for (const [name, value] of Object.entries(more)) params.set(name, value);
  const query = params.toString();
  return query ? `?${query}` : '';
}
