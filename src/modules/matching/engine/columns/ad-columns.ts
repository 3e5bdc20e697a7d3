import type { LatLon } from '../../../../kernel/geo.ts';
import { riasecUnits } from '../match/interests.ts';
import { essentialLanguages } from '../match/languages.ts';
import type { AdDocument, AskedLanguage, HoursRange } from '../types.ts';
import { keepRows, withRoom } from './typed-arrays.ts';

/**
 * A column of small codes: each distinct value is kept once, a row holds its code. Code 0 means "not stated". A query then
 * decides once per distinct value, in a table, and a row costs one look-up.
 */
export class CodeColumn<T> {
  codes = new Uint32Array(256);
  /** Values by code; index 0 stands for "not stated". */
  readonly values: (T | null)[] = [null];
  readonly #codeOf = new Map<string | number, number>();

  /** `key` identifies the value; null stores "not stated". */
  set(row: number, key: string | number | null, value: T | null): void {
    this.codes = withRoom(this.codes, row + 1);
    this.codes[row] = key === null ? 0 : this.#code(key, value);
  }

  #code(key: string | number, value: T | null): number {
    const known = this.#codeOf.get(key);
    if (known !== undefined) return known;
    const code = this.values.push(value) - 1;
    this.#codeOf.set(key, code);
    return code;
  }

  valueAt(row: number): T | null {
    return this.values[this.codes[row] as number] ?? null;
  }

  /** One byte per distinct value, as `decide` says; `decide` also sees null for "not stated". */
  verdicts(decide: (value: T | null) => number): Verdicts {
    return new Verdicts(this.codes, this.#decided(decide));
  }

  #decided(decide: (value: T | null) => number): Uint8Array {
    const decided = new Uint8Array(this.values.length);
    for (let code = 0; code < decided.length; code++) decided[code] = decide(this.values[code] ?? null);
    return decided;
  }
}

/** What a query decided about the values of one column, looked up by row. Valid until the index changes. */
export class Verdicts {
  readonly #codes: Uint32Array;
  readonly #decided: Uint8Array;

  constructor(codes: Uint32Array, decided: Uint8Array) {
    this.#codes = codes;
    this.#decided = decided;
  }

  at(row: number): number {
    return this.#decided[this.#codes[row] as number] as number;
  }
}

/** Occupation and ISCO code of an ad; at least one is known. */
export interface AdOccupation {
  readonly id: number | null;
  readonly isco: string | null;
}

/** Every fact of the ads but text and skills, one array per fact, one row per version of an ad. */
export class AdColumns {
  /** Rows in use, with those of removed ads. */
  rows = 0;
  live = 0;
  readonly rowOf = new Map<number, number>();
  alive = new Uint8Array(256);
  id = new Float64Array(256);
  publishedAt = new Float64Array(256);
  /** Infinity when the ad has no end. */
  expiresAt = new Float64Array(256);
  /** Euros a year, -1 when not stated. */
  payMin = new Int32Array(256);
  payMax = new Int32Array(256);
  applications = new Uint32Array(256);
  readonly kind = new CodeColumn<string>();
  readonly contract = new CodeColumn<string>();
  readonly schedule = new CodeColumn<string>();
  readonly province = new CodeColumn<string>();
  readonly sectors = new CodeColumn<readonly string[]>();
  readonly licences = new CodeColumn<readonly number[]>();
  readonly occupation = new CodeColumn<AdOccupation>();
  /** Interests as whole numbers, see `riasecUnits`. */
  readonly interests = new CodeColumn<Int8Array>();
  readonly position = new CodeColumn<LatLon>();
  readonly hours = new CodeColumn<HoursRange>();
  /** Essential languages only. */
  readonly languages = new CodeColumn<readonly AskedLanguage[]>();
  readonly startsOn = new CodeColumn<number>();

  /** Appends a row for the ad; a former version must have been removed before. */
  add(ad: AdDocument): number {
    const row = this.rows++;
    this.#reserve();
    this.alive[row] = 1;
    this.id[row] = ad.id;
    this.publishedAt[row] = ad.publishedAt;
    this.expiresAt[row] = ad.expiresAt ?? Number.POSITIVE_INFINITY;
    this.payMin[row] = ad.payYear ? Math.round(ad.payYear.min) : -1;
    this.payMax[row] = ad.payYear ? Math.round(ad.payYear.max) : -1;
    this.applications[row] = ad.applications;
    this.#setCodes(row, ad);
    this.rowOf.set(ad.id, row);
    this.live++;
    return row;
  }

  #reserve(): void {
    this.alive = withRoom(this.alive, this.rows);
    this.id = withRoom(this.id, this.rows);
    this.publishedAt = withRoom(this.publishedAt, this.rows);
    this.expiresAt = withRoom(this.expiresAt, this.rows);
    this.payMin = withRoom(this.payMin, this.rows);
    this.payMax = withRoom(this.payMax, this.rows);
    this.applications = withRoom(this.applications, this.rows);
  }

  #setCodes(row: number, ad: AdDocument): void {
    this.kind.set(row, ad.kind, ad.kind);
    this.contract.set(row, ad.contract, ad.contract);
    this.schedule.set(row, ad.schedule, ad.schedule);
    const province = ad.place?.province ?? null;
    this.province.set(row, province, province);
    const sectors = [...new Set(ad.sectors)].sort();
    this.sectors.set(row, sectors.length ? JSON.stringify(sectors) : null, sectors);
    const licences = [...new Set(ad.licences)].sort((a, b) => a - b);
    this.licences.set(row, licences.length ? licences.join() : null, licences);
    const linked = ad.occupation !== null || ad.isco !== null;
    this.occupation.set(row, linked ? `${ad.occupation}|${ad.isco}` : null, { id: ad.occupation, isco: ad.isco });
    const interests = ad.riasec && riasecUnits(ad.riasec);
    this.interests.set(row, interests?.join() ?? null, interests);
    const position = ad.lat === null || ad.lon === null ? null : { lat: ad.lat, lon: ad.lon };
    this.position.set(row, position && `${position.lat},${position.lon}`, position);
    this.#setDemands(row, ad);
  }

  #setDemands(row: number, { hoursWeek, languages, startsOn }: AdDocument): void {
    this.hours.set(row, hoursWeek && `${hoursWeek.min}|${hoursWeek.max}`, hoursWeek);
    const essential = essentialLanguages(languages);
    this.languages.set(row, essential.length ? JSON.stringify(essential) : null, essential);
    this.startsOn.set(row, startsOn, startsOn);
  }

  /** Marks the ad's row as removed and returns it; -1 for an unknown id. */
  remove(id: number): number {
    const row = this.rowOf.get(id);
    if (row === undefined) return -1;
    this.rowOf.delete(id);
    this.alive[row] = 0;
    this.live--;
    return row;
  }

  /** Closes the gaps: row `kept[i]` becomes row `i`. */
  compact(kept: Uint32Array): void {
    for (const array of this.#arrays()) keepRows(array, kept);
    this.rows = kept.length;
    this.rowOf.clear();
    for (let row = 0; row < this.rows; row++) this.rowOf.set(this.id[row] as number, row);
  }

  #arrays() {
    const plain = [this.alive, this.id, this.publishedAt, this.expiresAt, this.payMin, this.payMax, this.applications];
    const coded = [this.kind, this.contract, this.schedule, this.province, this.sectors, this.licences, this.hours, this.languages];
    return [...plain, ...[...coded, this.startsOn, this.occupation, this.interests, this.position].map((column) => column.codes)];
  }

  /** Order of equals: fewer applications, then newer, then smaller id. Negative when `a` comes first. */
  compareTies(a: number, b: number): number {
    return (
      (this.applications[a] as number) - (this.applications[b] as number) ||
      (this.publishedAt[b] as number) - (this.publishedAt[a] as number) ||
      (this.id[a] as number) - (this.id[b] as number)
    );
  }

  get bytes(): number {
    return this.#arrays().reduce((sum, array) => sum + array.byteLength, 0);
  }
}
