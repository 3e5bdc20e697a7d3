import { distanceKm, type LatLon } from '../../../../kernel/geo.ts';
import type { CodeColumn } from './code-column.ts';
import type { Place } from './facts.ts';

/** Distances from one point, worked out once per distinct place of the ads and only when asked. */
export class Distances {
  readonly #places: CodeColumn<Place>;
  readonly #from: LatLon;
  /** By place code; -1 while not known. */
  readonly #known: Float64Array;

  constructor(places: CodeColumn<Place>, from: LatLon) {
    this.#places = places;
    this.#from = from;
    this.#known = new Float64Array(places.values.length).fill(-1);
  }

  /** Kilometres to the row's place, Infinity when it has no position. */
  at(row: number): number {
    return this.of(this.#places.codes[row] as number);
  }

  /** The same by place code. */
  of(code: number): number {
    const known = this.#known[code] as number;
    if (known >= 0) return known;
    const position = this.#places.values[code]?.position;
    const distance = position ? distanceKm(this.#from, position) : Number.POSITIVE_INFINITY;
    this.#known[code] = distance;
    return distance;
  }
}
