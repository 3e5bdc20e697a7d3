import { type Random, randomOf } from '../../../kernel/random.ts';
import { romeDate } from '../../../kernel/rome-time.ts';
import { CONTRACTS, SCHEDULES } from '../../opportunities/api.ts';
import type { OccupationConcept, Taxonomy } from '../../taxonomy/api.ts';
import { COMMON_SKILLS } from '../domain/common-skills.ts';
import type { ChosenSkill, JourneyAnswers } from '../domain/draft.ts';
import { ACTIVITIES, type Answer, INTERESTS, interestOf } from '../domain/interests.ts';
import { CEFR, TRAVEL_MODES } from '../engine/types.ts';

/** What is known of an invented person before they tell anything of themselves. */
export interface Teller {
  readonly number: number;
  /** Completed years. */
  readonly age: number;
  readonly place: JourneyAnswers['place'];
  readonly at: Date;
}

/** What the invented people choose from, prepared once. */
export interface DemoTrades {
  readonly bySector: ReadonlyMap<string, readonly OccupationConcept[]>;
  readonly sectorWeights: Readonly<Record<string, number>>;
  readonly common: readonly number[];
  /** Ids of driving licences by their number in the starter taxonomy. */
  readonly licences: Readonly<Record<'am' | 'b', number | undefined>>;
  /** EQF level that an occupation asks for: of its easiest path. */
  levelOf(occupation: OccupationConcept): number;
  isLicence(skill: number): boolean;
}

/** Chosen by public competition, not by an ad. */
const BY_COMPETITION = 'concorso-pubblico';
const DRIVING_AGE = 18;
const MOPED_AGE = 14;

export function demoTrades(taxonomy: Taxonomy): DemoTrades {
  const levels = new Map(taxonomy.studyPaths().map((path) => [path.id, path.level]));
  const known = [...taxonomy.occupations()]
    .filter((each) => each.starter && each.essential.length > 0 && !each.studies.includes(BY_COMPETITION))
    .sort((a, b) => a.slug.localeCompare(b.slug));
  const sectors = taxonomy.sectors().map((sector) => [sector, known.filter((each) => each.sectors[0] === sector.id)] as const);
  const filled = sectors.filter(([, occupations]) => occupations.length > 0);
  const idOf = (uri: string) => taxonomy.skillByUri(uri)?.id;
  return {
    bySector: new Map(filled.map(([sector, occupations]) => [sector.id, occupations])),
    sectorWeights: Object.fromEntries(filled.map(([sector]) => [sector.id, sector.adsWeight])),
    common: COMMON_SKILLS.flatMap((uri) => idOf(uri) ?? []),
    licences: { am: idOf('urn:talenthub:skill:patente-am'), b: idOf('urn:talenthub:skill:patente-b') },
    levelOf: (occupation) => Math.min(...occupation.studies.map((study) => levels.get(study) ?? 4), 8),
    isLicence: (skill) => taxonomy.skill(skill)?.licence ?? false,
  };
}

/** The answers an invented person could have given: of a trade in reach at their age, more of it the older they are. Same number, same answers. */
export function demoAnswers(trades: DemoTrades, teller: Teller): JourneyAnswers {
  const random = randomOf(720_000 + teller.number);
  const trade = chooseTrade(trades, random, teller.age);
  const licences = licencesAt(trades, random, teller.age);
  const decided = random.chance(teller.age < 17 ? 0.5 : 0.8);
  const other = random.chance(0.3) ? random.pick(trades.bySector.get(trade.sectors[0] ?? '') ?? [trade]) : trade;
  return {
    skills: skillsOf(trades, random, trade, teller.age),
    occupations: decided ? [...new Set([trade.id, other.id])] : [],
    likes: likesOf(random, trade),
    place: teller.place,
    ...reachOf(random, teller.age, licences.length > 0),
    licences,
    ...wishesOf(random, teller.age),
    refused: random.chance(0.1) ? refusedBy(trades, random, trade) : [],
    languages: languagesOf(random, teller.age),
    hours: random.chance(0.15) ? { min: 16, max: teller.age < DRIVING_AGE ? 24 : 40, only: false } : null,
    availableFrom: random.chance(0.2)
      ? romeDate(teller.at)
          .add({ days: random.between(15, 150) })
          .toString()
      : null,
  };
}

/** At 16 nobody has a degree, and few at 20: a trade whose studies they may have finished, or are about to. */
function chooseTrade(trades: DemoTrades, random: Random, age: number): OccupationConcept {
  const most = age < 18 ? 4 : age < 22 ? 5 : age < 24 ? 6 : 7;
  for (let attempt = 0; attempt < 50; attempt++) {
    const trade = random.pick(trades.bySector.get(random.weighted(trades.sectorWeights)) ?? []);
    if (trades.levelOf(trade) <= most) return trade;
  }
  return [...trades.bySector.values()].flat().reduce((easiest, each) => (trades.levelOf(each) < trades.levelOf(easiest) ? each : easiest));
}

function skillsOf(trades: DemoTrades, random: Random, trade: OccupationConcept, age: number): ChosenSkill[] {
  const share = age < 18 ? 0.4 : age < 24 ? 0.65 : 0.85;
  const own = trade.essential.filter((id) => !trades.isLicence(id));
  const ofTrade = [
    ...random.some(own, Math.max(2, Math.round(own.length * share))),
    ...random.some(
      trade.optional.filter((id) => !trades.isLicence(id)),
      random.between(0, age < 18 ? 1 : 3),
    ),
  ];
  const common = random.some(trades.common, random.between(1, 4));
  return [...new Set([...ofTrade, ...common])].map((id) => {
    const level = random.weighted(age < 20 ? { 1: 5, 2: 4, 3: 1 } : { 1: 2, 2: 5, 3: 3 });
    const worked = age >= 19 && ofTrade.includes(id) && random.chance(0.4);
    return { id, level: Number(level) as 1 | 2 | 3, ...(worked ? { source: 'experience' as const } : {}) };
  });
}

/** As the trade's interests would have it, give or take; nothing where they are not known. */
function likesOf(random: Random, { riasec }: OccupationConcept): JourneyAnswers['likes'] {
  if (riasec === null) return {};
  return Object.fromEntries(
    ACTIVITIES.map((activity): [string, Answer] => {
      const strength = (riasec[INTERESTS.indexOf(interestOf(activity))] ?? 0) + (random.next() - 0.5) * 0.6;
      return [activity, strength > 0.55 ? 'yes' : strength > 0.3 ? 'so-so' : 'no'];
    }),
  );
}

function licencesAt({ licences }: DemoTrades, random: Random, age: number): number[] {
  if (age >= DRIVING_AGE && licences.b !== undefined && random.chance(age < 20 ? 0.45 : 0.75)) return [licences.b];
  return age >= MOPED_AGE && licences.am !== undefined && random.chance(0.2) ? [licences.am] : [];
}

function reachOf(random: Random, age: number, drives: boolean): Pick<JourneyAnswers, 'radiusKm' | 'travel'> {
  if (random.chance(0.3)) {
    const mode =
      drives && age >= DRIVING_AGE ? 'car' : random.pick(TRAVEL_MODES.filter((each) => each === 'bicycle' || each === 'public_transport'));
    return { radiusKm: null, travel: { mode, minutes: random.pick([15, 30, 45, 60]) } };
  }
  return { radiusKm: random.pick(age < 18 ? [5, 10, 20] : [10, 20, 20, 30, 50]), travel: null };
}

function wishesOf(random: Random, age: number): Pick<JourneyAnswers, 'contracts' | 'schedules' | 'kinds'> {
  const young = CONTRACTS.filter((each) => each === 'apprenticeship' || each === 'internship');
  return {
    contracts: random.chance(0.5) ? [] : random.some(age < 18 ? young : CONTRACTS.slice(0, 4), random.between(1, 2)),
    schedules: random.chance(0.7) ? [] : random.some(SCHEDULES, 1),
    kinds: [],
  };
}

function refusedBy({ bySector }: DemoTrades, random: Random, trade: OccupationConcept): number[] {
  const foreign = [...bySector.entries()].filter(([sector]) => sector !== trade.sectors[0]).flatMap(([, occupations]) => occupations);
  return foreign.length > 0 ? [random.pick(foreign).id] : [];
}

function languagesOf(random: Random, age: number): JourneyAnswers['languages'] {
  const level = () => random.pick(age < 18 ? CEFR.slice(0, 3) : CEFR.slice(1, 5));
  return [
    ...(random.chance(0.75) ? [{ code: 'en', level: level() }] : []),
    ...(random.chance(0.2) ? [{ code: random.pick(['fr', 'es', 'de', 'ar', 'ro', 'zh']), level: level() }] : []),
  ];
}
