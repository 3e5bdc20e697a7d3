import type { SearchResult } from '../types.ts';

const STEPS_KM = [5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200];
/** With this many results nobody needs a larger circle. */
const ENOUGH = 10;
const SUGGESTIONS = 3;

/** Counts the ads that only the radius keeps out, by the round radius that would let them in. */
export class WiderRadius {
  readonly #steps: readonly number[];
  readonly #opened: number[];

  constructor(radiusKm: number) {
    this.#steps = STEPS_KM.filter((step) => step > radiusKm);
    this.#opened = this.#steps.map(() => 0);
  }

  count(distanceKm: number): void {
    const step = this.#steps.findIndex((km) => distanceKm <= km);
    if (step >= 0) this.#opened[step] = (this.#opened[step] as number) + 1;
  }

  /** Up to three radii that each find more than the one before; none when there are enough results. */
  suggestions(total: number): SearchResult['widerRadius'] {
    if (total >= ENOUGH) return [];
    let sum = total;
    const wider = this.#steps.map((radiusKm, step) => {
      sum += this.#opened[step] as number;
      return { radiusKm, total: sum };
    });
    return wider.filter((_, step) => (this.#opened[step] as number) > 0).slice(0, SUGGESTIONS);
  }
}
