import type { AdStore } from '../columns/ad-store.ts';
import { countsBy } from '../columns/code-column.ts';
import type { Distances } from '../columns/distances.ts';
import type { MatchProfile } from '../types.ts';
import { BLOCKS, missingLicences } from './match-filter.ts';
import { hoursOpening, languageOpening, most, type Opening } from './openings.ts';
import type { Reach } from './reach.ts';

const SUGGESTIONS = 3;

/**
 * Counts, for each single change of the profile, the ads it would let in: those that one limit alone keeps out, and those that
 * respect every limit but show no evidence. The counts are exactly what a second match with the changed profile would find. During the
 * match only groups of facts and sets of skills are counted; `result` works out what they mean.
 */
export class ChangeCounter {
  readonly #store: AdStore;
  readonly #profile: MatchProfile;
  readonly #distances: Distances | null;
  readonly #limitKm: number;
  readonly #farther: ReturnType<Reach['farther']>;
  /** By terms code, by demands code, by place code, by skill set. */
  readonly #contracts: Uint32Array;
  readonly #hours: Uint32Array;
  readonly #licences: Uint32Array;
  readonly #languages: Uint32Array;
  readonly #places: Uint32Array;
  readonly #skillSets: Uint32Array;

  constructor(store: AdStore, profile: MatchProfile, distances: Distances | null, reach: Reach) {
    const { terms, demands, place } = store.columns;
    this.#store = store;
    this.#profile = profile;
    this.#distances = distances;
    this.#limitKm = reach.limitKm;
    this.#farther = reach.farther();
    this.#contracts = new Uint32Array(terms.values.length);
    this.#hours = new Uint32Array(terms.values.length);
    this.#licences = new Uint32Array(demands.values.length);
    this.#languages = new Uint32Array(demands.values.length);
    this.#places = new Uint32Array(place.values.length);
    this.#skillSets = new Uint32Array(store.skills.count);
  }

  /** An ad at this place that has evidence and that only the distance keeps out. */
  countPlace(placeCode: number): void {
    bump(this.#places, placeCode);
  }

  /**
   * Goes as far as the smallest step that opens something, ring by ring; what is beyond it is never proposed. `look` is to count what a
   * place offers.
   */
  lookFarther(look: (placeCode: number) => void): void {
    let inner = this.#limitKm;
    for (const { km } of this.#farther) {
      for (let code = 0; code < this.#places.length; code++) if (this.#isBetween(code, inner, km)) look(code);
      if (this.#openedWithin(km) > 0) return;
      inner = km;
    }
  }

  /** An ad that has evidence and that one other limit alone, `failed`, keeps out. */
  countLimit(failed: number, termsCode: number, demandsCode: number): void {
    if (failed === BLOCKS.contract) bump(this.#contracts, termsCode);
    else if (failed === BLOCKS.licence) bump(this.#licences, demandsCode);
    else if (failed === BLOCKS.language) bump(this.#languages, demandsCode);
    else if (failed === BLOCKS.hours) bump(this.#hours, termsCode);
  }

  /** An ad within every limit, which asks this set of skills, for which nothing speaks. */
  countSkills(set: number): void {
    bump(this.#skillSets, set);
  }

  /** The best change of each kind, the one that opens most first; none that opens nothing. */
  result(): Opening[] {
    const { terms, demands } = this.#store.columns;
    const languages = demands.values.map((asked) => asked.languages);
    const hours = terms.values.map((stated) => stated.hours);
    const openings = [
      ...[this.#contract(), this.#radius(), this.#licence(), this.#skill()],
      languageOpening(this.#profile, languages, this.#languages),
      hoursOpening(this.#profile, hours, this.#hours),
    ];
    return openings
      .filter((opening) => opening !== null)
      .sort((a, b) => b.opens - a.opens)
      .slice(0, SUGGESTIONS);
  }

  #contract(): Opening | null {
    const totals = countsBy(this.#store.columns.terms.values, this.#contracts, ({ contract }) => contract);
    const chosen = most([...totals.keys()], [...totals.values()]);
    return chosen && { change: { type: 'contract', value: chosen.value }, opens: chosen.count };
  }

  /** The smallest step that opens something. */
  #radius(): Opening | null {
    for (const { change, km } of this.#farther) {
      const opens = this.#openedWithin(km);
      if (opens > 0) return { change, opens };
    }
    return null;
  }

  #openedWithin(km: number): number {
    let opens = 0;
    for (let code = 0; code < this.#places.length; code++) {
      const ads = this.#places[code] as number;
      if (ads > 0 && this.#isBetween(code, this.#limitKm, km)) opens += ads;
    }
    return opens;
  }

  #isBetween(placeCode: number, inner: number, outer: number): boolean {
    const km = this.#distances?.of(placeCode) ?? Number.POSITIVE_INFINITY;
    return km > inner && km <= outer;
  }

  /** Groups of demands of which exactly one licence is lacking, added up by that one. */
  #licence(): Opening | null {
    const totals = countsBy(this.#store.columns.demands.values, this.#licences, ({ licences }) => {
      const [lacking, another] = missingLicences(this.#profile, licences);
      return another === undefined ? (lacking ?? null) : null;
    });
    const chosen = most([...totals.keys()], [...totals.values()]);
    return chosen && { change: { type: 'licence', value: chosen.value }, opens: chosen.count };
  }

  #skill(): Opening | null {
    const { skills } = this.#store;
    const chosen = most(skills.ids, skills.countSkills(this.#skillSets));
    return chosen && { change: { type: 'skill', value: chosen.value }, opens: chosen.count };
  }
}

function bump(counts: Uint32Array, code: number): void {
  counts[code] = (counts[code] as number) + 1;
}
