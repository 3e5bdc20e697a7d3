import type { PlaceRecord, Province } from './place.ts';
import { contentWords, foldName } from './place-name.ts';

/** Understands how people and feeds write provinces and regions. */
export interface Administration {
  /** Plate codes a province's name, code or seat may mean; null when it is none. Several for a province that was split up. */
  provinces(text: string): ReadonlySet<string> | null;
  region(text: string): string | null;
  /** The seat of a province, by its plate code; the largest where there are two. */
  seat(sigla: string): PlaceRecord | undefined;
}

/** Codes that are no longer used, or not yet by ISTAT at 2025-01-01 → the provinces where those comuni are now. */
const OTHER_CODES: Readonly<Record<string, readonly string[]>> = {
  og: ['NU', 'SU'],
  ot: ['SS'],
  ci: ['SU'],
  vs: ['SU'],
  fo: ['FC'],
  ps: ['PU'],
  ogliastra: ['NU', 'SU'],
  'olbia tempio': ['SS'],
  gallura: ['SS'],
  'gallura nord est sardegna': ['SS'],
  'carbonia iglesias': ['SU'],
  'sulcis iglesiente': ['SU'],
  'medio campidano': ['SU'],
  cagliari: ['CA', 'SU'],
  'alto adige': ['BZ'],
  trentino: ['TN'],
};

/** Names in English and codes of NUTS 2021, besides ISTAT's own names and codes. */
const OTHER_REGIONS: Readonly<Record<string, readonly string[]>> = {
  '01': ['piedmont', 'itc1'],
  '02': ['aosta valley', 'val d aosta', 'itc2'],
  '03': ['lombardy', 'itc4'],
  '04': ['trentino', 'trentino south tyrol', 'south tyrol', 'alto adige', 'ith1', 'ith2'],
  '05': ['ith3'],
  '06': ['friuli', 'ith4'],
  '07': ['itc3'],
  '08': ['emilia', 'romagna', 'ith5'],
  '09': ['tuscany', 'iti1'],
  '10': ['iti2'],
  '11': ['marches', 'the marches', 'iti3'],
  '12': ['latium', 'iti4'],
  '13': ['itf1'],
  '14': ['itf2'],
  '15': ['itf3'],
  '16': ['apulia', 'itf4'],
  '17': ['itf5'],
  '18': ['itf6'],
  '19': ['sicily', 'itg1'],
  '20': ['sardinia', 'itg2'],
};

const TITLES =
  /^(?:provincia|prov|province|citta metropolitana|metropolitan city|libero consorzio comunale|regione|region)(?: autonoma)?(?: di| del| della| dell| of)? /;

export function makeAdministration(provinces: readonly Province[], places: readonly PlaceRecord[]): Administration {
  const seats = new Map<string, PlaceRecord>();
  for (const place of places) {
    if (place.capital && place.population >= (seats.get(place.province)?.population ?? -1)) seats.set(place.province, place);
  }
  const byName = provinceNames(provinces, places);
  const regions = regionNames(provinces);
  return {
    provinces: (text) => byName.get(untitled(text)) ?? byName.get(contentWords(untitled(text)).join(' ')) ?? null,
    region: (text) => regions.get(untitled(text)) ?? regions.get(contentWords(untitled(text)).join(' ')) ?? null,
    seat: (sigla) => seats.get(sigla),
  };
}

function untitled(text: string): string {
  return foldName(text).replace(TITLES, '');
}

function provinceNames(provinces: readonly Province[], places: readonly PlaceRecord[]): Map<string, ReadonlySet<string>> {
  const names = new Map<string, ReadonlySet<string>>();
  for (const [name, codes] of Object.entries(OTHER_CODES)) names.set(name, new Set(codes));
  const add = (name: string, sigla: string) => {
    if (!names.has(name)) names.set(name, new Set([sigla]));
  };
  for (const { sigla, name } of provinces) {
    add(sigla.toLowerCase(), sigla);
    for (const part of [name, ...name.split('/')]) {
      add(foldName(part), sigla);
      add(contentWords(part).join(' '), sigla);
    }
  }
  for (const place of places) if (place.capital) add(foldName(place.name), place.province);
  return names;
}

function regionNames(provinces: readonly Province[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { region, regionName } of provinces) {
    for (const name of [region, regionName, ...regionName.split('/'), ...(OTHER_REGIONS[region] ?? [])]) {
      names.set(foldName(name), region);
      names.set(contentWords(name).join(' '), region);
    }
  }
  return names;
}
