import type { LatLon } from '../../../kernel/geo.ts';
import { makeAdministration } from './administration.ts';
import { makeNameIndex } from './name-index.ts';
import { makeNearest } from './nearest-place.ts';
import type { Gazetteer, Location, PlaceRecord, Province } from './place.ts';
import type { PlaceRow } from './places-file.ts';
import { makePostcodeIndex } from './postcodes.ts';
import { type ResolveParts, resolvePlace } from './resolve-place.ts';
import { searchPlaces } from './search-places.ts';
import { makeTypoIndex } from './typos.ts';

const DEFAULT_LIMIT = 10;

/** Builds the in-memory gazetteer, about 100 ms for all of Italy. `homeRegion`: ISTAT code of the region whose places come first. */
export function makeGazetteer(rows: readonly PlaceRow[], provinces: readonly Province[], homeRegion: string): Gazetteer {
  const provinceNames = new Map(provinces.map((province) => [province.sigla, province.name]));
  const places = rows.map((row): PlaceRecord => ({ ...row, provinceName: provinceNames.get(row.province) ?? row.province }));
  const byIstat = new Map(places.map((place) => [place.istat, place]));
  const byRegion = Map.groupBy(places, (place) => place.region);
  const names = makeNameIndex(places);
  const parts: ResolveParts = {
    names,
    nameTypos: makeTypoIndex(names.entries.map((entry) => entry.compact)),
    wordTypos: makeTypoIndex(names.vocabulary),
    administration: makeAdministration(provinces, places),
    postcodes: makePostcodeIndex(places),
    homeRegion,
    nearest: makeNearest(places),
  };
  return {
    size: places.length,
    byIstat: (istat) => byIstat.get(istat),
    search: (query, limit = DEFAULT_LIMIT) => searchPlaces(parts, query, limit),
    resolve: (hint) => resolvePlace(parts, hint),
    locate: (text) => locate(parts, text),
    nearest: parts.nearest,
    provinces: () => provinces,
    placesOfRegion: (region) => byRegion.get(region) ?? [],
    all: () => places,
  };
}

function locate(parts: ResolveParts, text: string): Location | null {
  const trimmed = text.trim().slice(0, 200);
  if (trimmed === '') return null;
  const point = readPoint(trimmed);
  if (point) {
    const place = parts.nearest(point);
    return { ...point, label: place ? place.name : `${point.lat}, ${point.lon}`, place };
  }
  const place = plateSeat(parts, trimmed) ?? resolvePlace(parts, { name: trimmed }) ?? searchPlaces(parts, trimmed, 1)[0];
  return place ? { label: place.name, lat: place.lat, lon: place.lon, place } : null;
}

/** Two capitals are a plate: "RE" is Reggio nell'Emilia, "Re" the village. */
function plateSeat({ administration }: ResolveParts, text: string): PlaceRecord | undefined {
  if (!/^[A-Z]{2}$/.test(text)) return undefined;
  const codes = administration.provinces(text);
  return codes?.size === 1 ? administration.seat([...codes][0] as string) : undefined;
}

function readPoint(text: string): LatLon | null {
  const match = /^(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(text);
  if (!match) return null;
  const [lat, lon] = [Number(match[1]), Number(match[2])];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
}
