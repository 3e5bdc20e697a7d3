import { words } from '../../../kernel/text.ts';
import type { OccupationConcept, Taxonomy } from '../../taxonomy/api.ts';
import type { Gazetteer, Location, Place } from '../../territory/api.ts';
import { withoutAsking } from '../domain/asking-words.ts';
import { otherWords } from '../domain/other-words.ts';
import { type FoundPlace, PlaceNames, placeInWords } from '../domain/place-words.ts';
import { type SearchRequest, sinceInstant } from '../domain/search-request.ts';
import { synonymGroups } from '../domain/synonym-groups.ts';
import type { Index } from '../engine/index-contract.ts';
import { STOP_WORDS } from '../engine/text/stop-words.ts';
import type { SearchAfter, SearchQuery } from '../engine/types.ts';
import { keepKnownValues, type UnknownValue } from './known-values.ts';

/** A place that was named among the words of a search. */
export interface WordsPlace {
  /** As typed. */
  readonly typed: string;
  readonly place: Place;
  /** When it was applied: the search with the place as a word like the others. When it was not: the search at that place. */
  readonly otherwise: SearchRequest;
}

/** A request with its words looked up. */
export interface UnderstoodSearch {
  /** Without filter values that do not exist, and with the place that its words named. */
  readonly request: SearchRequest;
  /** What was asked for and does not exist; the search was made without it. */
  readonly unknown: readonly UnknownValue[];
  readonly query: SearchQuery;
  readonly place: Location | null;
  readonly occupation: OccupationConcept | null;
  /** Words searched besides the typed ones. */
  readonly synonyms: readonly string[];
  /** A place read in the words and searched around. */
  readonly placeRead: WordsPlace | null;
  /** A word that may be a place, searched as a word. */
  readonly placeOffered: WordsPlace | null;
}

export interface Window {
  readonly offset: number;
  readonly limit: number;
  readonly after?: SearchAfter;
}

export interface Knowledge {
  readonly taxonomy: Taxonomy;
  readonly gazetteer: Gazetteer;
  /** null while it is being loaded: doubtful names of places then stay words. */
  readonly index: Pick<Index, 'search'> | null;
  readonly now: Date;
}

const HERE_KM = 20;

/** Looks up what a request says in words: place, occupation, synonyms, values of filters. */
export function understand(asked: SearchRequest, window: Window, know: Knowledge): UnderstoodSearch {
  const { taxonomy, gazetteer, now } = know;
  const { request: known, unknown } = keepKnownValues(asked, taxonomy, gazetteer);
  const { request, placeRead, placeOffered } = readPlace(known, know);
  const place = request.near ? gazetteer.locate(request.near) : null;
  const occupation = findOccupation(request.occupation, taxonomy);
  const text = request.exact || request.plain ? request.q : withoutAsking(request.q);
  const groups = request.exact ? [] : synonymGroups(text, (phrase) => [...otherWords(phrase), ...taxonomy.synonymsOf(phrase)]);
  const since = request.published_since ? sinceInstant(request.published_since, now) : null;
  if (request.near && !place) unknown.push({ field: 'near', value: request.near });
  if (request.occupation && !occupation) unknown.push({ field: 'occupation', value: request.occupation });
  const query: SearchQuery = {
    text,
    synonyms: groups,
    kinds: request.kind,
    contracts: request.contract,
    schedules: request.schedule,
    sectors: request.sector,
    provinces: request.province,
    occupations: occupation ? [occupation.id] : [],
    ...(place ? { near: { lat: place.lat, lon: place.lon }, radiusKm: request.radius_km } : {}),
    ...(request.salary_min === null ? {} : { payYearMin: request.salary_min }),
    ...(since ? { publishedSince: since.getTime() } : {}),
    sort: request.sort,
    ...window,
  };
  const synonyms = [...new Set(groups.flatMap((group) => group.slice(1)))];
  return { request, unknown, query, place, occupation, synonyms, placeRead, placeOffered };
}

/** "Cameriere Cremona" is a search for "cameriere" around Cremona, unless a place was chosen or the words are to stay words. */
function readPlace(request: SearchRequest, know: Knowledge) {
  const nothing = { request, placeRead: null, placeOffered: null };
  if (request.q === '' || request.near || request.exact || request.plain) return nothing;
  const found = placeInWords(request.q, namesOf(know.gazetteer));
  if (!found) return nothing;
  const there = placed(request, found);
  const word = { typed: found.typed, place: found.place };
  const meant = howMeant(found, know);
  if (meant === 'place') return { request: there, placeRead: { ...word, otherwise: { ...request, plain: true } }, placeOffered: null };
  return { request, placeRead: null, placeOffered: meant === 'perhaps' ? { ...word, otherwise: there } : null };
}

function placed(request: SearchRequest, { place, rest, extent }: FoundPlace<Place>): SearchRequest {
  return extent === 'province'
    ? { ...request, q: rest, province: [...new Set([...request.province, place.province])] }
    : { ...request, q: rest, near: place.istat };
}

/** Many comuni have names that are words of work (Cave, Fondi, Medicina): what ads use as a word elsewhere is one here. */
function howMeant({ place, typed, evidence }: FoundPlace<Place>, { taxonomy, index, now }: Knowledge): 'place' | 'perhaps' | 'word' {
  if (evidence === 'sure') return 'place';
  const [word = ''] = words(typed);
  const workWord = STOP_WORDS.has(word) || workWordsOf(taxonomy).has(word);
  const count = (where: Partial<SearchQuery>) =>
    index?.search({ text: word, sort: 'date', offset: 0, limit: 0, ...where }, now.getTime()).total ?? 0;
  const here = count({ near: { lat: place.lat, lon: place.lon }, radiusKm: HERE_KM });
  const usedElsewhere = count({}) - here > here;
  if (workWord || usedElsewhere) return evidence === 'led' ? 'perhaps' : 'word';
  return evidence === 'led' || here > 0 ? 'place' : 'perhaps';
}

const placeNames = new WeakMap<Gazetteer, PlaceNames<Place>>();
function namesOf(gazetteer: Gazetteer): PlaceNames<Place> {
  const known = placeNames.get(gazetteer) ?? new PlaceNames(gazetteer.all());
  placeNames.set(gazetteer, known);
  return known;
}

const workWords = new WeakMap<Taxonomy, ReadonlySet<string>>();
/** Every word of the names of occupations and skills. */
function workWordsOf(taxonomy: Taxonomy): ReadonlySet<string> {
  const known = workWords.get(taxonomy);
  if (known) return known;
  const made = new Set<string>();
  for (const concepts of [taxonomy.occupations(), taxonomy.skills()]) {
    for (const concept of concepts) for (const word of words(`${concept.label('it')} ${concept.label('en')}`)) made.add(word);
  }
  workWords.set(taxonomy, made);
  return made;
}

/** Whether a folded word names work or a place. */
export function isKnownWord(word: string, { taxonomy, gazetteer }: Pick<Knowledge, 'taxonomy' | 'gazetteer'>): boolean {
  return workWordsOf(taxonomy).has(word) || namesOf(gazetteer).named([word]) !== null;
}

function findOccupation(asked: string, taxonomy: Taxonomy): OccupationConcept | null {
  if (!asked) return null;
  const byId = /^\d{1,15}$/.test(asked) ? taxonomy.occupation(Number(asked)) : undefined;
  return byId ?? taxonomy.occupationBySlug(asked) ?? taxonomy.occupationByUri(asked) ?? null;
}
