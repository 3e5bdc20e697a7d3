import type { AppError, Result } from '../../../kernel/result.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type AdRecord, adsByIds } from '../../opportunities/api.ts';
import { type Taxonomy, taxonomyOf } from '../../taxonomy/api.ts';
import { type Gazetteer, gazetteer } from '../../territory/api.ts';
import type { SearchRequest } from '../domain/search-request.ts';
import type { SearchResult } from '../engine/types.ts';
import { matchingErrors } from '../errors.ts';
import { indexOf, type LiveIndex, liveIndex } from './live-index.ts';
import { hasAdTexts, sqlSearch } from './sql/sql-search.ts';
import { type UnderstoodSearch, understand, type Window } from './understand-search.ts';

/** How long a visitor waits for an index that is being loaded before the database is searched instead. */
const PATIENCE_MS = 1500;

export interface FoundAds extends UnderstoodSearch {
  readonly result: SearchResult;
  readonly taxonomy: Taxonomy;
  readonly gazetteer: Gazetteer;
  /** null while it is being loaded: the answer came from the database. */
  readonly index: LiveIndex | null;
}

/** Searches the ads. Fails only while the index is being loaded for the first time ever. */
export async function findAds(platform: Platform, request: SearchRequest, window: Window, now: Date): Promise<Result<FoundAds, AppError>> {
  const [taxonomy, places] = await Promise.all([taxonomyOf(platform), gazetteer(platform)]);
  const index = await indexInTime(platform);
  const understood = understand(request, window, { taxonomy, gazetteer: places, index, now });
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
