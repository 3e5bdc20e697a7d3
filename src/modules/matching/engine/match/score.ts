import type { AdOccupation, Verdicts } from '../columns/ad-columns.ts';
import type { AdStore } from '../columns/ad-store.ts';
import type { Distances } from '../columns/distances.ts';
import type { MatchProfile } from '../types.ts';
import { interestProduct, interestUnits, UNIT } from './interests.ts';
import { isWithinHours } from './match-filter.ts';
import type { Reach } from './reach.ts';
import { demandsEvidence, type Maxima, maximaFor, type PartName } from './weights.ts';

/** A skill counts in quarters by level; what is asked counts four quarters. */
const LEVEL_QUARTERS = { 1: 2, 2: 3, 3: 4 } as const;
const FULL_QUARTERS = 4;
/** An ad that asks for next to nothing is no perfect match, and one that lists sixty skills does not need them all. */
const LEAST_SKILL_WEIGHT = 6;
const MOST_SKILL_WEIGHT = 24;
/** Per cent by shared leading ISCO digits: a major group (one digit) is too wide to mean anything. */
const ISCO_PERCENT: readonly number[] = [0, 0, 30, 55, 80];
const SAME_OCCUPATION_PERCENT = 100;
/** Correlation of interests from which they are a reason to propose an ad. */
const KINDRED = 0.5 * UNIT * UNIT;
const FRESH_DAYS = 60;
const DAY_MS = 86_400_000;

/** The soft part of a match. Each part is a whole number of points, so that they add up to the score exactly. */
export class Scorer {
  readonly maxima: Maxima;
  readonly #publishedAt: Float64Array;
  readonly #askedWeight: Uint16Array;
  readonly #now: number;
  readonly #distances: Distances | null;
  readonly #reachKm: number;
  readonly #needsEvidence: boolean;
  /** By row: quarters of the asked weight that the person covers. */
  readonly #covered: Uint16Array;
  /** Points. Any are evidence. */
  readonly #occupation: Verdicts;
  /** Points. */
  readonly #interests: Verdicts;
  /** 1 when the interests are near enough to be evidence. */
  readonly #kindred: Verdicts;
  /** 1 when wished. */
  readonly #contract: Verdicts;
  readonly #schedule: Verdicts;
  readonly #hours: Verdicts;
  /** Points by how many of contract, schedule and hours are as wished. */
  readonly #granted: Uint8Array;

  constructor(store: AdStore, profile: MatchProfile, now: number, distances: Distances | null, reach: Reach) {
    const { occupation, interests, contract, schedule, hours } = store.columns;
    const maxima = maximaFor(profile);
    const nearest = nearestOccupation(profile);
    const own = interestUnits(profile.interests);
    const kinship = (ad: Int8Array | null) => (own && ad ? interestProduct(own, ad) : 0);
    const schedules = profile.schedules ?? [];
    const wished = profile.hours ?? null;
    const wishes = Math.min(1, profile.contracts.length) + Math.min(1, schedules.length) + (wished ? 1 : 0);
    this.#publishedAt = store.columns.publishedAt;
    this.#askedWeight = store.skills.weight;
    this.#now = now;
    this.#distances = distances;
    this.#reachKm = reach.fadeKm;
    this.maxima = maxima;
    this.#needsEvidence = demandsEvidence(profile);
    this.#covered = coveredSkills(store, profile);
    this.#occupation = occupation.verdicts((ad) => share(maxima.occupation, occupationPercent(nearest(ad)), 100));
    this.#interests = interests.verdicts((ad) => share(maxima.interests, kinship(ad), UNIT * UNIT));
    this.#kindred = interests.verdicts((ad) => (kinship(ad) >= KINDRED ? 1 : 0));
    this.#contract = contract.verdicts((value) => (value !== null && profile.contracts.includes(value) ? 1 : 0));
    this.#schedule = schedule.verdicts((value) => (value !== null && schedules.includes(value) ? 1 : 0));
    this.#hours = hours.verdicts((stated) => (stated && isWithinHours(wished, stated) ? 1 : 0));
    this.#granted = Uint8Array.from([0, 1, 2, 3], (granted) => share(maxima.contract, granted, wishes));
  }

  /** True when a skill, an occupation or the interests speak for the ad (or the profile is silent on all three). */
  hasEvidence(row: number): boolean {
    if (!this.#needsEvidence || this.#covered[row] || this.#occupationPoints(row) > 0) return true;
    return this.#kindred.at(row) === 1;
  }

  /** Integer 0..100: the sum of the points of all parts. */
  score(row: number): number {
    const fit = this.#skillPoints(row) + this.#occupationPoints(row) + this.#interestPoints(row);
    return fit + this.#distancePoints(row) + this.#contractPoints(row) + this.#recencyPoints(row);
  }

  /** Integer 0..max of the part. */
  points(part: PartName, row: number): number {
    switch (part) {
      case 'skills':
        return this.#skillPoints(row);
      case 'occupation':
        return this.#occupationPoints(row);
      case 'interests':
        return this.#interestPoints(row);
      case 'distance':
        return this.#distancePoints(row);
      case 'contract':
        return this.#contractPoints(row);
      case 'recency':
        return this.#recencyPoints(row);
    }
  }

  /** Whole days since the ad was published. */
  days(row: number): number {
    return Math.max(0, Math.floor((this.#now - (this.#publishedAt[row] as number)) / DAY_MS));
  }

  #skillPoints(row: number): number {
    const covered = this.#covered[row] as number;
    if (covered === 0) return 0;
    const asked = Math.min(MOST_SKILL_WEIGHT, Math.max(LEAST_SKILL_WEIGHT, this.#askedWeight[row] as number));
    return share(this.maxima.skills, covered, asked * FULL_QUARTERS);
  }

  #occupationPoints(row: number): number {
    return this.#occupation.at(row);
  }

  #interestPoints(row: number): number {
    return this.#interests.at(row);
  }

  #distancePoints(row: number): number {
    const max = this.maxima.distance;
    if (max === 0 || !this.#distances) return 0;
    const km = this.#distances.at(row);
    if (km === 0) return max;
    return km < this.#reachKm ? Math.round(max * (1 - km / this.#reachKm)) : 0;
  }

  #contractPoints(row: number): number {
    return this.#granted[this.#contract.at(row) + this.#schedule.at(row) + this.#hours.at(row)] as number;
  }

  #recencyPoints(row: number): number {
    return share(this.maxima.recency, FRESH_DAYS - this.days(row), FRESH_DAYS);
  }
}

/** `max · part / whole`, half up, in whole numbers; between 0 and `max`. */
function share(max: number, part: number, whole: number): number {
  if (part <= 0) return 0;
  return part >= whole ? max : Math.floor((2 * max * part + whole) / (2 * whole));
}

function coveredSkills(store: AdStore, profile: MatchProfile): Uint16Array {
  const covered = new Uint16Array(store.columns.rows);
  const quarters = new Map<number, number>();
  for (const { id, level } of profile.skills) quarters.set(id, Math.max(quarters.get(id) ?? 0, LEVEL_QUARTERS[level ?? 3]));
  for (const [id, quarter] of quarters) {
    const postings = store.skills.postingsOf(id);
    if (!postings) continue;
    const { rows, frequencies, length } = postings;
    for (let i = 0; i < length; i++) {
      const row = rows[i] as number;
      covered[row] = (covered[row] as number) + (frequencies[i] as number) * quarter;
    }
  }
  return covered;
}

/** Says of an ad's occupation: 'same', or the most leading ISCO digits it shares with a wanted one. */
export function nearestOccupation(profile: MatchProfile): (ad: AdOccupation | null) => number | 'same' {
  const ids = new Set(profile.occupations.map(({ id }) => id));
  const iscos = [...new Set(profile.occupations.map(({ isco }) => isco ?? ''))];
  return (ad) => {
    if (!ad) return 0;
    if (ad.id !== null && ids.has(ad.id)) return 'same';
    let nearest = 0;
    for (const isco of iscos) nearest = Math.max(nearest, sharedDigits(isco, ad.isco ?? ''));
    return nearest;
  };
}

function sharedDigits(a: string, b: string): number {
  let shared = 0;
  while (shared < 4 && shared < a.length && a[shared] === b[shared]) shared++;
  return shared;
}

function occupationPercent(nearest: number | 'same'): number {
  return nearest === 'same' ? SAME_OCCUPATION_PERCENT : (ISCO_PERCENT[nearest] as number);
}
