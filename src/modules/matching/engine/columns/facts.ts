import type { LatLon } from '../../../../kernel/geo.ts';
import { riasecUnits } from '../match/interests.ts';
import { essentialLanguages } from '../match/languages.ts';
import type { AdDocument, AskedLanguage, HoursRange } from '../types.ts';

/** Facts of an ad that go together: each group is one column, so that a row costs four look-ups and not twelve. */
export interface Terms {
  readonly kind: string;
  readonly contract: string | null;
  readonly schedule: string | null;
  readonly hours: HoursRange | null;
}

/** What an ad demands besides skills, each list sorted. */
export interface Demands {
  readonly licences: readonly number[];
  /** Essential languages only. */
  readonly languages: readonly AskedLanguage[];
  readonly startsOn: number | null;
}

export interface Place {
  readonly istat: string | null;
  readonly province: string | null;
  readonly position: LatLon | null;
}

/** Occupation and ISCO code of an ad. */
export interface AdOccupation {
  readonly id: number | null;
  readonly isco: string | null;
}

export interface Trade extends AdOccupation {
  /** Six whole numbers, see `riasecUnits`. */
  readonly interests: readonly number[] | null;
  readonly sectors: readonly string[];
}

export function termsOf({ kind, contract, schedule, hoursWeek }: AdDocument): Terms {
  return { kind, contract, schedule, hours: hoursWeek && { min: hoursWeek.min, max: hoursWeek.max } };
}

export function demandsOf({ licences, languages, startsOn }: AdDocument): Demands {
  return { licences: [...new Set(licences)].sort((a, b) => a - b), languages: essentialLanguages(languages), startsOn };
}

export function placeOf({ place, lat, lon }: AdDocument): Place {
  return {
    istat: place?.istat ?? null,
    province: place?.province ?? null,
    position: lat === null || lon === null ? null : { lat, lon },
  };
}

export function tradeOf({ occupation, isco, riasec, sectors }: AdDocument): Trade {
  const interests = riasec && riasecUnits(riasec);
  return { id: occupation, isco, interests: interests && [...interests], sectors: [...new Set(sectors)].sort() };
}

/** A group as JSON: equal exactly when the facts are. */
export function keyOf(facts: Terms | Demands | Place | Trade): string {
  return JSON.stringify(facts);
}
