import type { LatLon } from '../../../kernel/geo.ts';

/** A comune as other modules see it. */
export interface Place {
  /** ISTAT code, six digits. */
  readonly istat: string;
  readonly name: string;
  /** Vehicle-plate code of the province: "CR". */
  readonly province: string;
  readonly provinceName: string;
  /** ISTAT code of the region, two digits: "03" is Lombardia. */
  readonly region: string;
  readonly lat: number;
  readonly lon: number;
  readonly caps: readonly string[];
  /** Seat of a province. */
  readonly capital: boolean;
  /** Inhabitants at the census of 2011. */
  readonly population: number;
}

/** What the search needs to know besides. */
export interface PlaceRecord extends Place {
  /** Names in another language and names from before a merger. */
  readonly otherNames: readonly string[];
  /** The position is that of the neighbours, not of the town. */
  readonly approximate: boolean;
}

export interface Province {
  readonly sigla: string;
  readonly name: string;
  readonly region: string;
  readonly regionName: string;
}

/** What an ad or a feed says of a place, as it came. */
export interface PlaceHint {
  readonly name?: string | undefined;
  readonly province?: string | undefined;
  readonly region?: string | undefined;
  readonly postcode?: string | undefined;
  readonly country?: string | undefined;
  readonly lat?: number | undefined;
  readonly lon?: number | undefined;
}

export interface Location extends LatLon {
  readonly label: string;
  /** null when the person gave coordinates far from every comune. */
  readonly place: Place | null;
}

export interface Gazetteer {
  readonly size: number;
  byIstat(istat: string): Place | undefined;
  /** Names, parts of names, CAP, accents, apostrophes, typos. Best first; places of the home region before equals. Default limit 10. */
  search(query: string, limit?: number): readonly Place[];
  /** What an ad or a feed says of a place → a comune, or null. Never guessed: homonyms need province, region, CAP or coordinates. */
  resolve(hint: PlaceHint): Place | null;
  /** What a person types in "vicino a": an ISTAT code, a place name (best match), a CAP, a province, or "lat,lon". */
  locate(text: string): Location | null;
  /** The comune whose centre is nearest, within 15 km. */
  nearest(point: LatLon): Place | null;
  provinces(): readonly Province[];
  /** Every comune of a region, for maps; empty for an unknown code. */
  placesOfRegion(region: string): readonly Place[];
  all(): Iterable<Place>;
}

/** "Cremona (CR)": how a comune is written, and read back. */
export function placeLabel({ name, province }: Pick<Place, 'name' | 'province'>): string {
  return `${name} (${province})`;
}
