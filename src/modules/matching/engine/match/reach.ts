import type { Travel } from '../travel.ts';
import type { MatchProfile, ProfileChange } from '../types.ts';

/** Without a limit, distance stops giving points here. */
const OPEN_REACH_KM = 100;
/** What is proposed on top of the limit: the least that opens something. */
const FARTHER_KM = [10, 20, 50];
const LONGER_MINUTES = [10, 20, 30];

/** How far a person goes, in straight-line kilometres, whether it was said in kilometres or in minutes. */
export class Reach {
  /** Infinity when there is no limit, or no place to measure from. */
  readonly limitKm: number;
  /** Where distance stops giving points. */
  readonly fadeKm: number;
  readonly #profile: MatchProfile;
  readonly #travel: Travel;

  constructor(profile: MatchProfile, travel: Travel) {
    this.#profile = profile;
    this.#travel = travel;
    const { near, radiusKm, travel: limit } = profile;
    const stated = limit && near ? travel.reachKm(limit, near) : radiusKm;
    this.limitKm = near ? (stated ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
    this.fadeKm = stated ?? OPEN_REACH_KM;
  }

  /** The changes that reach farther, the smallest first; none without a limit. */
  farther(): { readonly change: ProfileChange; readonly km: number }[] {
    const { near, radiusKm, travel: limit } = this.#profile;
    if (this.limitKm === Number.POSITIVE_INFINITY || !near) return [];
    if (!limit) {
      const radii = FARTHER_KM.map((more) => (radiusKm ?? 0) + more);
      return radii.map((value) => ({ change: { type: 'radius', value }, km: value }));
    }
    const times = LONGER_MINUTES.map((more) => limit.minutes + more);
    return times.map((value) => ({
      change: { type: 'travel', value },
      km: this.#travel.reachKm({ mode: limit.mode, minutes: value }, near),
    }));
  }

  /** About how long it takes to get there; null when the limit was not said in minutes, or the place is not known. */
  travelTo(km: number | null): (MatchProfile['travel'] & {}) | null {
    const { near, travel: limit } = this.#profile;
    if (!limit || !near || km === null) return null;
    return { mode: limit.mode, minutes: Math.round(this.#travel.minutes(km, limit.mode, near)) };
  }
}
