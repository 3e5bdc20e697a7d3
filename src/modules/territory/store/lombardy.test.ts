import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { buildPlaces } from '../../../../scripts/places/build.ts';
import { distanceKm } from '../../../kernel/geo.ts';
import { foldName } from '../domain/place-name.ts';
import { readShippedPlaces } from './shipped-places.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const official = path.resolve(root, '../shared/data/geo/lombardia_comuni.csv');
const { places } = readShippedPlaces();
const shipped = new Map(places.map((place) => [place.istat, place]));

// Without ../shared/data these are skipped: the list they compare with is not part of the repository.
describe.skipIf(!existsSync(official))('la Lombardia, comune per comune, contro l’elenco di controllo', () => {
  const rows = existsSync(official) ? (parse(readFileSync(official, 'utf8'), { columns: true }) as Record<string, string>[]) : [];

  test('gli stessi 1.502 codici, con gli stessi nomi e le stesse province', () => {
    expect(rows).toHaveLength(1502);
    const codes = places.filter((place) => place.region === '03').map((place) => place.istat);
    expect(codes.sort()).toEqual(rows.map((row) => row.codice_istat).sort());
    for (const row of rows) {
      const place = shipped.get(row.codice_istat as string);
      expect(foldName(place?.name ?? ''), row.codice_istat).toBe(foldName(row.comune as string));
      expect(place?.province, row.comune).toBe(row.sigla);
      expect(place?.capital, row.comune).toBe(row.capoluogo === '1');
    }
  });

  test('quasi ogni comune ha un CAP in comune con il controllo: dove la fonte è più vecchia lo sappiamo (44 comuni)', () => {
    const apart = rows.filter(
      (row) => !shipped.get(row.codice_istat as string)?.caps.some((cap) => (row.cap as string).split('|').includes(cap)),
    );
    expect(apart.length).toBeLessThanOrEqual(44);
  });

  test('le posizioni distano meno di 4 km, metà meno di 300 metri, 99 su 100 meno di 2 km', () => {
    const apart = rows
      .map((row) => {
        const place = shipped.get(row.codice_istat as string);
        return place ? distanceKm(place, { lat: Number(row.lat), lon: Number(row.lon) }) : Number.POSITIVE_INFINITY;
      })
      .sort((a, b) => a - b);
    const share = (part: number) => apart[Math.floor(apart.length * part)] as number;
    expect(share(0.5)).toBeLessThan(0.3);
    expect(share(0.99)).toBeLessThan(2);
    expect(apart.at(-1)).toBeLessThan(4);
  });
});

test('i file spediti sono quelli che lo script costruisce dai pacchetti', () => {
  const built = buildPlaces(root);
  expect(readFileSync(path.join(root, 'reference/places/places.csv'), 'utf8')).toBe(built.places);
  expect(readFileSync(path.join(root, 'reference/places/provinces.csv'), 'utf8')).toBe(built.provinces);
});

test('ogni comune d’Italia ha un CAP, e una sola posizione è approssimata', () => {
  expect(places.filter((place) => place.caps.length === 0)).toEqual([]);
  expect(places.filter((place) => place.approximate).map((place) => place.name)).toEqual(['Misiliscemi']);
});
