import { parse } from 'csv-parse/sync';
import type { Province } from './place.ts';

/** One comune as a file or the table has it. */
export interface PlaceRow {
  readonly istat: string;
  readonly name: string;
  readonly province: string;
  readonly region: string;
  readonly caps: readonly string[];
  readonly lat: number;
  readonly lon: number;
  readonly capital: boolean;
  readonly population: number;
  readonly approximate: boolean;
  readonly otherNames: readonly string[];
}

export type RejectReason = 'istat' | 'name' | 'province' | 'region' | 'caps' | 'position' | 'population' | 'flag';

export interface RejectedRow {
  /** Line of the file, the header being 1. */
  readonly line: number;
  readonly reason: RejectReason;
  readonly text: string;
}

export interface PlacesFile {
  readonly rows: readonly PlaceRow[];
  readonly rejected: readonly RejectedRow[];
}

const REQUIRED = ['istat', 'name', 'province', 'region', 'caps', 'lat', 'lon'];

/** Reads the columns of `reference/places/places.csv`, by name, in any order. null: not such a file at all. */
export function readPlacesFile(csv: string, provinces: readonly Province[]): PlacesFile | null {
  const records = readCsv(csv);
  if (!records || REQUIRED.some((column) => records.columns.includes(column) === false)) return null;
  const regionOf = new Map(provinces.map((province) => [province.sigla, province.region]));
  const rows: PlaceRow[] = [];
  const rejected: RejectedRow[] = [];
  for (const { line, record } of records.lines) {
    const row = toRow(record);
    const reason = fault(row, record, regionOf);
    if (reason) rejected.push({ line, reason, text: `${record.istat ?? ''} ${record.name ?? ''}`.trim().slice(0, 80) });
    else rows.push(row);
  }
  return { rows, rejected };
}

/** Reads `reference/places/provinces.csv`. Throws when it is not such a file: it ships with the product. */
export function readProvincesFile(csv: string): Province[] {
  const rows = parse(csv, { columns: true, bom: true }) as { sigla: string; name: string; region: string; region_name: string }[];
  return rows.map((row) => ({ sigla: row.sigla, name: row.name, region: row.region, regionName: row.region_name }));
}

type CsvRecord = Readonly<Record<string, string | undefined>>;

function readCsv(csv: string): { columns: string[]; lines: { line: number; record: CsvRecord }[] } | null {
  let columns: string[] = [];
  const header = (names: string[]) => {
    columns = names.map((name) => name.trim().toLowerCase());
    return columns;
  };
  try {
    const rows = parse(csv, {
      columns: header,
      bom: true,
      delimiter: [',', ';', '\t'],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { info: { lines: number }; record: CsvRecord }[];
    return { columns, lines: rows.map(({ info, record }) => ({ line: info.lines, record })) };
  } catch {
    return null;
  }
}

/** Control signs and halves of characters: no name has them, and the database could not keep some. */
const NO_TEXT = /[\p{Cc}\p{Cs}]/u;

function toRow(record: CsvRecord): PlaceRow {
  const list = (text = '') => text.split('|').filter((item) => item !== '');
  return {
    istat: record.istat ?? '',
    name: (record.name ?? '').normalize('NFC'),
    province: record.province ?? '',
    region: record.region ?? '',
    caps: list(record.caps),
    lat: number(record.lat),
    lon: number(record.lon),
    capital: record.capital === '1',
    population: record.population ? number(record.population) : 0,
    approximate: record.approximate === '1',
    otherNames: list(record.other_names),
  };
}

function number(text = ''): number {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

function fault(row: PlaceRow, record: CsvRecord, regionOf: ReadonlyMap<string, string>): RejectReason | null {
  if (!/^\d{6}$/.test(row.istat)) return 'istat';
  if (row.name === '' || [row.name, ...row.otherNames].some((name) => name.length > 120 || NO_TEXT.test(name))) return 'name';
  const region = regionOf.get(row.province);
  if (region === undefined) return 'province';
  if (region !== row.region) return 'region';
  if (row.caps.length > 100 || row.caps.some((cap) => !/^\d{5}$/.test(cap))) return 'caps';
  // Italy from Lampedusa to the Brenner: a pair that was swapped or lost its point falls outside.
  if (!(row.lat >= 35 && row.lat <= 47.5 && row.lon >= 6 && row.lon <= 19)) return 'position';
  if (!(Number.isInteger(row.population) && row.population >= 0 && row.population < 1e8)) return 'population';
  return [record.capital, record.approximate].every((flag) => ['', '0', '1', undefined].includes(flag)) ? null : 'flag';
}
