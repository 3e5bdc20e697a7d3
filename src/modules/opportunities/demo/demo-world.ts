import { type Random, randomOf } from '../../../kernel/random.ts';
import type { OccupationConcept, OccupationWords, Taxonomy } from '../../taxonomy/api.ts';
import type { Gazetteer, Place } from '../../territory/api.ts';
import names from './company-names.json' with { type: 'json' };

/** Everything the generator chooses from, prepared once. */
export interface DemoWorld {
  readonly taxonomy: Taxonomy;
  readonly words: ReadonlyMap<number, OccupationWords>;
  /** Occupations by sector, and how many ads each sector gets. */
  readonly bySector: ReadonlyMap<string, readonly OccupationConcept[]>;
  readonly sectorWeights: Readonly<Record<string, number>>;
  /** The jobs people start with, and the chief towns: the first ads of the demo pair each with each, so that no search for them is empty. */
  readonly firstJobs: readonly OccupationConcept[];
  readonly chiefTowns: readonly Place[];
  place(random: Random): Place;
}

/** What young people ask for first at the desks. */
const FIRST_JOBS = [
  'cameriere-di-sala',
  'barista',
  'aiuto-cuoco',
  'commesso',
  'cassiere',
  'scaffalista',
  'magazziniere',
  'mulettista',
  'operaio-produzione',
  'addetto-alle-pulizie',
  'impiegato-amministrativo',
  'receptionist-d-albergo',
  'operatore-call-center',
  'operatore-socio-sanitario',
  'baby-sitter',
  'elettricista',
  'parrucchiere',
];

/** Firefighters and judges are chosen by public competition, not by a company's ad. */
const BY_COMPETITION = 'concorso-pubblico';

export function makeWorld(
  taxonomy: Taxonomy,
  words: ReadonlyMap<number, OccupationWords>,
  gazetteer: Gazetteer,
  region: string,
): DemoWorld {
  const known = [...taxonomy.occupations()]
    .filter((occupation) => words.has(occupation.id) && !occupation.studies.includes(BY_COMPETITION))
    .sort((a, b) => a.slug.localeCompare(b.slug));
  const sectors = taxonomy.sectors().map((sector) => [sector, known.filter((each) => each.sectors[0] === sector.id)] as const);
  const places = gazetteer.placesOfRegion(region);
  const filled = sectors.filter(([, occupations]) => occupations.length > 0);
  return {
    taxonomy,
    words,
    bySector: new Map(filled.map(([sector, occupations]) => [sector.id, occupations])),
    sectorWeights: Object.fromEntries(filled.map(([sector]) => [sector.id, sector.adsWeight])),
    firstJobs: FIRST_JOBS.flatMap((slug) => known.find((occupation) => occupation.slug === slug) ?? []),
    chiefTowns: places.filter((place) => place.capital),
    place: weightedPlaces(places),
  };
}

/** More ads where more people live, but villages get theirs: the weight grows more slowly than the town. */
function weightedPlaces(places: readonly Place[]): DemoWorld['place'] {
  const sums: number[] = [];
  let sum = 0;
  for (const place of places) {
    sum += Math.max(place.population, 1000) ** 0.8;
    sums.push(sum);
  }
  return (random) => {
    const target = random.next() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) > target) high = middle;
      else low = middle + 1;
    }
    return places[low] as Place;
  };
}

export const COMPANIES_PER_SECTOR = 24;

/** An invented company: names nobody would register, the same one for the same sector and number. */
export function companyName(sector: string, number: number): string {
  const random = randomOf(hashOf(`${sector} ${number}`));
  const heads = (names.heads as Readonly<Record<string, readonly string[]>>)[sector] ?? names.otherHeads;
  return `${random.pick(heads)} ${random.pick(names.nouns)} ${random.pick(names.signs)}`;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
