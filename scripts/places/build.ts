import { readFileSync } from 'node:fs';
import path from 'node:path';
import { applyCorrections, readCorrections } from './corrections.ts';
import { type Located, locateComuni } from './positions.ts';
import { type Comune, csvLine, readComuni, readGeoNames } from './sources.ts';

export interface BuiltPlaces {
  readonly places: string;
  readonly provinces: string;
  readonly located: readonly Located[];
}

/** The two files of reference/places, as text, from the packages and corrections.csv under `root`. The same input gives the same bytes. */
export function buildPlaces(root: string): BuiltPlaces {
  const corrections = readCorrections(readFileSync(path.join(root, 'reference/places/corrections.csv'), 'utf8'));
  const comuni = applyCorrections(readComuni(root), corrections);
  const located = locateComuni(comuni, readGeoNames(root), corrections);
  return { places: placesCsv(located), provinces: provincesCsv(comuni), located };
}

function placesCsv(places: readonly Located[]): string {
  const header = 'istat,name,province,region,caps,lat,lon,capital,population,approximate,other_names';
  const lines = [...places]
    .sort((a, b) => a.istat.localeCompare(b.istat))
    .map((place) =>
      csvLine([
        place.istat,
        place.name,
        place.province,
        place.region,
        place.caps.join('|'),
        place.lat.toFixed(4),
        place.lon.toFixed(4),
        place.capital ? '1' : '',
        String(place.population),
        place.how === 'neighbours' ? '1' : '',
        place.otherNames.join('|'),
      ]),
    );
  return `${[header, ...lines].join('\n')}\n`;
}

function provincesCsv(places: readonly Comune[]): string {
  const bySigla = new Map(places.map((place) => [place.province, place]));
  const lines = [...bySigla.values()]
    .sort((a, b) => a.province.localeCompare(b.province))
    .map((place) => csvLine([place.province, place.provinceName, place.region, place.regionName]));
  return `${['sigla,name,region,region_name', ...lines].join('\n')}\n`;
}
