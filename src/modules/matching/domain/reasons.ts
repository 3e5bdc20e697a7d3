import type { HoursRange, MatchPart, RiasecLetter, SkillSource, TravelLimit } from '../engine/types.ts';

/** One sentence: a key of the module's catalogue and its values. */
export interface Sentence {
  readonly key: ReasonKey;
  readonly params?: Readonly<Record<string, string | number>>;
}

type Vouched = Exclude<SkillSource, 'declared'>;
const VOUCHED: readonly Vouched[] = ['certified', 'tested', 'experience'];

export type ReasonKey =
  | 'match.skills.none-asked'
  | 'match.skills.none'
  | 'match.skills.all'
  | 'match.skills.some'
  | 'match.skills.usual'
  | 'match.skills.usual.none'
  | `match.skills.${Vouched}`
  | 'match.occupation.same'
  | 'match.occupation.near'
  | 'match.occupation.field'
  | 'match.occupation.other'
  | 'match.occupation.unknown'
  | 'match.interests.unknown'
  | 'match.interests.shared'
  | 'match.interests.other'
  | 'match.distance.here'
  | 'match.distance.km'
  | 'match.distance.travel'
  | 'match.distance.unknown'
  | 'match.contract.wished'
  | 'match.schedule.wished'
  | 'match.schedule.other'
  | 'match.schedule.unknown'
  | 'match.hours.wished'
  | 'match.hours.unknown'
  | 'match.recency.today'
  | 'match.recency.days';

/** How the things of the world are called in the language of the reader. */
export interface Names {
  skill(id: number): string;
  occupation(id: number): string;
  interest(letter: RiasecLetter): string;
  contract(value: string): string;
  schedule(value: string): string;
  distance(km: number): string;
  /** "about 25 minutes by bicycle" */
  travel(travel: TravelLimit): string;
  /** ISO 639-1 code → "English". */
  language(code: string): string;
  /** "20 hours a week" */
  hours(hours: HoursRange): string;
  /** Several names in one sentence. */
  list(items: readonly string[]): string;
}

/** The little of an ad that a sentence must know besides the engine's details. */
export interface ReasonContext {
  /** The ad names no skills: those in the index are the usual ones of its occupation, and must not be called its demands. */
  readonly usualSkills: boolean;
}

/** Why a part of the score is worth what it is worth, as sentences. Every number and name in them comes from the engine's own details. */
export function reasonsFor(part: MatchPart, names: Names, context: ReasonContext): readonly Sentence[] {
  switch (part.name) {
    case 'skills':
      return [skillSentence(part.details, names, context), ...vouchedSentences(part.details, names)];
    case 'occupation':
      return [occupationSentence(part.details, names)];
    case 'interests':
      return [interestSentence(part.details, part.points, names)];
    case 'distance':
      return [distanceSentence(part.details, names)];
    case 'contract':
      return wishSentences(part.details, names);
    case 'recency':
      return [part.details.days === 0 ? { key: 'match.recency.today' } : { key: 'match.recency.days', params: { n: part.details.days } }];
  }
}

type DetailsOf<Name extends MatchPart['name']> = Extract<MatchPart, { name: Name }>['details'];

function skillSentence(
  { matched, missingEssential, missingOptional }: DetailsOf<'skills'>,
  names: Names,
  context: ReasonContext,
): Sentence {
  const total = matched.length + missingEssential.length + missingOptional.length;
  if (total === 0) return { key: 'match.skills.none-asked' };
  if (matched.length === 0) return { key: context.usualSkills ? 'match.skills.usual.none' : 'match.skills.none', params: { n: total } };
  const list = names.list(matched.map((id) => names.skill(id)));
  if (context.usualSkills) return { key: 'match.skills.usual', params: { n: matched.length, total, list } };
  if (matched.length === total) return { key: 'match.skills.all', params: { n: total, list } };
  return { key: 'match.skills.some', params: { n: matched.length, total, list } };
}

/** How we know of the skills that are more than declared. It is told, and has no points. */
function vouchedSentences({ matched, sources }: DetailsOf<'skills'>, names: Names): Sentence[] {
  return VOUCHED.flatMap((source): Sentence[] => {
    const known = matched.filter((_, index) => sources[index] === source).map((id) => names.skill(id));
    return known.length > 0 ? [{ key: `match.skills.${source}`, params: { list: names.list(known) } }] : [];
  });
}

function occupationSentence({ digits, occupation }: DetailsOf<'occupation'>, names: Names): Sentence {
  if (occupation === null) return { key: 'match.occupation.unknown' };
  const job = names.occupation(occupation);
  if (digits === 'same') return { key: 'match.occupation.same', params: { job } };
  if (digits >= 3) return { key: 'match.occupation.near', params: { job } };
  if (digits >= 1) return { key: 'match.occupation.field', params: { job } };
  return { key: 'match.occupation.other', params: { job } };
}

function interestSentence({ similarity, shared }: DetailsOf<'interests'>, points: number, names: Names): Sentence {
  if (similarity === null) return { key: 'match.interests.unknown' };
  if (points === 0 || shared.length === 0) return { key: 'match.interests.other' };
  return { key: 'match.interests.shared', params: { list: names.list(shared.map((letter) => names.interest(letter))) } };
}

function distanceSentence({ km, travel }: DetailsOf<'distance'>, names: Names): Sentence {
  if (km === null) return { key: 'match.distance.unknown' };
  // Positions are those of the town hall: below a kilometre only "here" is true.
  if (km < 1) return { key: 'match.distance.here' };
  const distance = names.distance(km);
  if (travel) return { key: 'match.distance.travel', params: { distance, travel: names.travel(travel) } };
  return { key: 'match.distance.km', params: { distance } };
}

function wishSentences(details: DetailsOf<'contract'>, names: Names): Sentence[] {
  const { contract, contractWished } = details;
  const wished = contractWished === true && contract !== null;
  return [
    ...(wished ? [{ key: 'match.contract.wished' as const, params: { contract: names.contract(contract) } }] : []),
    ...scheduleSentence(details, names),
    ...hoursSentence(details, names),
  ];
}

function scheduleSentence({ schedule, scheduleWished }: DetailsOf<'contract'>, names: Names): Sentence[] {
  if (scheduleWished === null) return [];
  if (schedule === null) return [{ key: 'match.schedule.unknown' }];
  return [{ key: scheduleWished ? 'match.schedule.wished' : 'match.schedule.other', params: { schedule: names.schedule(schedule) } }];
}

/** Hours that do not suit keep an ad out: there is nothing to say about them here. */
function hoursSentence({ hours, hoursWished }: DetailsOf<'contract'>, names: Names): Sentence[] {
  if (hoursWished === null) return [];
  return [hours ? { key: 'match.hours.wished', params: { hours: names.hours(hours) } } : { key: 'match.hours.unknown' }];
}
