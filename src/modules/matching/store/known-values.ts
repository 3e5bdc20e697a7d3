import { CONTRACTS, KINDS, SCHEDULES } from '../../opportunities/api.ts';
import type { Taxonomy } from '../../taxonomy/api.ts';
import type { Gazetteer } from '../../territory/api.ts';
import { FACETS, type Facet, type SearchRequest } from '../domain/search-request.ts';

export interface UnknownValue {
  readonly field: Facet | 'near' | 'occupation';
  readonly value: string;
}

/** The values of a filter that exist; ads may still hold others, of a taxonomy that was replaced. */
export function valuesOf(facet: Facet, taxonomy: Taxonomy, places: Gazetteer): ReadonlySet<string> {
  switch (facet) {
    case 'kind':
      return new Set(KINDS);
    case 'contract':
      return new Set(CONTRACTS);
    case 'schedule':
      return new Set(SCHEDULES);
    case 'sector':
      return new Set(taxonomy.sectors().map(({ id }) => id));
    case 'province':
      return new Set(places.provinces().map(({ sigla }) => sigla));
  }
}

/** The request without the values of filters that do not exist, and which they were. */
export function keepKnownValues(
  request: SearchRequest,
  taxonomy: Taxonomy,
  places: Gazetteer,
): { request: SearchRequest; unknown: UnknownValue[] } {
  const unknown: UnknownValue[] = [];
  const kept: Partial<Record<Facet, string[]>> = {};
  for (const field of FACETS) {
    if (request[field].length === 0) continue;
    const known = valuesOf(field, taxonomy, places);
    kept[field] = request[field].filter((value) => known.has(value));
    for (const value of request[field]) if (!known.has(value)) unknown.push({ field, value });
  }
  return unknown.length === 0 ? { request, unknown } : { request: { ...request, ...kept }, unknown };
}
