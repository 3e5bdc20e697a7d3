import type { RiasecVector } from '../../src/modules/matching/engine/types.ts';
import type { Random } from './random.ts';
import { makeWords } from './words.ts';
import { zipf } from './zipf.ts';

export interface Place {
  readonly istat: string;
  readonly name: string;
  readonly province: string;
  readonly lat: number;
  readonly lon: number;
}

export interface Occupation {
  readonly id: number;
  readonly isco: string;
  /** One to three words. */
  readonly title: string;
  readonly riasec: RiasecVector;
  /** Distinct; the first six are essential. */
  readonly skills: readonly number[];
}

/** How many, and how unevenly used (exponent, flattening of the first ranks): sizes of Lombardy and ESCO, unevenness of texts and towns. */
const WORDS = { count: 30_000, exponent: 1, flat: 10 } as const;
const NOUNS = { count: 1_500, exponent: 1, flat: 5 } as const;
const PLACES = { count: 1_500, exponent: 0.9, flat: 2 } as const;
const OCCUPATIONS = { count: 3_000, exponent: 0.8, flat: 5 } as const;
const SKILLS = { count: 13_000, exponent: 0.7, flat: 20 } as const;
const SKILLS_EACH = 18;
const PROVINCES = 12;

/** What the ads of a world are made of. */
export interface Setting {
  readonly words: readonly string[];
  /** Words of the names of jobs. */
  readonly nouns: readonly string[];
  /** The first of the ids that are licences, above those of skills. */
  readonly licences: number;
  text(random: Random, words: number): string;
  place(random: Random): Place;
  occupation(random: Random): Occupation;
}

export function setting(random: Random): Setting {
  const all = makeWords(random, WORDS.count + NOUNS.count);
  const words = all.slice(NOUNS.count);
  const nouns = all.slice(0, NOUNS.count);
  const names = makeWords(random, PLACES.count);
  const places = names.map((name, index) => makePlace(random, name, index));
  const occupations = Array.from({ length: OCCUPATIONS.count }, (_, id) => makeOccupation(random, nouns, id));
  const word = zipf(WORDS.count, WORDS.exponent, WORDS.flat);
  const place = zipf(PLACES.count, PLACES.exponent, PLACES.flat);
  const occupation = zipf(OCCUPATIONS.count, OCCUPATIONS.exponent, OCCUPATIONS.flat);
  return {
    words,
    nouns,
    licences: SKILLS.count,
    text: (source, count) => Array.from({ length: count }, () => words[word(source)]).join(' '),
    place: (source) => places[place(source)] as Place,
    occupation: (source) => occupations[occupation(source)] as Occupation,
  };
}

function makePlace(random: Random, name: string, index: number): Place {
  return {
    istat: String(index).padStart(6, '0'),
    name,
    province: `P${index % PROVINCES}`,
    lat: 44.9 + random.next() * 1.6,
    lon: 8.6 + random.next() * 2.6,
  };
}

const drawNoun = zipf(NOUNS.count, NOUNS.exponent, NOUNS.flat);
const drawSkill = zipf(SKILLS.count, SKILLS.exponent, SKILLS.flat);

function makeOccupation(random: Random, nouns: readonly string[], id: number): Occupation {
  const title = Array.from({ length: 1 + random.below(3) }, () => nouns[drawNoun(random)]);
  const skills = Array.from({ length: SKILLS_EACH }, () => drawSkill(random));
  return {
    id,
    isco: String(1000 + random.below(8999)),
    title: title.join(' '),
    riasec: [random.next(), random.next(), random.next(), random.next(), random.next(), random.next()],
    skills: [...new Set(skills)],
  };
}
