import { boundingBox, distanceKm, type LatLon } from '../../../kernel/geo.ts';
import type { PlaceRecord } from './place.ts';

/** The largest comuni have their edge about this far from the centre. */
export const NEAREST_LIMIT_KM = 15;

/** A function that finds the comune with the nearest centre, within 15 km. */
export function makeNearest(places: readonly PlaceRecord[]): (point: LatLon) => PlaceRecord | null {
  const byLat = [...places].sort((a, b) => a.lat - b.lat);
  return (point) => {
    const box = boundingBox(point, NEAREST_LIMIT_KM);
    let best: PlaceRecord | null = null;
    let bestKm = NEAREST_LIMIT_KM;
    for (let index = firstNorthOf(byLat, box.minLat); index < byLat.length; index++) {
      const place = byLat[index] as PlaceRecord;
      if (place.lat > box.maxLat) break;
      if (place.lon < box.minLon || place.lon > box.maxLon) continue;
      const km = distanceKm(point, place);
      if (km <= bestKm) {
        best = place;
        bestKm = km;
      }
    }
    return best;
  };
}

function firstNorthOf(places: readonly PlaceRecord[], lat: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] as PlaceRecord).lat < lat) low = middle + 1;
    else high = middle;
  }
  return low;
}
