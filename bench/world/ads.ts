import type { AdDocument, MatchProfile, SearchQuery } from '../../src/modules/matching/engine/types.ts';
import { type Random, seeded } from './random.ts';
import { type Occupation, type Place, type Setting, setting } from './setting.ts';

export const NOW = Date.UTC(2026, 10, 21, 11);
const DAY = 86_400_000;
const CONTRACTS = ['permanent', 'fixed_term', 'fixed_term', 'apprenticeship', 'internship', 'agency', null] as const;
const SCHEDULES = ['full_time', 'full_time', 'part_time', null] as const;
const KINDS = ['job', 'job', 'job', 'apprenticeship', 'internship'] as const;
const HOURS = [
  { min: 40, max: 40 },
  { min: 38, max: 38 },
  { min: 20, max: 20 },
  { min: 24, max: 30 },
] as const;
const LEVELS = ['A2', 'B1', 'B2', 'C1', null] as const;
const LANGUAGES = ['en', 'en', 'en', 'de', 'fr', 'es'] as const;
const MODES = ['car', 'car', 'bicycle', 'public_transport', 'foot'] as const;
const BODY_WORDS = 60;
/** Share of the body's words that are the occupation's own. */
const ON_TOPIC = 0.05;

/** The ads and questions of a run: each ad depends on the seed and its number only, so that every process makes the same ones. */
export interface World {
  readonly vocabulary: readonly string[];
  ad(id: number): AdDocument;
  query(random: Random): SearchQuery;
  profile(random: Random): MatchProfile;
}

export function makeWorld(seed: number): World {
  const made = setting(seeded(seed));
  return {
    vocabulary: [...made.words, ...made.nouns],
    ad: (id) => makeAd(made, seeded(seed + Math.imul(id, 2654435761)), id),
    query: (random) => makeQuery(made, random),
    profile: (random) => makeProfile(made, random),
  };
}

function makeAd(made: Setting, random: Random, id: number): AdDocument {
  const place = made.place(random);
  const occupation = made.occupation(random);
  const publishedAt = NOW - random.below(60 * DAY);
  return {
    id,
    kind: random.pick(KINDS),
    title: `${occupation.title} ${made.text(random, random.below(4))}`.trim(),
    body: bodyOf(made, occupation, random),
    organisation: made.text(random, 2),
    occupationText: occupation.title,
    place: { istat: place.istat, name: place.name, province: place.province },
    lat: place.lat,
    lon: place.lon,
    contract: random.pick(CONTRACTS),
    schedule: random.pick(SCHEDULES),
    sectors: [`s${occupation.id % 27}`],
    occupation: occupation.id,
    isco: occupation.isco,
    skills: occupation.skills.map((skill, index) => ({ id: skill, essential: index < 6 })),
    riasec: occupation.riasec,
    licences: random.next() < 0.2 ? [made.licences + random.below(4)] : [],
    hoursWeek: random.next() < 0.45 ? random.pick(HOURS) : null,
    languages: random.next() < 0.15 ? [{ code: random.pick(LANGUAGES), level: random.pick(LEVELS), essential: random.next() < 0.7 }] : [],
    startsOn: random.next() < 0.1 ? NOW + random.below(60) * DAY : null,
    payYear: random.next() < 0.4 ? { min: 18_000 + random.below(10_000), max: 30_000 } : null,
    publishedAt,
    expiresAt: publishedAt + 75 * DAY,
    applications: Math.floor(30 * random.next() ** 2),
    language: 'it',
  };
}

function bodyOf(made: Setting, occupation: Occupation, random: Random): string {
  const own = occupation.title.split(' ');
  const words = made.text(random, BODY_WORDS).split(' ');
  return words.map((word) => (random.next() < ON_TOPIC ? random.pick(own) : word)).join(' ');
}

/** What people type: mostly the name of a job, sometimes with a place, sometimes words of the text; half of them near somewhere. */
function makeQuery(made: Setting, random: Random): SearchQuery {
  const near = random.next() < 0.5 ? made.place(random) : null;
  return {
    text: typed(made, random),
    ...(near ? { near: positionOf(near), radiusKm: random.pick([10, 20, 30, 50]) } : {}),
    ...(random.next() < 0.3 ? { contracts: ['permanent'] } : {}),
    sort: 'relevance',
    offset: 0,
    limit: 20,
  };
}

function typed(made: Setting, random: Random): string {
  const kind = random.next();
  const [noun, ...more] = made.occupation(random).title.split(' ');
  if (kind < 0.45) return String(noun);
  if (kind < 0.7) return [noun, ...more].join(' ');
  if (kind < 0.85) return `${noun} ${made.place(random).name}`;
  return made.text(random, 1 + random.below(3));
}

function makeProfile(made: Setting, random: Random): MatchProfile {
  const wanted = made.occupation(random);
  return {
    skills: wanted.skills.filter(() => random.next() < 0.7).map((id) => ({ id, level: 2 })),
    occupations: [{ id: wanted.id, isco: wanted.isco }],
    interests: { R: random.next(), I: random.next(), A: random.next(), S: random.next(), E: random.next(), C: random.next() },
    ...makeReach(made, random),
    contracts: random.next() < 0.5 ? ['permanent', 'fixed_term'] : [],
    licences: [made.licences],
    ...makeWishes(made, random),
    limit: 20,
  };
}

/** One in ten would go anywhere, three in ten think in minutes. */
function makeReach(made: Setting, random: Random): Pick<MatchProfile, 'near' | 'radiusKm' | 'travel'> {
  if (random.next() < 0.1) return { near: null, radiusKm: null, travel: null };
  const travel = random.next() < 0.3 ? { mode: random.pick(MODES), minutes: random.pick([20, 30, 45, 60]) } : null;
  return { near: positionOf(made.place(random)), radiusKm: random.pick([15, 30, 60]), travel };
}

/** Wishes that not everybody has: each about as often as people are expected to state it. */
function makeWishes(made: Setting, random: Random): Partial<MatchProfile> {
  const refused = random.next() < 0.2 ? [made.occupation(random)] : [];
  const english = { code: 'en', level: random.pick(['A2', 'B1', 'B2'] as const) };
  return {
    refusedOccupations: refused.map(({ id }) => id),
    refusedIsco: refused.map(({ isco }) => isco.slice(0, 2)),
    hours: random.next() < 0.2 ? { min: 16, max: random.pick([24, 30]), only: random.next() < 0.2 } : null,
    languages: random.next() < 0.4 ? [{ code: 'it', level: 'C2' }, english] : [],
    availableFrom: random.next() < 0.1 ? NOW + 30 * DAY : null,
  };
}

function positionOf({ lat, lon }: Place): { lat: number; lon: number } {
  return { lat, lon };
}
