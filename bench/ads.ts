import type { AdDocument, MatchProfile, SearchQuery } from '../src/modules/matching/engine/types.ts';
import { type Random, seeded } from './random.ts';

export const NOW = Date.UTC(2026, 10, 21, 11);
const DAY = 86_400_000;
const SYLLABLES =
  'ca me rie re ma gaz zi no ven di ta ser vi zio pro du zio ne uf fi cio lo gi sti tec ni co as si sten te mon ta gio'.split(' ');
const CONTRACTS = ['permanent', 'fixed_term', 'apprenticeship', 'internship', 'agency', null] as const;
const SCHEDULES = ['full_time', 'part_time', null] as const;
const HOURS = [
  { min: 40, max: 40 },
  { min: 38, max: 38 },
  { min: 20, max: 20 },
  { min: 24, max: 30 },
  null,
  null,
  null,
  null,
  null,
] as const;
const LEVELS = ['A2', 'B1', 'B2', 'C1', null] as const;
const LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
const MODES = ['car', 'car', 'bicycle', 'public_transport', 'foot'] as const;
const KINDS = ['job', 'job', 'job', 'apprenticeship', 'internship'] as const;
const PLACES = 1500;
const OCCUPATIONS = 3000;
const SKILLS = 13_000;

/** Made-up words, places, occupations: as many and as unevenly spread as in Lombardy and in ESCO. */
export interface World {
  readonly vocabulary: readonly string[];
  ad(id: number): AdDocument;
  query(random: Random): SearchQuery;
  profile(random: Random): MatchProfile;
}

export function makeWorld(seed: number): World {
  const random = seeded(seed);
  const vocabulary = Array.from({ length: 30_000 }, (_, index) => word(random) + (index > 2000 ? word(random) : ''));
  const places = Array.from({ length: PLACES }, (_, index) => ({
    istat: String(index).padStart(6, '0'),
    name: word(random),
    province: `P${index % 12}`,
    lat: 44.9 + random.next() * 1.6,
    lon: 8.6 + random.next() * 2.6,
  }));
  const occupations = Array.from({ length: OCCUPATIONS }, (_, id) => ({
    id,
    isco: String(1000 + random.below(8999)),
    title: `${random.pick(vocabulary, 3)} ${random.pick(vocabulary, 3)}`,
    riasec: [random.next(), random.next(), random.next(), random.next(), random.next(), random.next()] as const,
    skills: Array.from({ length: 18 }, () => random.below(SKILLS, 3)),
  }));
  const text = (source: Random, words: number) => Array.from({ length: words }, () => source.pick(vocabulary, 3)).join(' ');
  return {
    vocabulary,
    ad(id) {
      const own = seeded(seed + id * 2654435761);
      const { istat, name, province, lat, lon } = own.pick(places, 2);
      const occupation = own.pick(occupations, 2);
      const publishedAt = NOW - own.next() * 60 * DAY;
      return {
        id,
        kind: own.pick(KINDS),
        title: `${occupation.title} ${text(own, 2)}`,
        body: text(own, 60),
        organisation: text(own, 2),
        occupationText: occupation.title,
        place: { istat, name, province },
        lat,
        lon,
        contract: own.pick(CONTRACTS),
        schedule: own.pick(SCHEDULES),
        sectors: [`s${occupation.id % 27}`],
        occupation: occupation.id,
        isco: occupation.isco,
        skills: [...new Set(occupation.skills)].map((skill, index) => ({ id: skill, essential: index < 6 })),
        riasec: occupation.riasec,
        licences: own.next() < 0.2 ? [SKILLS + own.below(4)] : [],
        hoursWeek: own.pick(HOURS),
        languages: own.next() < 0.15 ? [{ code: own.pick(LANGUAGES, 2), level: own.pick(LEVELS), essential: own.next() < 0.7 }] : [],
        startsOn: own.next() < 0.1 ? NOW + own.below(60) * DAY : null,
        payYear: own.next() < 0.4 ? { min: 18_000 + own.below(10_000), max: 30_000 } : null,
        publishedAt,
        expiresAt: publishedAt + 75 * DAY,
        applications: own.below(30, 2),
        language: 'it',
      };
    },
    query(source) {
      const near = source.next() < 0.5 ? source.pick(places) : null;
      return {
        text: text(source, 1 + source.below(3)),
        ...(near ? { near, radiusKm: source.pick([10, 20, 30, 50]) } : {}),
        ...(source.next() < 0.3 ? { contracts: ['permanent'] } : {}),
        sort: 'relevance',
        offset: 0,
        limit: 20,
      };
    },
    profile(source) {
      const wanted = source.pick(occupations);
      const near = source.pick(places, 2);
      return {
        skills: wanted.skills.filter(() => source.next() < 0.7).map((id) => ({ id, level: 2 })),
        occupations: [{ id: wanted.id, isco: wanted.isco }],
        interests: { R: source.next(), I: source.next(), A: source.next(), S: source.next(), E: source.next(), C: source.next() },
        near,
        radiusKm: source.pick([15, 30, 60]),
        contracts: source.next() < 0.5 ? ['permanent', 'fixed_term'] : [],
        licences: [SKILLS],
        ...wishes(source, occupations),
        limit: 20,
      };
    },
  };
}

/** Wishes that not everybody has: each about as often as people are expected to state it. */
function wishes(source: Random, occupations: readonly { readonly id: number; readonly isco: string }[]): Partial<MatchProfile> {
  const refused = source.next() < 0.2 ? [source.pick(occupations, 2)] : [];
  const hours = source.next() < 0.2 ? { min: 16, max: source.pick([24, 30]), only: source.next() < 0.2 } : null;
  return {
    travel: source.next() < 0.3 ? { mode: source.pick(MODES), minutes: source.pick([20, 30, 45, 60]) } : null,
    refusedOccupations: refused.map(({ id }) => id),
    refusedIsco: refused.map(({ isco }) => isco.slice(0, 2)),
    hours,
    languages:
      source.next() < 0.4
        ? [
            { code: 'it', level: 'C2' },
            { code: 'en', level: source.pick(['A2', 'B1', 'B2']) },
          ]
        : [],
    availableFrom: source.next() < 0.1 ? NOW + 30 * DAY : null,
  };
}

function word(random: Random): string {
  return Array.from({ length: 2 + random.below(3) }, () => random.pick(SYLLABLES)).join('');
}
