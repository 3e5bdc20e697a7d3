import type { AdStore } from '../columns/ad-store.ts';
import type { Distances } from '../columns/distances.ts';
import type { Terms, Trade } from '../columns/facts.ts';
import type { MatchProfile } from '../types.ts';
import { interestProduct, interestUnits, UNIT } from './interests.ts';
import { isWithinHours } from './match-filter.ts';
import { nearestOccupation, occupationPercent } from './occupations.ts';
import type { Reach } from './reach.ts';
import { demandsEvidence, type Maxima, maximaFor, type PartName } from './weights.ts';

/** A skill counts in quarters by level; what is asked counts four quarters. */
const LEVEL_QUARTERS = { 1: 2, 2: 3, 3: 4 } as const;
const FULL_QUARTERS = 4;
/** An ad that asks for next to nothing is no perfect match, and one that lists sixty skills does not need them all. */
const LEAST_SKILL_WEIGHT = 6;
const MOST_SKILL_WEIGHT = 24;
/** Correlation of interests from which they are a reason to propose an ad. */
const KINDRED = 0.5 * UNIT * UNIT;
const FRESH_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * The soft part of a match. Each part is a whole number of points, so that they add up to the score exactly. All parts but recency
 * follow from a group of facts or a set of skills: their points are tables, worked out before any ad is looked at.
 */
export class Scorer {
  readonly maxima: Maxima;
  /** Points, by skill set. */
  readonly skills: Uint8Array;
  /** Points, by trade code. */
  readonly occupation: Uint8Array;
  readonly interests: Uint8Array;
  /** Points, by place code. */
  readonly distance: Uint8Array;
  /** Points, by terms code. */
  readonly contract: Uint8Array;
  /** 1 where a skill speaks for the ad, by skill set; where occupation or interests do, by trade code. */
  readonly skillEvidence: Uint8Array;
  readonly tradeEvidence: Uint8Array;
  readonly #store: AdStore;
  readonly #now: number;

  constructor(store: AdStore, profile: MatchProfile, now: number, distances: Distances | null, reach: Reach) {
    const { trade, place, terms } = store.columns;
    const maxima = maximaFor(profile);
    const silent = demandsEvidence(profile) ? 0 : 1;
    const nearest = nearestOccupation(profile);
    const covered = coveredSkills(store, profile);
    this.#store = store;
    this.#now = now;
    this.maxima = maxima;
    this.skills = skillPoints(covered, store.skills.weight, maxima.skills);
    this.skillEvidence = positive(covered);
    this.occupation = trade.decided((ad) => share(maxima.occupation, occupationPercent(nearest(ad)), 100));
    const kinship = kinshipOf(trade.values, interestUnits(profile.interests));
    this.interests = trade.decided((_, code) => share(maxima.interests, kinship[code] as number, UNIT * UNIT));
    this.tradeEvidence = trade.decided((_, code) => ((kinship[code] as number) >= KINDRED || this.occupation[code] ? 1 : silent));
    this.distance = place.decided((_, code) => fading(maxima.distance, distances?.of(code) ?? Number.POSITIVE_INFINITY, reach.fadeKm));
    this.contract = terms.decided(wishPoints(profile, maxima.contract));
  }

  /** True when a skill, an occupation or the interests speak for the ad (or the profile is silent on all three). */
  hasEvidence(row: number): boolean {
    const { columns, skills } = this.#store;
    if (this.skillEvidence[skills.sets[row] as number]) return true;
    return this.tradeEvidence[columns.trade.codes[row] as number] === 1;
  }

  /** Integer 0..100: the sum of the points of all parts. */
  score(row: number): number {
    const { trade, place, terms } = this.#store.columns;
    const code = trade.codes[row] as number;
    const fit = (this.occupation[code] as number) + (this.interests[code] as number);
    const offer = (this.distance[place.codes[row] as number] as number) + (this.contract[terms.codes[row] as number] as number);
    return (this.skills[this.#store.skills.sets[row] as number] as number) + fit + offer + this.recency(row);
  }

  /** Integer 0..max of the part. */
  points(part: PartName, row: number): number {
    const { trade, place, terms } = this.#store.columns;
    switch (part) {
      case 'skills':
        return this.skills[this.#store.skills.sets[row] as number] as number;
      case 'occupation':
        return this.occupation[trade.codes[row] as number] as number;
      case 'interests':
        return this.interests[trade.codes[row] as number] as number;
      case 'distance':
        return this.distance[place.codes[row] as number] as number;
      case 'contract':
        return this.contract[terms.codes[row] as number] as number;
      case 'recency':
        return this.recency(row);
    }
  }

  /** Whole days since the ad was published. */
  days(row: number): number {
    return Math.max(0, Math.floor((this.#now - (this.#store.columns.publishedAt[row] as number)) / DAY_MS));
  }

  /** Points. */
  recency(row: number): number {
    return share(this.maxima.recency, FRESH_DAYS - this.days(row), FRESH_DAYS);
  }
}

/** `max · part / whole`, half up, in whole numbers; between 0 and `max`. */
function share(max: number, part: number, whole: number): number {
  if (part <= 0) return 0;
  return part >= whole ? max : Math.floor((2 * max * part + whole) / (2 * whole));
}

/** By skill set: quarters of the asked weight that the person covers. */
function coveredSkills({ skills }: AdStore, profile: MatchProfile): Uint16Array {
  const covered = new Uint16Array(skills.count);
  const quarters = new Map<number, number>();
  for (const { id, level } of profile.skills) quarters.set(id, Math.max(quarters.get(id) ?? 0, LEVEL_QUARTERS[level ?? 3]));
  for (const [id, quarter] of quarters) {
    const postings = skills.postingsOf(id);
    if (!postings) continue;
    const { rows, frequencies, length } = postings;
    for (let i = 0; i < length; i++) {
      const set = rows[i] as number;
      covered[set] = (covered[set] as number) + (frequencies[i] as number) * quarter;
    }
  }
  return covered;
}

function positive(values: Uint16Array): Uint8Array {
  const flags = new Uint8Array(values.length);
  for (let at = 0; at < flags.length; at++) if (values[at]) flags[at] = 1;
  return flags;
}

/** By trade code: the product of the person's interests with those of the ad, 0 where either says nothing. */
function kinshipOf(trades: readonly Trade[], own: Int8Array | null): Int32Array {
  const kinship = new Int32Array(trades.length);
  for (let code = 0; own && code < kinship.length; code++) {
    const { interests } = trades[code] as Trade;
    if (interests) kinship[code] = interestProduct(own, interests);
  }
  return kinship;
}

function skillPoints(covered: Uint16Array, weights: Uint16Array, max: number): Uint8Array {
  const points = new Uint8Array(covered.length);
  for (let set = 0; set < points.length; set++) {
    const quarters = covered[set] as number;
    if (quarters === 0) continue;
    const asked = Math.min(MOST_SKILL_WEIGHT, Math.max(LEAST_SKILL_WEIGHT, weights[set] as number));
    points[set] = share(max, quarters, asked * FULL_QUARTERS);
  }
  return points;
}

/** All of `max` on the spot, none from `reachKm` on. */
function fading(max: number, km: number, reachKm: number): number {
  if (km === 0) return max;
  return km < reachKm ? Math.round(max * (1 - km / reachKm)) : 0;
}

/** Points by how many of contract, schedule and hours are as wished. */
function wishPoints({ contracts, schedules = [], hours = null }: MatchProfile, max: number): (terms: Terms) => number {
  const wishes = Math.min(1, contracts.length) + Math.min(1, schedules.length) + (hours ? 1 : 0);
  return (terms) => {
    let granted = 0;
    if (terms.contract !== null && contracts.includes(terms.contract)) granted++;
    if (terms.schedule !== null && schedules.includes(terms.schedule)) granted++;
    if (terms.hours && isWithinHours(hours, terms.hours)) granted++;
    return share(max, granted, wishes);
  };
}
