import type { LatLon } from '../../src/kernel/geo.ts';
import { contentWords, foldName } from '../../src/modules/territory/domain/place-name.ts';
import type { Correction } from './corrections.ts';
import type { Comune, GeoName } from './sources.ts';

/** How a position was found, surest first. */
export type How = 'corrected' | 'name' | 'words' | 'part' | 'neighbours';

export interface Located extends Comune, LatLon {
  readonly how: How;
}

type Found = LatLon & { readonly how: How };

/**
 * A position for every comune: by the correction, by its name in its own province (homonyms elsewhere cannot match), by the same words,
 * by a former name or a part of the name that no other comune bears; else the mean of the comuni with the same CAP, or of the province.
 */
export function locateComuni(comuni: readonly Comune[], geoNames: readonly GeoName[], corrections: readonly Correction[]): Located[] {
  const byProvince = Map.groupBy(geoNames, (place) => place.province);
  const taken = new Set(comuni.map((comune) => `${comune.province} ${foldName(comune.name)}`));
  const corrected = new Map(corrections.filter((each) => each.action === 'position').map((each) => [each.istat, each]));
  const positions = new Map<string, Found>();
  for (const comune of comuni) {
    const places = byProvince.get(comune.province) ?? [];
    const correction = corrected.get(comune.istat);
    const free = places.filter((place) => !taken.has(`${comune.province} ${place.key}`));
    const found = correction ? byCorrection(correction, geoNames, comune) : (byName(comune, places) ?? byPart(comune, free));
    if (found) positions.set(comune.istat, found);
  }
  return comuni.map((comune) => ({ ...comune, ...(positions.get(comune.istat) ?? byNeighbours(comune, comuni, positions)) }));
}

/** "Virgilio" of the same province, "Pesaro@PU" of another one, or "45.97 8.97" where GeoNames has nothing. */
function byCorrection(correction: Correction, geoNames: readonly GeoName[], comune: Comune): Found {
  const numbers = /^(-?\d+\.\d+) (-?\d+\.\d+)$/.exec(correction.value);
  if (numbers) return { lat: Number(numbers[1]), lon: Number(numbers[2]), how: 'corrected' };
  const [name = '', province = comune.province] = correction.value.split('@');
  const place = geoNames.find((each) => each.name === name && each.province === province);
  if (!place) throw new Error(`corrections.csv: GeoNames has no ${correction.value} for ${comune.name} (${comune.province})`);
  return { lat: place.lat, lon: place.lon, how: 'corrected' };
}

function byName(comune: Comune, places: readonly GeoName[]): Found | undefined {
  const key = foldName(comune.name);
  const exact = places.find((place) => place.key === key);
  if (exact) return at(exact, 'name');
  const words = contentWords(comune.name).join(' ');
  const same = places.filter((place) => contentWords(place.name).join(' ') === words);
  return same.length === 1 ? at(same[0] as GeoName, 'words') : undefined;
}

/** A former comune, a part of a double name, or a name with or without its second half ("Auronzo di Cadore" and "Auronzo"). */
function byPart(comune: Comune, free: readonly GeoName[]): Found | undefined {
  const parts = [...comune.otherNames, ...comune.name.split(/-|\/| e | ed | con /)].map(foldName).filter((part) => part.length > 3);
  for (const part of parts) {
    const place = free.find((each) => each.key === part);
    if (place) return at(place, 'part');
  }
  const key = foldName(comune.name);
  const close = free.filter((place) => place.key.length > 3 && (key.startsWith(`${place.key} `) || place.key.startsWith(`${key} `)));
  return close.length === 1 ? at(close[0] as GeoName, 'part') : undefined;
}

function byNeighbours(comune: Comune, comuni: readonly Comune[], positions: ReadonlyMap<string, Found>): Found {
  const same = (test: (other: Comune) => boolean) =>
    comuni.filter((other) => other !== comune && test(other)).flatMap((other) => positions.get(other.istat) ?? []);
  const sharing = same((other) => other.province === comune.province && other.caps.some((cap) => comune.caps.includes(cap)));
  const points = sharing.length > 0 ? sharing : same((other) => other.province === comune.province);
  const mean = (value: (point: LatLon) => number) => points.reduce((sum, point) => sum + value(point), 0) / points.length;
  return { lat: mean((point) => point.lat), lon: mean((point) => point.lon), how: 'neighbours' };
}

function at(place: GeoName, how: How): Found {
  return { lat: place.lat, lon: place.lon, how };
}
