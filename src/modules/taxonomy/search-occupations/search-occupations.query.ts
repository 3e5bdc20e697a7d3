import type { Page } from '../../../kernel/pagination.ts';
import { INTERESTS, type Interest, interestsOf } from '../domain/interests.ts';
import type { Language, OccupationConcept, Taxonomy } from '../domain/taxonomy.ts';

/** What the address asks for. Empty texts: not asked. */
export interface OccupationFilter {
  readonly q: string;
  readonly sector: string;
  readonly interest: Interest | '';
  /** Every occupation, from A to Z. */
  readonly all: boolean;
  readonly page: number;
}

export interface SectorDoor {
  readonly id: string;
  readonly label: string;
  readonly count: number;
}

export interface OccupationSearchView {
  readonly filter: OccupationFilter;
  /** Occupations with a sheet of ours. */
  readonly total: number;
  readonly sectorLabel: string;
  readonly sectors: readonly SectorDoor[];
  readonly interests: readonly { readonly id: Interest; readonly count: number }[];
  /** null: nothing was asked for, the doors are shown. */
  readonly results: Page<OccupationConcept> | null;
}

const PER_PAGE = 24;
const MOST_FOUND = 240;

/** The occupations page: doors to choose from, or the list that was asked for. */
export function searchOccupations(taxonomy: Taxonomy, filter: OccupationFilter, locale: Language): OccupationSearchView {
  const own = [...taxonomy.occupations()].filter((each) => each.starter);
  const asked = filter.all || filter.q !== '' || filter.sector !== '' || filter.interest !== '';
  const sectors = taxonomy.sectors().map((sector) => ({
    ...{ id: sector.id, label: sector.label(locale), count: own.filter((each) => each.sectors.includes(sector.id)).length },
  }));
  return {
    filter,
    total: own.length,
    sectorLabel: sectors.find((sector) => sector.id === filter.sector)?.label ?? filter.sector,
    sectors: sectors.filter((sector) => sector.count > 0),
    interests: INTERESTS.map((id) => ({ id, count: own.filter((each) => suits(each, id)).length })),
    results: asked ? pageOf(found(taxonomy, own, filter, locale), filter.page) : null,
  };
}

/** The first two letters of the code are what the work is mostly about. */
function suits(occupation: OccupationConcept, interest: Interest): boolean {
  return interestsOf(occupation.riasecCode).indexOf(interest) >= 0 && interestsOf(occupation.riasecCode).indexOf(interest) < 2;
}

function found(taxonomy: Taxonomy, own: readonly OccupationConcept[], filter: OccupationFilter, locale: Language): OccupationConcept[] {
  const { q, sector, interest } = filter;
  const collator = new Intl.Collator(locale);
  const list = q
    ? [...taxonomy.searchOccupations(q, locale, MOST_FOUND)]
    : [...own].sort((a, b) => collator.compare(a.label(locale), b.label(locale)));
  const fitting = list.filter((each) => (!sector || each.sectors.includes(sector)) && (!interest || suits(each, interest)));
  if (q || !interest) return fitting;
  // For an interest, those it matters most to come first.
  return fitting.sort((a, b) => interestsOf(a.riasecCode).indexOf(interest) - interestsOf(b.riasecCode).indexOf(interest));
}

function pageOf(list: readonly OccupationConcept[], wanted: number): Page<OccupationConcept> {
  const pages = Math.max(1, Math.ceil(list.length / PER_PAGE));
  const page = Math.min(wanted, pages);
  return { items: list.slice((page - 1) * PER_PAGE, page * PER_PAGE), page, pages, total: list.length };
}
