import { CONTRACTS, KINDS, SCHEDULES } from '../../opportunities/api.ts';
import type { Taxonomy } from '../../taxonomy/api.ts';
import type { Gazetteer } from '../../territory/api.ts';
import { FACETS, type Facet, type SearchRequest } from '../domain/search-request.ts';

export interface UnknownValue {
  readonly field: Facet | 'near' | 'occupation';
  readonly value: string;
}

/** The request without the values of filters that do not exist, and which they were. */
export function keepKnownValues(
  request: SearchRequest,
  taxonomy: Taxonomy,
  places: Gazetteer,
): { request: SearchRequest; unknown: UnknownValue[] } {
  const known: Record<Facet, ReadonlySet<string>> = {
    kind: new Set(KINDS),
    contract: new Set(CONTRACTS),
    schedule: new Set(SCHEDULES),
    sector: new Set(request.sector.length > 0 ? taxonomy.sectors().map(({ id }) => id) : []),
    province: new Set(request.province.length > 0 ? places.provinces().map(({ sigla }) => sigla) : []),
  };
  const unknown = FACETS.flatMap((field) =>
    request[field].filter((value) => !known[field].has(value)).map((value): UnknownValue => ({ field, value })),
  );
  if (unknown.length === 0) return { request, unknown };
  const kept = Object.fromEntries(FACETS.map((field) => [field, request[field].filter((value) => known[field].has(value))]));
  return { request: { ...request, ...kept }, unknown };
}
