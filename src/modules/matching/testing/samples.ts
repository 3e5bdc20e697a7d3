import type { AdDocument, MatchProfile, SearchQuery } from '../engine/types.ts';

/** Noon of 21 November 2026, Europe/Rome. */
export const NOW = Date.UTC(2026, 10, 21, 11);
export const DAY = 86_400_000;

export const CREMONA = { lat: 45.1333, lon: 10.0227 };
export const MILANO = { lat: 45.4642, lon: 9.19 };

/** A plain ad: a waiter wanted in Cremona, published two days ago. */
export function anAd(changes: Partial<AdDocument> = {}): AdDocument {
  return {
    id: 1,
    kind: 'job',
    title: 'Cameriere di sala',
    body: 'Cerchiamo una persona per il servizio ai tavoli.',
    organisation: 'Trattoria del Torrazzo',
    place: { istat: '019036', name: 'Cremona', province: 'CR' },
    ...CREMONA,
    contract: 'fixed_term',
    schedule: 'full_time',
    sectors: ['ristorazione'],
    occupation: 500,
    isco: '5131',
    skills: [
      { id: 11, essential: true },
      { id: 12, essential: true },
      { id: 13, essential: false },
    ],
    riasec: [0.3, 0.1, 0.2, 0.8, 0.6, 0.3],
    licences: [],
    hoursWeek: null,
    languages: [],
    startsOn: null,
    payYear: { min: 20_000, max: 22_000 },
    publishedAt: NOW - 2 * DAY,
    expiresAt: NOW + 20 * DAY,
    applications: 3,
    language: 'it',
    ...changes,
  };
}

export function aQuery(changes: Partial<SearchQuery> = {}): SearchQuery {
  return { sort: 'relevance', offset: 0, limit: 20, ...changes };
}

/** Somebody about whom nothing is known. */
export function aProfile(changes: Partial<MatchProfile> = {}): MatchProfile {
  return { skills: [], occupations: [], interests: null, near: null, radiusKm: null, contracts: [], licences: [], limit: 20, ...changes };
}
