import type { AdStore } from '../columns/ad-store.ts';
import type { MatchProfile, MatchResult } from '../types.ts';
import { BLOCKS, type MatchFilter, missingLicences } from './match-filter.ts';

/** Kilometres more that are proposed: the fewest that open something. */
const FARTHER_KM = [10, 20, 50];
const SUGGESTIONS = 3;

type Opening = MatchResult['whatWouldChange'][number];

/**
 * Counts, for each single change of the profile, the ads it would let in: those that one limit alone keeps out, and those that
 * respect every limit but show no evidence. The counts are exactly what a second match with the changed profile would find.
 */
export class ChangeCounter {
  readonly #store: AdStore;
  readonly #profile: MatchProfile;
  readonly #filter: MatchFilter;
  readonly #licenceSets: Uint32Array;
  readonly #contracts: Uint32Array;
  readonly #skills: Uint32Array;
  readonly #farther = FARTHER_KM.map(() => 0);

  constructor(store: AdStore, profile: MatchProfile, filter: MatchFilter) {
    this.#store = store;
    this.#profile = profile;
    this.#filter = filter;
    this.#licenceSets = new Uint32Array(store.columns.licences.values.length);
    this.#contracts = new Uint32Array(store.columns.contract.values.length);
    this.#skills = new Uint32Array(store.skills.ids.length);
  }

  /** An ad that is not among the matches. `failed` as `MatchFilter.failures` returned it. */
  count(row: number, failed: number, hasEvidence: boolean): void {
    if (failed === 0) {
      this.#countSkills(row);
    } else if (hasEvidence) {
      const { licences, contract } = this.#store.columns;
      if (failed === BLOCKS.licence) bump(this.#licenceSets, licences.codes[row] as number);
      else if (failed === BLOCKS.contract) bump(this.#contracts, contract.codes[row] as number);
      else if (failed === BLOCKS.radius) this.#countRadius(row);
    }
  }

  #countSkills(row: number): void {
    const { start, count, asked } = this.#store.skills;
    const from = start[row] as number;
    const to = from + (count[row] as number);
    for (let i = from; i < to; i++) bump(this.#skills, (asked[i] as number) >>> 1);
  }

  #countRadius(row: number): void {
    const km = this.#filter.distances?.at(row) ?? Number.POSITIVE_INFINITY;
    const radius = this.#profile.radiusKm ?? 0;
    FARTHER_KM.forEach((more, step) => {
      if (km <= radius + more) this.#farther[step] = (this.#farther[step] as number) + 1;
    });
  }

  /** The best change of each type, the one that opens most first; none that opens nothing. */
  result(): Opening[] {
    const openings = [this.#contract(), this.#radius(), this.#licence(), this.#skill()];
    return openings
      .filter((opening) => opening !== null)
      .sort((a, b) => b.opens - a.opens)
      .slice(0, SUGGESTIONS);
  }

  #contract(): Opening | null {
    const { values } = this.#store.columns.contract;
    const chosen = most(values, this.#contracts);
    return chosen && { change: { type: 'contract', value: chosen.value }, opens: chosen.count };
  }

  #radius(): Opening | null {
    const step = this.#farther.findIndex((count) => count > 0);
    if (step < 0) return null;
    const value = (this.#profile.radiusKm ?? 0) + (FARTHER_KM[step] as number);
    return { change: { type: 'radius', value }, opens: this.#farther[step] as number };
  }

  /** Sets of licences of which exactly one is lacking, added up by that one. */
  #licence(): Opening | null {
    const lacking: number[] = [];
    const counts: number[] = [];
    this.#store.columns.licences.values.forEach((asked, code) => {
      const opens = this.#licenceSets[code] as number;
      const [licence, another] = opens > 0 ? missingLicences(this.#profile, asked) : [];
      if (licence === undefined || another !== undefined) return;
      const known = lacking.indexOf(licence);
      if (known < 0) counts[lacking.push(licence) - 1] = opens;
      else counts[known] = (counts[known] as number) + opens;
    });
    const chosen = most(lacking, counts);
    return chosen && { change: { type: 'licence', value: chosen.value }, opens: chosen.count };
  }

  #skill(): Opening | null {
    const chosen = most(this.#store.skills.ids, this.#skills);
    return chosen && { change: { type: 'skill', value: chosen.value }, opens: chosen.count };
  }
}

function bump(counts: Uint32Array, code: number): void {
  counts[code] = (counts[code] as number) + 1;
}

/** The value with the highest count above 0, the smaller one among equals. */
function most<V extends number | string>(values: readonly (V | null)[], counts: ArrayLike<number>): { value: V; count: number } | null {
  let chosen: { value: V; count: number } | null = null;
  for (let code = 0; code < values.length; code++) {
    const value = values[code] ?? null;
    const count = counts[code] as number;
    if (value === null || count === 0 || (chosen && count < chosen.count)) continue;
    if (!chosen || count > chosen.count || value < chosen.value) chosen = { value, count };
  }
  return chosen;
}
