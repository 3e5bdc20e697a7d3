import { distanceKm } from '../../../kernel/geo.ts';
import { fitsAbbreviation, readAbbreviated } from './abbreviation.ts';
import { NEAREST_LIMIT_KM } from './nearest-place.ts';
import type { PlaceHint, PlaceRecord } from './place.ts';
import { compactName } from './place-name.ts';
import { isItaly, type PlaceText, readPlaceText, splitProvince, withoutZone } from './place-text.ts';
import type { SearchParts } from './search-places.ts';

export interface ResolveParts extends SearchParts {
  nearest(point: { lat: number; lon: number }): PlaceRecord | null;
}

/** What narrows the choice between comuni of one name. */
interface Bounds {
  readonly provinces: ReadonlySet<string> | null;
  readonly region: string | null;
  readonly postcode: string | null;
  readonly point: { readonly lat: number; readonly lon: number } | null;
}

/** The comune a hint names, or null: a wrong comune does more harm than none. See README for the order of the rules. */
export function resolvePlace(parts: ResolveParts, hint: PlaceHint): PlaceRecord | null {
  if (hint.country?.trim() && !isItaly(hint.country)) return null;
  const text = readPlaceText((hint.name ?? '').slice(0, 200));
  const bounds = readBounds(parts, hint, text);
  const named = byText(parts, text, bounds);
  if (named !== undefined) return named;
  const inProvince = (place: PlaceRecord) => fits(place, bounds);
  const sharing = bounds.postcode ? parts.postcodes.places(bounds.postcode).filter(inProvince) : [];
  if (sharing.length === 1) return sharing[0] as PlaceRecord;
  if (!bounds.point) return null;
  const near = closest(sharing, bounds.point) ?? parts.nearest(bounds.point);
  return near && inProvince(near) ? near : null;
}

function readBounds({ administration }: ResolveParts, hint: PlaceHint, text: PlaceText): Bounds {
  const province = [hint.province ?? '', ...text.bracketed].map((each) => administration.provinces(each)).find((each) => each !== null);
  const region = [hint.region ?? '', ...text.bracketed].map((each) => administration.region(each)).find((each) => each !== null);
  const postcode = /^(?:I(?:T)?-?)?(\d{5})$/i.exec((hint.postcode ?? '').trim())?.[1] ?? text.postcode;
  const { lat, lon } = hint;
  const point = lat !== undefined && lon !== undefined && Number.isFinite(lat) && Number.isFinite(lon) ? { lat, lon } : null;
  return { provinces: province ?? null, region: region ?? null, postcode, point };
}

/** undefined: the text names no comune we know; null: it names several, or one that the rest contradicts. */
function byText(parts: ResolveParts, text: PlaceText, bounds: Bounds): PlaceRecord | null | undefined {
  const whole = text.parts.join(' ');
  const results = text.parts.map((part) => byName(parts, part, otherParts(parts, text.parts, part, bounds)));
  const used = new Set(
    results.flatMap((place) =>
      place ? text.parts.filter((part) => parts.administration.provinces(part)?.has(place.province) === true) : [],
    ),
  );
  const chosen = results.filter(
    (place, index) => place !== undefined && !(place && used.has(text.parts[index] as string) && isSeat(results, place)),
  );
  const distinct = new Set(chosen);
  if (distinct.size === 1) return chosen[0];
  if (distinct.size > 1) return null;
  return text.parts.length > 1 ? byName(parts, whole, bounds) : undefined;
}

/** "Castel Gandolfo, Roma": the second is the province of the first, not another comune. */
function isSeat(results: readonly (PlaceRecord | null | undefined)[], place: PlaceRecord): boolean {
  return results.some((other) => other && other !== place && other.province === place.province);
}

function otherParts({ administration }: ResolveParts, all: readonly string[], own: string, bounds: Bounds): Bounds {
  const others = all.filter((part) => part !== own);
  const provinces = bounds.provinces ?? others.map((part) => administration.provinces(part)).find((each) => each !== null) ?? null;
  const region = bounds.region ?? others.map((part) => administration.region(part)).find((each) => each !== null) ?? null;
  return { ...bounds, provinces, region };
}

function byName(parts: ResolveParts, name: string, bounds: Bounds): PlaceRecord | null | undefined {
  const found = candidates(parts, name);
  if (found.length > 0) return choose(parts, found, bounds);
  const split = splitProvince(name);
  const provinces = split ? parts.administration.provinces(split.province) : null;
  const inside = split && provinces ? byName(parts, split.name, { ...bounds, provinces }) : undefined;
  if (inside && provinces?.has(inside.province)) return inside;
  const shorter = withoutZone(name);
  if (shorter) return byName(parts, shorter, bounds);
  return misspelt(parts, name, bounds);
}

function candidates({ names }: ResolveParts, name: string): readonly PlaceRecord[] {
  const whole = names.whole(name);
  if (whole.length > 0) return whole;
  const content = names.content(name);
  if (content.length > 0) return content;
  const patterns = readAbbreviated(name);
  if (!patterns) return [];
  return [...new Set(names.entries.filter((entry) => fitsAbbreviation(patterns, entry) === 'whole').map((entry) => entry.place))];
}

/** One comune by that name: it is meant, unless it lies in another region than said. Several: what else was said must leave one. */
function choose(parts: ResolveParts, found: readonly PlaceRecord[], bounds: Bounds): PlaceRecord | null {
  const fitting = found.filter((place) => fits(place, bounds));
  if (fitting.length === 1) return fitting[0] as PlaceRecord;
  const withCap = fitting.filter((place) => bounds.postcode !== null && place.caps.includes(bounds.postcode));
  if (withCap.length === 1) return withCap[0] as PlaceRecord;
  if (fitting.length > 1) return bounds.point ? closest(fitting, bounds.point) : null;
  // Feeds keep provinces of before 1992 (Lodi "MI", Lecco "CO"): the right region is enough when nothing else has that name.
  const only = found.length === 1 ? (found[0] as PlaceRecord) : null;
  return only && sameRegion(parts, only, bounds) ? only : null;
}

function fits(place: PlaceRecord, { provinces, region }: Bounds): boolean {
  return (provinces === null || provinces.has(place.province)) && (region === null || region === place.region);
}

function sameRegion({ administration }: ResolveParts, place: PlaceRecord, { provinces, region }: Bounds): boolean {
  if (region !== null && region !== place.region) return false;
  return provinces === null || [...provinces].some((sigla) => administration.seat(sigla)?.region === place.region);
}

/** One edit away, and the province or the CAP says so too. */
function misspelt(parts: ResolveParts, name: string, bounds: Bounds): PlaceRecord | undefined {
  const compact = compactName(name);
  if (compact.length < 6 || (bounds.provinces === null && bounds.postcode === null)) return undefined;
  const near = parts.nameTypos.near(compact, 1).map(({ index }) => parts.names.entries[index]?.place as PlaceRecord);
  const sure = [...new Set(near)].filter(
    (place) => fits(place, bounds) && (bounds.provinces || place.caps.includes(bounds.postcode ?? '')),
  );
  return sure.length === 1 ? sure[0] : undefined;
}

function closest(places: readonly PlaceRecord[], point: { lat: number; lon: number }): PlaceRecord | null {
  let best: PlaceRecord | null = null;
  let bestKm = NEAREST_LIMIT_KM;
  for (const place of places) {
    const km = distanceKm(place, point);
    if (km < bestKm) [best, bestKm] = [place, km];
  }
  return best;
}
