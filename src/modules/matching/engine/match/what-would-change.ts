import type { AdStore } from '../columns/ad-store.ts';
import type { Distances } from '../columns/distances.ts';
import type { MatchProfile } from '../types.ts';
import { BLOCKS, missingLicences } from './match-filter.ts';
import { hoursOpening, languageOpening, most, type Opening } from './openings.ts';
import type { Reach } from './reach.ts';

const SUGGESTIONS = 3;

/**
 * Counts, for each single change of the profile, the ads it would let in: those that one limit alone keeps out, and those that
 * respect every limit but show no evidence. The counts are exactly what a second match with the changed profile would find.
 */
export class ChangeCounter {
  readonly #store: AdStore;
  readonly #profile: MatchProfile;
  readonly #distances: Distances | null;
  readonly #licenceSets: Uint32Array;
  readonly #contracts: Uint32Array;
  readonly #skills: Uint32Array;
  readonly #languageSets: Uint32Array;
  readonly #hours: Uint32Array;
  readonly #farther: readonly (ReturnType<Reach['farther']>[number] & { opens: number })[];

  constructor(store: AdStore, profile: MatchProfile, distances: Distances | null, reach: Reach) {
    const { licences, contract, languages, hours } = store.columns;
    this.#store = store;
    this.#profile = profile;
    this.#distances = distances;
    this.#farther = reach.farther().map((step) => ({ ...step, opens: 0 }));
    this.#licenceSets = new Uint32Array(licences.values.length);
    this.#contracts = new Uint32Array(contract.values.length);
    this.#languageSets = new Uint32Array(languages.values.length);
    this.#hours = new Uint32Array(hours.values.length);
    this.#skills = new Uint32Array(store.skills.ids.length);
  }

  /** An ad that is not among the matches. `failed` as `MatchFilter.failures` returned it. */
  count(row: number, failed: number, hasEvidence: boolean): void {
    if (failed === 0) this.#countSkills(row);
    else if (hasEvidence) this.#countLimit(row, failed);
  }

  #countLimit(row: number, failed: number): void {
    const { licences, contract, languages, hours } = this.#store.columns;
    if (failed === BLOCKS.licence) bump(this.#licenceSets, licences.codes[row] as number);
    else if (failed === BLOCKS.contract) bump(this.#contracts, contract.codes[row] as number);
    else if (failed === BLOCKS.language) bump(this.#languageSets, languages.codes[row] as number);
    else if (failed === BLOCKS.hours) bump(this.#hours, hours.codes[row] as number);
    else if (failed === BLOCKS.radius) this.#countRadius(row);
  }

  #countSkills(row: number): void {
    const { start, count, asked } = this.#store.skills;
    const from = start[row] as number;
    const to = from + (count[row] as number);
    for (let i = from; i < to; i++) bump(this.#skills, (asked[i] as number) >>> 1);
  }

  #countRadius(row: number): void {
    const away = this.#distances?.at(row) ?? Number.POSITIVE_INFINITY;
    for (const step of this.#farther) if (away <= step.km) step.opens++;
  }

  /** The best change of each kind, the one that opens most first; none that opens nothing. */
  result(): Opening[] {
    const { languages, hours } = this.#store.columns;
    const openings = [
      ...[this.#contract(), this.#radius(), this.#licence(), this.#skill()],
      languageOpening(this.#profile, languages.values, this.#languageSets),
      hoursOpening(this.#profile, hours.values, this.#hours),
    ];
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
    const step = this.#farther.find(({ opens }) => opens > 0);
    return step ? { change: step.change, opens: step.opens } : null;
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
