import type { AdDocument, MatchProfile, SearchQuery } from '../src/modules/matching/engine/types.ts';
import { type Random, seeded } from './random.ts';

export const NOW = Date.UTC(2026, 10, 21, 11);
const DAY = 86_400_000;
const SYLLABLES =
  'ca me rie re ma gaz zi no ven di ta ser vi zio pro du zio ne uf fi cio lo gi sti tec ni co as si sten te mon ta gio'.split(' ');
const CONTRACTS = ['permanent', 'fixed_term', 'apprenticeship', 'internship', 'agency', null] as const;
const SCHEDULES = ['full_time', 'part_time', null] as const;
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
        limit: 20,
      };
    },
  };
}

function word(random: Random): string {
  return Array.from({ length: 2 + random.below(3) }, () => random.pick(SYLLABLES)).join('');
}
