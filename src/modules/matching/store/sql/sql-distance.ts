import { type RawBuilder, sql } from 'kysely';
import { boundingBox, type LatLon } from '../../../../kernel/geo.ts';

/** Kilometres from the place, the formula of kernel/geo.ts; null without a place to measure from, or for an ad that is nowhere. */
export function distanceFrom(near: LatLon | null): RawBuilder<number | null> {
  if (!near) return sql`null::double precision`;
  const lat = sql`${near.lat}::double precision`;
  const lon = sql`${near.lon}::double precision`;
  // `least` ignores null: without the case an ad that is nowhere would be at the other end of the earth.
  return sql`(case when lat is null then null else 2 * 6371.0088 * asin(least(1, sqrt(
    power(sin(radians(lat - ${lat}) / 2), 2) + cos(radians(${lat})) * cos(radians(lat)) * power(sin(radians(lon - ${lon}) / 2), 2)))) end)`;
}

/** Within the radius, far rows skipped by a box. An ad that is nowhere is not. */
export function isWithin(near: LatLon, radiusKm: number): RawBuilder<boolean> {
  const box = boundingBox(near, radiusKm);
  return sql<boolean>`lat between ${box.minLat} and ${box.maxLat} and lon between ${box.minLon} and ${box.maxLon}
    and ${distanceFrom(near)} <= ${radiusKm}::double precision`;
}
