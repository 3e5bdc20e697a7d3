import type { AdOccupation } from '../columns/facts.ts';
import type { MatchProfile } from '../types.ts';

/** Per cent by shared leading ISCO digits: a major group (one digit) is too wide to mean anything. */
const ISCO_PERCENT: readonly number[] = [0, 0, 30, 55, 80];
const SAME_OCCUPATION_PERCENT = 100;

/** Says of an ad's occupation: 'same', or the most leading ISCO digits it shares with a wanted one. */
export function nearestOccupation(profile: MatchProfile): (ad: AdOccupation) => number | 'same' {
  const ids = new Set(profile.occupations.map(({ id }) => id));
  const iscos = [...new Set(profile.occupations.map(({ isco }) => isco ?? ''))];
  return (ad) => {
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

export function occupationPercent(nearest: number | 'same'): number {
  return nearest === 'same' ? SAME_OCCUPATION_PERCENT : (ISCO_PERCENT[nearest] as number);
}
