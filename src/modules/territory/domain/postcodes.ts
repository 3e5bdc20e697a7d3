import type { PlaceRecord } from './place.ts';

export interface PostcodeIndex {
  /** Comuni with this CAP; the old CAP of a whole city ("20100") means the city. */
  places(cap: string): readonly PlaceRecord[];
  /** The same for the first digits of a CAP, or for an ISTAT code. */
  startingWith(digits: string): readonly PlaceRecord[];
}

export function makePostcodeIndex(places: readonly PlaceRecord[]): PostcodeIndex {
  const byCap = new Map<string, PlaceRecord[]>();
  for (const place of places) {
    for (const cap of place.caps) byCap.set(cap, [...(byCap.get(cap) ?? []), place]);
  }
  const caps = [...byCap.keys()].sort();
  const city = (cap: string) => {
    if (!/^\d\d100$/.test(cap)) return [];
    const district = caps.find((each) => each.startsWith(cap.slice(0, 3)));
    return (byCap.get(district ?? '') ?? []).filter((place) => place.capital);
  };
  const exact = (cap: string) => byCap.get(cap) ?? city(cap);
  return {
    places: exact,
    startingWith(digits) {
      if (digits.length === 6) return places.filter((place) => place.istat === digits);
      if (digits.length >= 5) return exact(digits);
      return [...new Set(caps.filter((cap) => cap.startsWith(digits)).flatMap((cap) => byCap.get(cap) ?? []))];
    },
  };
}
