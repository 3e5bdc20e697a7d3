import type { LatLon } from '../../../kernel/geo.ts';

/** A point of a drawing, in units of its viewBox. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

const WEST = 8.47;
const EAST = 11.45;
const NORTH = 46.66;
const SOUTH = 44.66;
/** One degree of longitude is shorter than one of latitude by this much, in the middle of Lombardy. */
const SHRINK = Math.cos(((NORTH + SOUTH) / 2) * (Math.PI / 180));
const UNITS_PER_DEGREE = 1000 / (EAST - WEST);

/** The viewBox that holds every comune of Lombardy with a small margin: `0 0 1000 960`-odd. */
export const LOMBARDY_MAP = { width: 1000, height: Math.round((UNITS_PER_DEGREE * (NORTH - SOUTH)) / SHRINK) } as const;

/** Equirectangular: straight, and true to distance in both directions at this size (error below 1.5 %). One decimal is enough for a dot. */
export function projectLombardy({ lat, lon }: LatLon): MapPoint {
  return { x: tenth((lon - WEST) * UNITS_PER_DEGREE), y: tenth(((NORTH - lat) * UNITS_PER_DEGREE) / SHRINK) };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
