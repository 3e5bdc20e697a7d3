import type { AppError, Result } from '../../../kernel/result.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type AdRecord, adsByIds } from '../../opportunities/api.ts';
import { type OccupationConcept, type Taxonomy, taxonomyOf } from '../../taxonomy/api.ts';
import { type Gazetteer, gazetteer, type Location } from '../../territory/api.ts';
import { type SearchRequest, sinceInstant } from '../domain/search-request.ts';
import { synonymGroups } from '../domain/synonym-groups.ts';
import type { SearchQuery, SearchResult } from '../engine/types.ts';
import { matchingErrors } from '../errors.ts';
import { keepKnownValues, type UnknownValue } from './known-values.ts';
import { indexOf, type LiveIndex, liveIndex } from './live-index.ts';
import { hasAdTexts, sqlSearch } from './sql/sql-search.ts';

/** How long a visitor waits for an index that is being loaded before the database is searched instead. */
const PATIENCE_MS = 1500;

/** A request with its words looked up. */
export interface UnderstoodSearch {
  /** Without filter values that do not exist. */
  readonly request: SearchRequest;
  /** What was asked for and does not exist; the search was made without it. */
  readonly unknown: readonly UnknownValue[];
  readonly query: SearchQuery;
  readonly place: Location | null;
  readonly occupation: OccupationConcept | null;
  /** Words searched besides the typed ones. */
  readonly synonyms: readonly string[];
}

export interface FoundAds extends UnderstoodSearch {
  readonly result: SearchResult;
  readonly taxonomy: Taxonomy;
  readonly gazetteer: Gazetteer;
  /** null while it is being loaded: the answer came from the database. */
  readonly index: LiveIndex | null;
}

export interface Window {
  readonly offset: number;
  readonly limit: number;
}

/** Searches the ads. Fails only while the index is being loaded for the first time ever. */
export async function findAds(platform: Platform, request: SearchRequest, window: Window, now: Date): Promise<Result<FoundAds, AppError>> {
  const [taxonomy, places] = await Promise.all([taxonomyOf(platform), gazetteer(platform)]);
  const understood = understand(request, window, now, taxonomy, places);
  const index = await indexInTime(platform);
  if (index) return ok({ ...understood, taxonomy, gazetteer: places, index, result: index.search(understood.query, now.getTime()) });
  const result = await platform.database.read(async (db) =>
    (await hasAdTexts(db)) ? await sqlSearch(db, understood.query, now.getTime()) : null,
  );
  return result ? ok({ ...understood, taxonomy, gazetteer: places, index: null, result }) : err(matchingErrors.indexLoading);
}

/** The ads with these ids, in their order. */
export function adsOf(platform: Platform, ids: readonly number[], now: Date): Promise<readonly AdRecord[]> {
  const index = indexOf(platform);
  return index.ready ? index.ads(ids, now) : platform.database.read((db) => adsByIds(db, ids, now));
}

/** The index, or null when it takes too long to load. */
export async function indexInTime(platform: Platform): Promise<LiveIndex | null> {
  if (indexOf(platform).ready) return liveIndex(platform);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    return await Promise.race([liveIndex(platform), late]);
  } finally {
    clearTimeout(timer);
  }
}

function understand(asked: SearchRequest, window: Window, now: Date, taxonomy: Taxonomy, places: Gazetteer): UnderstoodSearch {
  const { request, unknown } = keepKnownValues(asked, taxonomy, places);
  const place = request.near ? places.locate(request.near) : null;
  const occupation = findOccupation(request.occupation, taxonomy);
  const groups = request.exact ? [] : synonymGroups(request.q, (phrase) => taxonomy.synonymsOf(phrase));
  const since = request.published_since ? sinceInstant(request.published_since, now) : null;
  if (request.near && !place) unknown.push({ field: 'near', value: request.near });
  if (request.occupation && !occupation) unknown.push({ field: 'occupation', value: request.occupation });
  const query: SearchQuery = {
    text: request.q,
    synonyms: groups,
    kinds: request.kind,
    contracts: request.contract,
    schedules: request.schedule,
    sectors: request.sector,
    provinces: request.province,
    occupations: occupation ? [occupation.id] : [],
    ...(place ? { near: { lat: place.lat, lon: place.lon }, radiusKm: request.radius_km } : {}),
    ...(request.salary_min === null ? {} : { payYearMin: request.salary_min }),
    ...(since ? { publishedSince: since.getTime() } : {}),
    sort: request.sort,
    ...window,
  };
  return { request, unknown, query, place, occupation, synonyms: [...new Set(groups.flatMap((group) => group.slice(1)))] };
}

function findOccupation(asked: string, taxonomy: Taxonomy): OccupationConcept | null {
  if (!asked) return null;
  const byId = /^\d{1,15}$/.test(asked) ? taxonomy.occupation(Number(asked)) : undefined;
  return byId ?? taxonomy.occupationBySlug(asked) ?? taxonomy.occupationByUri(asked) ?? null;
}
