import type { MatchPart, MatchProfile } from '../types.ts';
import { interestUnits } from './interests.ts';

export type PartName = MatchPart['name'];

/** What each part is worth when the profile says something on all of them. */
const SHARE: Readonly<Record<PartName, number>> = { skills: 45, occupation: 20, interests: 10, distance: 10, contract: 5, recency: 10 };
export const PART_NAMES = Object.keys(SHARE) as readonly PartName[];

/** Parts that can be a reason to propose an ad at all; the others only rank. */
const EVIDENCE: readonly PartName[] = ['skills', 'occupation', 'interests'];

export type Maxima = Readonly<Record<PartName, number>>;

/** The highest points of each part: the shares of the parts the profile speaks to, scaled to 100 in whole numbers (largest remainder). */
export function maximaFor(profile: MatchProfile): Maxima {
  const spoken = PART_NAMES.filter((name) => speaksTo(profile, name));
  const sum = spoken.reduce((total, name) => total + SHARE[name], 0);
  const exact = spoken.map((name) => ({ name, floor: Math.floor((SHARE[name] * 100) / sum), rest: (SHARE[name] * 100) % sum }));
  let left = 100 - exact.reduce((total, { floor }) => total + floor, 0);
  const maxima = { skills: 0, occupation: 0, interests: 0, distance: 0, contract: 0, recency: 0 };
  for (const { name, floor } of exact.sort((a, b) => b.rest - a.rest)) maxima[name] = floor + (left-- > 0 ? 1 : 0);
  return maxima;
}

function speaksTo(profile: MatchProfile, part: PartName): boolean {
  switch (part) {
    case 'skills':
      return profile.skills.length > 0;
    case 'occupation':
      return profile.occupations.some(({ id, isco }) => id !== undefined || isco !== undefined);
    case 'interests':
      return interestUnits(profile.interests) !== null;
    case 'distance':
      return profile.near !== null;
    case 'contract':
      return profile.contracts.length > 0 || (profile.schedules?.length ?? 0) > 0 || (profile.hours ?? null) !== null;
    case 'recency':
      return true;
  }
}

/** False for a profile without skills, occupations and interests: then every ad that passes the limits is ranked by the rest. */
export function demandsEvidence(profile: MatchProfile): boolean {
  return EVIDENCE.some((part) => speaksTo(profile, part));
}
