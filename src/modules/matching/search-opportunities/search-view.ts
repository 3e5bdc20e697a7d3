import { words } from '../../../kernel/text.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import type { AdRecord } from '../../opportunities/api.ts';
import { activeFilters, facetLabel, searchSentence } from '../content/search-words.ts';
import { EVERYTHING, FACETS, type Facet, type SearchRequest, SORTS, type Sort, searchAddress } from '../domain/search-request.ts';
import type { FoundAds } from '../store/find-ads.ts';
import { valuesOf } from '../store/known-values.ts';
import type { MapView } from './search-map.query.ts';

export const PAGE_SIZE = 25;
const SHOWN_SYNONYMS = 6;
/** Of long lists of values (107 provinces) only the commonest are offered. */
const MOST_VALUES = 24;
const HERE_KM = 0.5;
const PLACES_MEANT = 5;

export interface Link {
  readonly label: string;
  readonly path: string;
}

export interface FacetChoice {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly checked: boolean;
}

/** Everything the page shows, looked up and counted; paths are without language prefix. */
export interface SearchView {
  readonly sentence: string;
  readonly total: number;
  readonly request: SearchRequest;
  /** The place as the field shows it: its name, also when the address holds a code. */
  readonly nearText: string;
  /** The name for the ads' own pages; undefined when no place is known. */
  readonly near: string | undefined;
  readonly unknownPlace: { readonly typed: string; readonly suggestions: readonly Link[] } | null;
  readonly facets: readonly { readonly name: Facet; readonly choices: readonly FacetChoice[] }[];
  readonly active: readonly Link[];
  readonly sorts: readonly { readonly sort: Sort; readonly path: string; readonly current: boolean }[];
  readonly didYouMean: Link | null;
  readonly relaxed: boolean;
  /** A place read in the words, and the search with that word as a word. */
  readonly placeRead: Link | null;
  /** A word that may be a place, and the search there. */
  readonly placeOffered: Link | null;
  readonly synonyms: { readonly words: readonly string[]; readonly path: string } | null;
  /** Set when only the typed words were searched though there are others. */
  readonly withSynonyms: string | null;
  readonly wider: readonly { readonly radiusKm: number; readonly total: number; readonly path: string }[];
  readonly ads: readonly AdRecord[];
  readonly distances: ReadonlyMap<number, number | null>;
  readonly page: number;
  readonly pages: number;
  readonly pagePath: (page: number) => string;
  /** The words alone, without any filter. */
  readonly clearPath: string;
  readonly listPath: string;
  readonly mapPath: string;
  readonly feedPath: string;
  readonly map: MapView | null;
  /** For an empty result: what it would find without one of the filters. */
  readonly loosened: readonly { readonly label: string; readonly total: number; readonly path: string }[];
}

export interface ViewInput {
  readonly found: FoundAds;
  readonly page: number;
  readonly ads: readonly AdRecord[];
  readonly map: MapView | null;
  readonly loosened: SearchView['loosened'];
  readonly locale: Locale;
  readonly now: Date;
}

export function listPath(request: SearchRequest, more?: Readonly<Record<string, string>>): string {
  return `/opportunita${searchAddress(request, more)}`;
}

export function searchView({ found, page, ads, map, loosened, locale, now }: ViewInput): SearchView {
  const { request, result, place } = found;
  const { didYouMean } = result;
  return {
    sentence: searchSentence(found, locale),
    total: result.total,
    request,
    nearText: place ? (place.place ? `${place.place.name} (${place.place.province})` : place.label) : request.near,
    near: place ? request.near : undefined,
    unknownPlace: unknownPlace(found),
    facets: FACETS.map((name) => ({ name, choices: choicesOf(found, name, locale) })),
    active: activeFilters(found, locale, now).map(({ label, without }) => ({ label, path: listPath(without) })),
    sorts: sortsOf(found),
    didYouMean: didYouMean ? { label: didYouMean, path: listPath({ ...request, q: didYouMean }) } : null,
    relaxed: result.relaxed,
    placeRead: found.placeRead ? { label: found.placeRead.typed, path: listPath(found.placeRead.otherwise) } : null,
    placeOffered: found.placeOffered
      ? { label: `${found.placeOffered.place.name} (${found.placeOffered.place.province})`, path: listPath(found.placeOffered.otherwise) }
      : null,
    synonyms:
      found.synonyms.length > 0 ? { words: found.synonyms.slice(0, SHOWN_SYNONYMS), path: listPath({ ...request, exact: true }) } : null,
    withSynonyms: request.exact && request.q ? listPath({ ...request, exact: false }) : null,
    wider: result.widerRadius.map((wider) => ({ ...wider, path: listPath({ ...request, radius_km: wider.radiusKm }) })),
    ads,
    distances: new Map(result.hits.map((hit) => [hit.id, shownDistance(hit.distanceKm)])),
    page,
    pages: Math.ceil(result.total / PAGE_SIZE),
    pagePath: (n) => listPath(request, n > 1 ? { page: String(n) } : {}),
    clearPath: listPath({ ...EVERYTHING, q: request.q, exact: request.exact }),
    listPath: listPath(request),
    mapPath: listPath(request, { vista: 'mappa' }),
    feedPath: `/opportunita.rss${searchAddress(request)}`,
    map,
    loosened,
  };
}

/** Distances are from centre to centre: in the same town they are 0, which says nothing. */
function shownDistance(km: number | null): number | null {
  return km !== null && km >= HERE_KM ? km : null;
}

function unknownPlace({ request, place, gazetteer }: FoundAds): SearchView['unknownPlace'] {
  if (place || !request.near) return null;
  const whole = gazetteer.search(request.near, PLACES_MEANT);
  // "Cremonna vicino Crema": one of its words may be the place.
  const parts = whole.length > 0 ? [] : words(request.near).flatMap((word) => (word.length > 3 ? gazetteer.search(word, 2) : []));
  const suggestions = [...new Set([...whole, ...parts])].slice(0, PLACES_MEANT).map(({ istat, name, province }) => ({
    label: `${name} (${province})`,
    path: listPath({ ...request, near: istat }),
  }));
  return { typed: request.near, suggestions };
}

/** The values that find something, commonest first, and those chosen even when they find nothing. */
function choicesOf(found: FoundAds, facet: Facet, locale: Locale): FacetChoice[] {
  const chosen = found.request[facet];
  const known = valuesOf(facet, found.taxonomy, found.gazetteer);
  const counted = found.result.facets[facet].filter(({ value }) => known.has(value));
  const shown = counted.filter(({ value }, index) => index < MOST_VALUES || chosen.includes(value));
  const missing = chosen.filter((value) => !counted.some((one) => one.value === value)).map((value) => ({ value, count: 0 }));
  return [...shown, ...missing].map(({ value, count }) => ({
    value,
    label: facetLabel(found, facet, value, locale),
    count,
    checked: chosen.includes(value),
  }));
}

/** Orders that make sense here: distance only from a place, relevance only of words. */
function sortsOf({ request, place }: FoundAds): SearchView['sorts'] {
  const offered = SORTS.filter((sort) => (sort === 'distance' ? place !== null : sort === 'relevance' ? request.q !== '' : true));
  const current = offered.includes(request.sort) ? request.sort : (offered[0] ?? EVERYTHING.sort);
  // Without words relevance is the date: that address stays the short one.
  const asked = (sort: Sort) => (sort === 'date' && request.q === '' ? 'relevance' : sort);
  return offered.map((sort) => ({ sort, path: listPath({ ...request, sort: asked(sort) }), current: sort === current }));
}
