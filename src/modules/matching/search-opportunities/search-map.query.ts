import type { Place } from '../../territory/api.ts';
import { projectLombardy } from '../../territory/api.ts';
import type { SearchRequest } from '../domain/search-request.ts';
import type { FoundAds } from '../store/find-ads.ts';

/** The map counts this many results at most; nobody reads a map of more. */
export const MAP_RESULTS = 20_000;
const PLACES = 120;
/** Radius of a circle in map units, for one ad and for the town with most. */
const SMALLEST = 7;
const LARGEST = 34;
/** The town itself: a search around its centre. */
const TOWN_KM = 5;

export interface MapPlace {
  readonly label: string;
  readonly count: number;
  readonly request: SearchRequest;
  /** null outside Lombardy. */
  readonly circle: { readonly x: number; readonly y: number; readonly r: number } | null;
}

export interface MapView {
  readonly places: readonly MapPlace[];
  /** Towns with ads that are not shown. */
  readonly more: number;
  readonly outside: number;
  /** Ads without a town. */
  readonly nowhere: number;
}

/** The results by town. Needs a search with up to `MAP_RESULTS` hits; null when the index is not there. */
export function mapView(found: FoundAds): MapView | null {
  const { index, gazetteer, result, request } = found;
  if (!index) return null;
  const counts = new Map<string, number>();
  let nowhere = 0;
  for (const { id } of result.hits) {
    const istat = index.placeOf(id);
    if (istat === null) nowhere++;
    else counts.set(istat, (counts.get(istat) ?? 0) + 1);
  }
  const towns = [...counts]
    .flatMap(([istat, count]) => {
      const place = gazetteer.byIstat(istat);
      return place ? [{ place, count }] : [];
    })
    .sort((a, b) => b.count - a.count || a.place.name.localeCompare(b.place.name, 'it'));
  const shown = towns.slice(0, PLACES);
  const most = shown[0]?.count ?? 1;
  const places = shown.map(({ place, count }) => mapPlace(place, count, most, request));
  return { places, more: towns.length - shown.length, outside: places.filter(({ circle }) => circle === null).length, nowhere };
}

/** Areas, not radii, are proportional to the counts: that is how the eye compares circles. */
function mapPlace(place: Place, count: number, most: number, request: SearchRequest): MapPlace {
  const r = Math.round(SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((count - 1) / Math.max(1, most - 1)));
  return {
    label: `${place.name} (${place.province})`,
    count,
    request: { ...request, near: place.istat, radius_km: TOWN_KM },
    circle: place.region === '03' ? { ...projectLombardy(place), r } : null,
  };
}
