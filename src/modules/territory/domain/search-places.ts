import { fitsAbbreviation, readAbbreviated } from './abbreviation.ts';
import type { Administration } from './administration.ts';
import type { NameIndex } from './name-index.ts';
import type { PlaceRecord } from './place.ts';
import { contentWords, foldName } from './place-name.ts';
import { readPlaceText, splitProvince, withoutZone } from './place-text.ts';
import type { PostcodeIndex } from './postcodes.ts';
import type { TypoIndex } from './typos.ts';

/** How well a place fits what was typed; lower is better. */
const TIER = { exact: 0, content: 1, prefix: 2, words: 3, typo: 4, farTypo: 5 } as const;

export interface SearchParts {
  readonly names: NameIndex;
  readonly nameTypos: TypoIndex;
  readonly wordTypos: TypoIndex;
  readonly administration: Administration;
  readonly postcodes: PostcodeIndex;
  readonly homeRegion: string;
}

/** What was found, with the tier of each. */
type Found = Map<PlaceRecord, number>;

/** Best first: how it fits, then size, with seats of provinces and the home region ahead. */
export function searchPlaces(parts: SearchParts, query: string, limit: number): PlaceRecord[] {
  const text = query.slice(0, 100).trim();
  if (/^\d+$/.test(text)) return ranked(parts, byDigits(parts, text), limit);
  const { parts: pieces, bracketed, postcode } = readPlaceText(text);
  const name = plainName(parts, pieces[0]);
  if (name === undefined) return postcode ? ranked(parts, byDigits(parts, postcode), limit) : [];
  const split = splitProvince(name);
  const hints = [...pieces.slice(1), ...bracketed];
  const whole = keepHinted(parts, findByName(parts, name, limit), hints, postcode);
  if (split && parts.administration.provinces(split.province) && bestTier(whole) > TIER.content) {
    const shorter = keepHinted(parts, findByName(parts, split.name, limit), [...hints, split.province], postcode);
    if (bestTier(shorter) <= bestTier(whole)) return ranked(parts, shorter, limit);
  }
  return ranked(parts, whole, limit);
}

/** "città di Milano" → "Milano", but not "Città di Castello". */
function plainName({ names }: SearchParts, name: string | undefined): string | undefined {
  const shorter = name === undefined || names.whole(name).length > 0 ? null : withoutZone(name);
  return shorter && names.whole(shorter).length > 0 ? shorter : name;
}

function bestTier(found: Found): number {
  return Math.min(Number.POSITIVE_INFINITY, ...found.values());
}

function byDigits({ postcodes }: SearchParts, digits: string): Found {
  return new Map(postcodes.startingWith(digits).map((place) => [place, TIER.prefix]));
}

function findByName(parts: SearchParts, name: string, limit: number): Found {
  const found: Found = new Map();
  const add = (tier: number, places: Iterable<PlaceRecord>) => {
    for (const place of places) if ((found.get(place) ?? 9) > tier) found.set(place, tier);
  };
  add(TIER.exact, parts.names.whole(name));
  add(...provinceSeat(parts, name, found.size > 0));
  add(TIER.content, parts.names.content(name));
  addAbbreviated(parts, name, add);
  const folded = foldName(name);
  if (folded === '') return found;
  const places = (entries: readonly { place: PlaceRecord }[]) => entries.map((entry) => entry.place);
  add(TIER.prefix, places(parts.names.startingWith(folded.replaceAll(' ', ''))));
  if (found.size < limit) add(TIER.words, places(parts.names.withWords(contentWords(name))));
  if (found.size < limit && bestTier(found) > TIER.content) addTypos(parts, folded, found.size === 0, add);
  return found;
}

/** "MI", "Monza Brianza", "provincia di Cremona": whoever types a province means its seat. Two small letters are the start of a name. */
function provinceSeat({ administration }: SearchParts, name: string, known: boolean): [number, PlaceRecord[]] {
  const letters = /^[a-z]{2}$/i.test(name);
  const codes = known && !letters ? null : administration.provinces(name);
  const seats = [...(codes ?? [])].flatMap((code) => administration.seat(code) ?? []);
  return [letters && name !== name.toUpperCase() ? TIER.prefix : TIER.exact, seats];
}

type Add = (tier: number, places: Iterable<PlaceRecord>) => void;

function addAbbreviated({ names }: SearchParts, name: string, add: Add): void {
  const patterns = readAbbreviated(name);
  if (!patterns) return;
  for (const entry of names.entries) {
    const fits = fitsAbbreviation(patterns, entry);
    if (fits) add(fits === 'whole' ? TIER.exact : TIER.prefix, [entry.place]);
  }
}

function addTypos(parts: SearchParts, folded: string, alone: boolean, add: Add): void {
  const compact = folded.replaceAll(' ', '');
  if (compact.length < (alone ? 3 : 4)) return;
  const within = parts.nameTypos.near(compact, alone && compact.length >= 7 ? 2 : 1);
  const closest = Math.min(...within.map(({ distance }) => distance));
  const near = within.filter(({ distance }) => distance === closest);
  for (const { index, distance } of near) {
    const entry = parts.names.entries[index];
    if (entry) add(distance <= 1 ? TIER.typo : TIER.farTypo, [entry.place]);
  }
  if (near.length === 0 && alone) addWordTypos(parts, folded, add);
}

/** "cernsco sul naviglio" or "navilio": every word that begins no word of any name is put right by one edit. */
function addWordTypos(parts: SearchParts, folded: string, add: Add): void {
  const options = contentWords(folded).map((word) => {
    if (word.length < 4 || parts.names.withWords([word]).length > 0) return [word];
    return parts.wordTypos.near(word, 1).map(({ index }) => parts.names.vocabulary[index] as string);
  });
  const changed = options.filter((each) => each.length > 1 || each.length === 0);
  if (changed.some((each) => each.length === 0) || changed.length > 1) return;
  const many = Math.max(...options.map((each) => each.length));
  for (let choice = 0; choice < many; choice++) {
    const words = options.map((each) => each[choice] ?? (each[0] as string));
    add(
      TIER.farTypo,
      parts.names.withWords(words).map((entry) => entry.place),
    );
  }
}

/** Only the places that the rest of the text allows, unless it allows none: then what it says is taken for noise. */
function keepHinted(parts: SearchParts, found: Found, hints: readonly string[], postcode: string | null): Found {
  let kept = found;
  for (const hint of hints) {
    const provinces = parts.administration.provinces(hint);
    const region = parts.administration.region(hint);
    if (provinces || region) kept = filtered(kept, (place) => provinces?.has(place.province) === true || place.region === region);
  }
  return postcode ? filtered(kept, (place) => place.caps.includes(postcode)) : kept;
}

function filtered(found: Found, test: (place: PlaceRecord) => boolean): Found {
  const kept = new Map([...found].filter(([place]) => test(place)));
  return kept.size > 0 ? kept : found;
}

function ranked({ homeRegion }: SearchParts, found: Found, limit: number): PlaceRecord[] {
  return [...found]
    .map(([place, tier]) => ({ place, rank: tier * 100 - weight(place, homeRegion) }))
    .sort((a, b) => a.rank - b.rank || (a.place.name < b.place.name ? -1 : 1))
    .slice(0, limit)
    .map(({ place }) => place);
}

/** Ten times the inhabitants count as one; the home region as thirty times, the seat of a province as ten. */
function weight(place: PlaceRecord, homeRegion: string): number {
  return Math.log10(place.population + 10) + (place.region === homeRegion ? 1.5 : 0) + (place.capital ? 1 : 0);
}
