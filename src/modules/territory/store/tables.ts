export interface RegionTable {
  code: string;
  name: string;
}

export interface ProvinceTable {
  sigla: string;
  name: string;
  region: string;
}

export interface PlaceTable {
  istat: string;
  name: string;
  province: string;
  region: string;
  caps: string[];
  lat: number;
  lon: number;
  capital: boolean;
  population: number;
  approximate: boolean;
  other_names: string[];
}

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    territory_region: RegionTable;
    territory_province: ProvinceTable;
    territory_place: PlaceTable;
  }
}
