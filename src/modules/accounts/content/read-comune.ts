import { fold } from '../../../kernel/text.ts';
import type { Gazetteer, Place } from '../../territory/api.ts';

export type ReadComune = { readonly comune: Place } | { readonly similar: readonly Place[] };

const SIMILAR = 5;

/** What a person typed → a comune, only when it is beyond doubt: its name, "name (province)" or a CAP of one comune. Else what resembles it. */
export function readComune(places: Gazetteer, typed: string): ReadComune {
  const label = /^(.*?)\s*\(([A-Za-z]{2})\)$/.exec(typed);
  const name = fold(label?.[1] ?? typed);
  const found = places.search(label?.[1] ?? typed, SIMILAR * 2);
  const same = found.filter((place) => fold(place.name) === name || place.caps.includes(name));
  const here = label ? same.filter((place) => place.province === label[2]?.toUpperCase()) : same;
  const [only] = here;
  if (only && here.length === 1) return { comune: only };
  return { similar: (here.length > 1 ? here : found).slice(0, SIMILAR) };
}
