import { fold } from '../../../../kernel/text.ts';
import { type Gazetteer, type Place, placeLabel } from '../../../territory/api.ts';
import type { JourneyAnswers } from '../../domain/draft.ts';

export type ReadPlace =
  | { readonly found: true; readonly place: NonNullable<JourneyAnswers['place']> }
  /** Nothing has exactly this name; these resemble it. */
  | { readonly found: false; readonly suggestions: readonly Place[] };

const SUGGESTIONS = 6;

/**
 * What a person typed → a place, only when it is beyond doubt: a name, "name (province)", a CAP, coordinates, an ISTAT code. A name with a
 * typo or of two places is not guessed: the person chooses.
 */
export function readPlace(gazetteer: Gazetteer, typed: string): ReadPlace {
  const label = /^(.*?)\s*\(([A-Za-z]{2})\)$/.exec(typed);
  const similar = gazetteer.search(label?.[1] ?? typed, SUGGESTIONS * 2);
  const exact = similar.filter((place) => fold(place.name) === fold(label?.[1] ?? typed));
  const here = label ? exact.filter((place) => place.province === label[2]?.toUpperCase()) : exact;
  if (here.length === 1 && here[0]) return { found: true, place: pointOf(here[0]) };
  if (here.length > 1) return { found: false, suggestions: here };
  const coded = /\d/.test(typed) ? gazetteer.locate(typed) : null;
  if (coded) return { found: true, place: { label: coded.place ? placeLabel(coded.place) : coded.label, lat: coded.lat, lon: coded.lon } };
  return { found: false, suggestions: similar.slice(0, SUGGESTIONS) };
}

export function pointOf(place: Place): NonNullable<JourneyAnswers['place']> {
  return { label: placeLabel(place), lat: place.lat, lon: place.lon };
}
