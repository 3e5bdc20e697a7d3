import fc from 'fast-check';
import { type AdDocument, CEFR, type MatchProfile, type SearchQuery, TRAVEL_MODES } from '../engine/types.ts';
import { DAY, NOW } from './samples.ts';

/** Few values of everything, so that random ads and questions meet, tie and collide. */
const WORDS =
  "cameriere cameriera camerieri sala bar barista dell'officina saldatore saldatura magazzino magazziniere cuoco cucina waiter waiting c++ it di per".split(
    ' ',
  );
const KINDS = ['job', 'internship', 'course'];
const CONTRACTS = ['permanent', 'fixed_term', 'apprenticeship'];
const SCHEDULES = ['full_time', 'part_time'];
const SECTORS = ['ristorazione', 'meccanica', 'logistica'];
const PROVINCES = ['CR', 'MI', 'LO'];
const ISCO = ['5131', '5132', '5120', '7212', '72', '9'];

const text = (maxLength: number) => fc.array(fc.constantFrom(...WORDS), { maxLength }).map((words) => words.join(' '));
const some = <T>(values: readonly T[], maxLength = 2) => fc.array(fc.constantFrom(...values), { maxLength });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });
/** Most questions leave most filters out; with all of them nothing would be found. */
const rarely = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const position = fc.constantFrom({ lat: 45.1, lon: 10 }, { lat: 45.13, lon: 10.02 }, { lat: 45.46, lon: 9.19 }, { lat: 46.1, lon: 9.5 });
const skillId = fc.integer({ min: 1, max: 12 });
const licence = fc.integer({ min: 90, max: 92 });
const interest = fc.constantFrom(0, 0.2, 0.5, 1);
const instant = fc.integer({ min: -70, max: 3 }).map((days) => NOW + days * DAY);
const LANGUAGES = ['en', 'de', 'it'];
const cefr = fc.constantFrom(...CEFR);
/** Meet, touch and miss each other. */
const hours = fc.constantFrom(
  { min: 12, max: 12 },
  { min: 12, max: 20 },
  { min: 20, max: 24 },
  { min: 21, max: 37.5 },
  { min: 40, max: 40 },
);
const askedLanguage = fc.record({ code: fc.constantFrom(...LANGUAGES), level: maybe(cefr), essential: fc.boolean() });
const startDay = fc.constantFrom(-10, 0, 1, 30).map((days) => NOW + days * DAY);

export const adArbitrary: fc.Arbitrary<AdDocument> = fc
  .record({
    id: fc.integer({ min: 1, max: 60 }),
    kind: fc.constantFrom(...KINDS),
    title: text(4),
    body: text(12),
    organisation: text(2),
    place: maybe(fc.constantFrom(...PROVINCES).map((province) => ({ istat: province, name: 'Cremona', province }))),
    at: maybe(position),
    contract: maybe(fc.constantFrom(...CONTRACTS)),
    schedule: maybe(fc.constantFrom(...SCHEDULES)),
    sectors: some(SECTORS),
    occupation: maybe(fc.integer({ min: 500, max: 503 })),
    isco: maybe(fc.constantFrom(...ISCO)),
    skills: fc.array(fc.record({ id: skillId, essential: fc.boolean() }), { maxLength: 16 }),
    riasec: maybe(fc.tuple(interest, interest, interest, interest, interest, interest)),
    licences: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: fc.array(licence, { maxLength: 2 }) }),
    hoursWeek: maybe(hours),
    languages: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(askedLanguage, { maxLength: 3 }) }),
    startsOn: maybe(startDay),
    payYear: maybe(fc.constantFrom({ min: 18_000, max: 21_000 }, { min: 20_000, max: 20_000 }, { min: 25_000, max: 40_000 })),
    publishedAt: instant,
    expiresAt: maybe(fc.integer({ min: -1, max: 30 }).map((days) => NOW + days * DAY)),
    applications: fc.integer({ min: 0, max: 2 }),
    language: fc.constant('it'),
  })
  .map(({ at, ...ad }) => ({ ...ad, lat: at?.lat ?? null, lon: at?.lon ?? null }));

const anyRadius = fc.constantFrom(0, 3, 12, 30, 80, 300);

export const queryArbitrary: fc.Arbitrary<SearchQuery> = fc.record(
  {
    text: fc.oneof(text(4), fc.constantFrom('came', 'sald', 'mag cuo', 'xyzzy', 'cuoco sala xyzzy', 'barista cuoco waiter saldatore')),
    synonyms: fc.constantFrom(
      [],
      [['cameriere', 'waiter', 'barista sala']],
      [
        ['sala bar', 'cucina'],
        ['sala', 'magazzino'],
        ['sala', 'zzz'],
      ],
    ),
    kinds: rarely(some(KINDS)),
    contracts: rarely(some(CONTRACTS)),
    schedules: rarely(some(SCHEDULES)),
    sectors: rarely(some(SECTORS)),
    occupations: rarely(some([500, 501])),
    provinces: rarely(some(PROVINCES)),
    near: position,
    radiusKm: rarely(anyRadius),
    payYearMin: rarely(fc.constantFrom(20_000, 30_000)),
    publishedSince: rarely(instant),
    sort: fc.constantFrom('relevance' as const, 'date' as const, 'distance' as const, 'pay' as const),
    after: rarely(
      fc.record({
        key: fc.oneof(fc.constantFrom(null, -1, 0, 2, 18_000, 20_000), instant, fc.integer({ min: -90, max: 0 })),
        applications: fc.integer({ min: 0, max: 2 }),
        publishedAt: instant,
        id: fc.integer({ min: 1, max: 60 }),
        required: fc.integer({ min: 1, max: 4 }),
      }),
    ),
    offset: fc.constantFrom(0, 0, 3),
    limit: fc.constantFrom(0, 5, 100, 100),
  },
  { requiredKeys: ['sort', 'offset', 'limit'] },
);

export const profileArbitrary: fc.Arbitrary<MatchProfile> = fc.record(
  {
    skills: fc.array(
      fc.record(
        {
          id: skillId,
          level: fc.constantFrom(1 as const, 2 as const, 3 as const),
          source: fc.constantFrom('declared' as const, 'tested' as const, 'certified' as const, 'experience' as const),
        },
        { requiredKeys: ['id'] },
      ),
      { maxLength: 6 },
    ),
    occupations: fc.array(fc.record({ id: fc.integer({ min: 500, max: 503 }), isco: fc.constantFrom(...ISCO) }, { requiredKeys: [] }), {
      maxLength: 2,
    }),
    interests: maybe(fc.record({ R: interest, I: interest, A: interest, S: interest, E: interest, C: interest })),
    near: maybe(position),
    radiusKm: maybe(anyRadius),
    contracts: fc.oneof(fc.constant([]), some(CONTRACTS)),
    schedules: some(SCHEDULES),
    licences: fc.array(licence, { maxLength: 2 }),
    kinds: rarely(some(KINDS)),
    travel: rarely(fc.record({ mode: fc.constantFrom(...TRAVEL_MODES), minutes: fc.constantFrom(5, 20, 45, 90) })),
    refusedOccupations: rarely(fc.array(fc.integer({ min: 500, max: 503 }), { maxLength: 2 })),
    refusedIsco: rarely(some(['5', '51', '5131', '7212', '', '3'])),
    hours: rarely(fc.tuple(hours, fc.boolean()).map(([range, only]) => ({ ...range, only }))),
    languages: rarely(fc.array(fc.record({ code: fc.constantFrom(...LANGUAGES), level: cefr }), { maxLength: 3 })),
    availableFrom: rarely(startDay),
    limit: fc.constantFrom(0, 4, 100),
  },
  { requiredKeys: ['skills', 'occupations', 'interests', 'near', 'radiusKm', 'contracts', 'licences', 'limit'] },
);
