import { distanceKm, type LatLon } from '../../../../kernel/geo.ts';
import type { CodeColumn } from './ad-columns.ts';

/** Distances from one place, worked out once per distinct position of the ads and only when asked. */
export class Distances {
  readonly #positions: CodeColumn<LatLon>;
  readonly #from: LatLon;
  readonly #known: Float64Array;

  constructor(positions: CodeColumn<LatLon>, from: LatLon) {
    this.#positions = positions;
    this.#from = from;
    this.#known = new Float64Array(positions.values.length).fill(-1);
    this.#known[0] = Number.POSITIVE_INFINITY;
  }

  /** Kilometres to the row's position, Infinity when it has none. */
  at(row: number): number {
    const code = this.#positions.codes[row] as number;
    const known = this.#known[code] as number;
    if (known >= 0) return known;
    const distance = distanceKm(this.#from, this.#positions.values[code] as LatLon);
    this.#known[code] = distance;
    return distance;
  }

  /** Negative when `a` is nearer; rows without a position are last, and equal. */
  compare(a: number, b: number): number {
    const left = this.at(a);
    const right = this.at(b);
    return left === right ? 0 : left - right;
  }
}
