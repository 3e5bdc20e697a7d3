import { distanceKm } from '../../../kernel/geo.ts';
import { straightLine } from '../engine/travel.ts';
import { type AdDocument, CEFR, type MatchProfile, type ProfileChange, type RiasecVector } from '../engine/types.ts';
import { tieOrder } from './reference-search.ts';

type Points = Record<'skills' | 'occupation' | 'interests' | 'distance' | 'contract' | 'recency', number>;

/** What a match must answer, worked out the slow and obvious way over plain objects. */
export function referenceMatch(ads: readonly AdDocument[], profile: MatchProfile, now: number) {
  const active = ads.filter((ad) => ad.expiresAt === null || ad.expiresAt > now);
  const found = active
    .filter((ad) => passes(ad, profile) && hasEvidence(ad, profile))
    .map((ad) => ({ ad, points: points(ad, profile, now) }))
    .map(({ ad, points: parts }) => ({ ad, parts, score: Object.values(parts).reduce((sum, value) => sum + value, 0) }))
    .sort((a, b) => b.score - a.score || tieOrder(a.ad, b.ad));
  return { evaluated: active.length, total: found.length, items: found.slice(0, profile.limit) };
}

/** The profile after a proposed change. */
export function withChange(profile: MatchProfile, change: ProfileChange): MatchProfile {
  switch (change.type) {
    case 'licence':
      return { ...profile, licences: [...profile.licences, change.value] };
    case 'skill':
      return { ...profile, skills: [...profile.skills, { id: change.value }] };
    case 'radius':
      return { ...profile, radiusKm: change.value };
    case 'contract':
      return { ...profile, contracts: [...profile.contracts, change.value] };
    case 'travel':
      return profile.travel ? { ...profile, travel: { ...profile.travel, minutes: change.value } } : profile;
    case 'language':
      return { ...profile, languages: [...(profile.languages ?? []), { code: change.value, level: change.level }] };
    case 'hours':
      return profile.hours ? { ...profile, hours: widened(profile.hours, change.value) } : profile;
  }
}

function widened<H extends { min: number; max: number; only?: boolean }>(hours: H, value: number | 'unstated'): H {
  if (value === 'unstated') return { ...hours, only: false };
  return { ...hours, min: Math.min(hours.min, value), max: Math.max(hours.max, value) };
}

function km(ad: AdDocument, profile: MatchProfile): number {
  if (!profile.near || ad.lat === null || ad.lon === null) return Number.POSITIVE_INFINITY;
  return distanceKm(profile.near, { lat: ad.lat, lon: ad.lon });
}

function passes(ad: AdDocument, profile: MatchProfile): boolean {
  if (profile.kinds && profile.kinds.length > 0 && !profile.kinds.includes(ad.kind)) return false;
  if (profile.contracts.length > 0 && (ad.contract === null || !profile.contracts.includes(ad.contract))) return false;
  if (ad.licences.some((licence) => !profile.licences.includes(licence))) return false;
  if (profile.refusedOccupations?.some((id) => id === ad.occupation)) return false;
  if (profile.refusedIsco?.some((group) => group.length > 0 && ad.isco?.slice(0, group.length) === group)) return false;
  if (profile.hours && (ad.hoursWeek ? !shareHours(ad, profile) : profile.hours.only)) return false;
  if ((profile.languages ?? []).length > 0 && ad.languages.some((asked) => asked.essential && !speaks(profile, asked))) return false;
  if (typeof profile.availableFrom === 'number' && ad.startsOn !== null && ad.startsOn < profile.availableFrom) return false;
  const limit = limitKm(profile);
  return !profile.near || limit === null || km(ad, profile) <= limit;
}

function limitKm({ near, radiusKm, travel }: MatchProfile): number | null {
  return travel && near ? straightLine.reachKm(travel, near) : radiusKm;
}

function shareHours({ hoursWeek }: AdDocument, { hours }: MatchProfile): boolean {
  return Boolean(hoursWeek && hours && Math.max(hoursWeek.min, hours.min) <= Math.min(hoursWeek.max, hours.max));
}

function speaks({ languages }: MatchProfile, asked: AdDocument['languages'][number]): boolean {
  const enough = asked.level === null ? CEFR : CEFR.slice(CEFR.indexOf(asked.level));
  return Boolean(languages?.some(({ code, level }) => code === asked.code && enough.includes(level)));
}

function hasEvidence(ad: AdDocument, profile: MatchProfile): boolean {
  const silent = profile.skills.length === 0 && !speaksOfOccupations(profile) && !shape(vectorOf(profile));
  return silent || coverage(ad, profile) > 0 || occupationShare(ad, profile) > 0 || kinship(ad, profile) >= 0.5 * 127 * 127;
}

function speaksOfOccupations({ occupations }: MatchProfile): boolean {
  return occupations.some(({ id, isco }) => id !== undefined || isco !== undefined);
}

function maxima(profile: MatchProfile): Points {
  const shares: Points = {
    skills: profile.skills.length > 0 ? 45 : 0,
    occupation: speaksOfOccupations(profile) ? 20 : 0,
    interests: shape(vectorOf(profile)) ? 10 : 0,
    distance: profile.near ? 10 : 0,
    contract: profile.contracts.length > 0 || (profile.schedules ?? []).length > 0 || profile.hours ? 5 : 0,
    recency: 10,
  };
  const sum = Object.values(shares).reduce((total, share) => total + share, 0);
  const names = Object.keys(shares) as (keyof Points)[];
  const result = Object.fromEntries(names.map((name) => [name, Math.floor((shares[name] * 100) / sum)])) as Points;
  const byRest = names.toSorted((a, b) => ((shares[b] * 100) % sum) - ((shares[a] * 100) % sum));
  const left = 100 - Object.values(result).reduce((total, value) => total + value, 0);
  for (const name of byRest.slice(0, left)) result[name]++;
  return result;
}

function points(ad: AdDocument, profile: MatchProfile, now: number): Points {
  const max = maxima(profile);
  const asked = [...askedWeights(ad).values()].reduce((sum, weight) => sum + weight, 0);
  const reach = limitKm(profile) ?? 100;
  const away = km(ad, profile);
  const days = Math.max(0, Math.floor((now - ad.publishedAt) / 86_400_000));
  const wishes = [
    ...(profile.contracts.length > 0 ? [ad.contract !== null && profile.contracts.includes(ad.contract)] : []),
    ...(profile.schedules?.length ? [ad.schedule !== null && profile.schedules.includes(ad.schedule)] : []),
    ...(profile.hours ? [shareHours(ad, profile)] : []),
  ];
  const granted = wishes.filter(Boolean).length;
  return {
    skills: portion(max.skills, coverage(ad, profile), Math.min(24, Math.max(6, asked)) * 4),
    occupation: portion(max.occupation, occupationShare(ad, profile), 100),
    interests: portion(max.interests, kinship(ad, profile), 127 * 127),
    distance: away === 0 ? max.distance : away < reach ? Math.round(max.distance * (1 - away / reach)) : 0,
    contract: wishes.length > 0 ? portion(max.contract, granted, wishes.length) : 0,
    recency: portion(max.recency, 60 - days, 60),
  };
}

function portion(max: number, part: number, whole: number): number {
  return Math.round((max * Math.min(whole, Math.max(0, part))) / whole);
}

function askedWeights(ad: AdDocument): Map<number, number> {
  const weights = new Map<number, number>();
  for (const { id, essential } of ad.skills) weights.set(id, Math.max(weights.get(id) ?? 0, essential ? 2 : 1));
  return weights;
}

/** Quarters of the asked weight that the person covers: 2, 3 or 4 by level. */
function coverage(ad: AdDocument, profile: MatchProfile): number {
  let sum = 0;
  for (const [id, weight] of askedWeights(ad)) {
    const levels = profile.skills.filter((skill) => skill.id === id).map(({ level }) => (level ?? 3) + 1);
    sum += weight * Math.max(0, ...levels);
  }
  return sum;
}

function occupationShare(ad: AdDocument, { occupations }: MatchProfile): number {
  if (ad.occupation !== null && occupations.some(({ id }) => id === ad.occupation)) return 100;
  const shares = occupations.map(({ isco }) => {
    const shared = [4, 3, 2].find(
      (digits) => isco && ad.isco && isco.length >= digits && isco.slice(0, digits) === ad.isco.slice(0, digits),
    );
    return shared === 4 ? 80 : shared === 3 ? 55 : shared === 2 ? 30 : 0;
  });
  return Math.max(0, ...shares);
}

function vectorOf({ interests }: MatchProfile): RiasecVector | null {
  return interests && [interests.R, interests.I, interests.A, interests.S, interests.E, interests.C];
}

function shape(vector: RiasecVector | null): number[] | null {
  if (!vector) return null;
  const mean = vector.reduce((sum, value) => sum + value, 0) / 6;
  const deviations = vector.map((value) => value - mean);
  const length = Math.sqrt(deviations.reduce((sum, value) => sum + value ** 2, 0));
  return length < 1e-6 ? null : deviations.map((value) => Math.round((value / length) * 127));
}

function kinship(ad: AdDocument, profile: MatchProfile): number {
  const own = shape(vectorOf(profile));
  const theirs = shape(ad.riasec);
  return own && theirs ? own.reduce((sum, value, i) => sum + value * (theirs[i] as number), 0) : 0;
}
