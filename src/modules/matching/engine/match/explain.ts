import type { AdStore } from '../columns/ad-store.ts';
import type { Distances } from '../columns/distances.ts';
import type { Travel } from '../travel.ts';
import type {
  MatchBlock,
  MatchExplanation,
  MatchItem,
  MatchPart,
  MatchProfile,
  ProfileSkill,
  RiasecLetter,
  SkillSource,
} from '../types.ts';
import { interestProduct, interestUnits, RIASEC_LETTERS, UNIT } from './interests.ts';
import { missingLanguages } from './languages.ts';
import { BLOCKS, isWithinHours, MatchFilter, missingLicences } from './match-filter.ts';
import { nearestOccupation } from './occupations.ts';
import { Reach } from './reach.ts';
import { Scorer } from './score.ts';
import { PART_NAMES, type PartName } from './weights.ts';

/** One ad against one profile, wherever it stands; null when the ad is not in the index. */
export function explain(store: AdStore, profile: MatchProfile, adId: number, now: number, travel: Travel): MatchExplanation | null {
  const row = store.columns.rowOf(adId);
  if (row < 0) return null;
  const reach = new Reach(profile, travel);
  const filter = new MatchFilter(store, profile, now, reach);
  const scorer = new Scorer(store, profile, now, filter.distances, reach);
  const failed = filter.failures(row);
  const blockedBy: MatchBlock[] = (Object.keys(BLOCKS) as (keyof typeof BLOCKS)[]).filter((block) => failed & BLOCKS[block]);
  if (!scorer.hasEvidence(row)) blockedBy.push('evidence');
  return {
    item: new Explainer(store, profile, { distances: filter.distances, scorer, reach }).item(row),
    blockedBy,
    missingLicences: missingLicences(profile, store.columns.demands.valueAt(row).licences),
  };
}

/** Writes down, per ad, the parts of its score with the values behind them. */
export class Explainer {
  readonly #store: AdStore;
  readonly #profile: MatchProfile;
  readonly #distances: Distances | null;
  readonly #scorer: Scorer;
  readonly #reach: Reach;
  readonly #held: ReadonlyMap<number, SkillSource>;

  constructor(store: AdStore, profile: MatchProfile, parts: { distances: Distances | null; scorer: Scorer; reach: Reach }) {
    this.#store = store;
    this.#profile = profile;
    this.#distances = parts.distances;
    this.#scorer = parts.scorer;
    this.#reach = parts.reach;
    this.#held = sourcesOf(profile.skills);
  }

  item(row: number): MatchItem {
    const spoken = PART_NAMES.filter((name) => this.#scorer.maxima[name] > 0);
    const missing = this.#store.skills.at(row).filter(({ id, essential }) => essential && !this.#held.has(id));
    return {
      id: this.#store.columns.id[row] as number,
      score: this.#scorer.score(row),
      parts: spoken.map((name) => this.#part(name, row)),
      missing: missing.map(({ id }) => id),
      missingLanguages: missingLanguages(this.#profile, this.#store.columns.demands.valueAt(row).languages),
    };
  }

  #part(name: PartName, row: number): MatchPart {
    const points = this.#scorer.points(name, row);
    const max = this.#scorer.maxima[name];
    switch (name) {
      case 'skills':
        return { name, points, max, details: this.#skills(row) };
      case 'occupation':
        return { name, points, max, details: this.#occupation(row) };
      case 'interests':
        return { name, points, max, details: this.#interests(row) };
      case 'distance':
        return { name, points, max, details: this.#distance(row) };
      case 'contract':
        return { name, points, max, details: this.#wishes(row) };
      case 'recency':
        return { name, points, max, details: { days: this.#scorer.days(row) } };
    }
  }

  #skills(row: number) {
    const asked = this.#store.skills.at(row);
    const lacking = asked.filter(({ id }) => !this.#held.has(id));
    const matched = asked.filter(({ id }) => this.#held.has(id)).map(({ id }) => id);
    return {
      matched,
      sources: matched.map((id) => this.#held.get(id) ?? 'declared'),
      missingEssential: lacking.filter(({ essential }) => essential).map(({ id }) => id),
      missingOptional: lacking.filter(({ essential }) => !essential).map(({ id }) => id),
    };
  }

  #occupation(row: number) {
    const ad = this.#store.columns.trade.valueAt(row);
    return { digits: nearestOccupation(this.#profile)(ad), occupation: ad.id, isco: ad.isco };
  }

  #interests(row: number): { similarity: number | null; shared: RiasecLetter[] } {
    const own = interestUnits(this.#profile.interests);
    const ad = this.#store.columns.trade.valueAt(row).interests;
    if (!own || !ad) return { similarity: null, shared: [] };
    const similarity = Math.max(-1, Math.min(1, interestProduct(own, ad) / (UNIT * UNIT)));
    return { similarity, shared: RIASEC_LETTERS.filter((_, i) => (own[i] as number) > 0 && (ad[i] as number) > 0) };
  }

  #distance(row: number) {
    const away = this.#distances?.at(row) ?? Number.POSITIVE_INFINITY;
    const km = Number.isFinite(away) ? away : null;
    return { km, reachKm: this.#reach.fadeKm, travel: this.#reach.travelTo(km) };
  }

  #wishes(row: number) {
    const { contract, schedule, hours } = this.#store.columns.terms.valueAt(row);
    const wished = this.#profile.hours ?? null;
    return {
      contract,
      contractWished: isWished(contract, this.#profile.contracts),
      schedule,
      scheduleWished: isWished(schedule, this.#profile.schedules ?? []),
      hours,
      hoursWished: wished && hours !== null && isWithinHours(wished, hours),
    };
  }
}

function isWished(value: string | null, wished: readonly string[]): boolean | null {
  return wished.length === 0 ? null : value !== null && wished.includes(value);
}

/** How we know of each skill; of one that is told twice, by the higher level. */
function sourcesOf(skills: readonly ProfileSkill[]): Map<number, SkillSource> {
  const byLevel = skills.toSorted((a, b) => (a.level ?? 3) - (b.level ?? 3));
  return new Map(byLevel.map(({ id, source }) => [id, source ?? 'declared']));
}
