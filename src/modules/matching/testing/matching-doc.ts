import { type Names, reasonsFor } from '../domain/reasons.ts';
import { maximaFor, PART_NAMES, type PartName } from '../engine/match/weights.ts';
import { createIndex } from '../engine/search-index.ts';
import { straightLine } from '../engine/travel.ts';
import { type AdDocument, type MatchBlock, type MatchProfile, type ProfileChange, TRAVEL_MODES } from '../engine/types.ts';
import { texts } from '../texts.ts';
import { anAd, aProfile, CREMONA, DAY, NOW } from './samples.ts';

/** The parts of docs/matching.md that come from the code: what each returns stands between `<!-- name -->` and `<!-- /name -->`. */
export const BLOCKS: Readonly<Record<string, () => string>> = { weights, scales, limits, travel, example, changes };

const PARTS: Readonly<Record<PartName, string>> = {
  skills: 'what the ad asks and the person can do: an essential skill counts two, a useful one one, each by the person’s level',
  occupation: 'how near the ad’s occupation is to one the person wants, by shared leading digits of ISCO-08',
  interests: 'how alike the person’s interests and those of the occupation are (RIASEC)',
  distance: 'how near the place of work is; no points at the end of the person’s radius or travel time',
  contract: 'whether contract, working time and hours are as wished',
  recency: 'how fresh the ad is; no points after 60 days',
};

const HARD: Readonly<Record<MatchBlock, readonly [limit: string, unstated: string]>> = {
  expired: ['the ad is over', '–'],
  kind: ['the kinds of opportunity the person ticked', '–'],
  contract: ['the contracts the person ticked', 'does not pass'],
  licence: ['licences the ad demands and the person lacks', 'passes'],
  radius: ['the radius, or the travel time', 'does not pass'],
  refused: ['occupations or ISCO groups the person refuses', 'passes'],
  hours: ['hours a week that suit the person', 'passes, unless the person said “only ads that state their hours”'],
  language: ['languages essential for the ad, once the person stated theirs (Italian only if stated)', 'passes'],
  start: ['the first day the person can work', 'passes'],
  evidence: ['no skill, no near occupation and no kindred interests in common', '–'],
};

const TELLING = aProfile({
  skills: [{ id: 11, level: 3 }],
  occupations: [{ isco: '5131' }],
  interests: { R: 0.3, I: 0.1, A: 0.2, S: 0.8, E: 0.6, C: 0.3 },
  near: CREMONA,
  radiusKm: 20,
  contracts: ['fixed_term'],
});

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function weights(): string {
  const all = maximaFor(TELLING);
  const some = maximaFor(aProfile({ skills: [{ id: 1 }], near: CREMONA }));
  const rows = PART_NAMES.map((name) => [`\`${name}\``, PARTS[name], all[name], some[name] || '–']);
  return table(['part', 'what it looks at', 'most points, everything said', 'only skills and place said'], rows);
}

/** Points of one part for one ad, as the engine gives them. */
function points(part: PartName, ad: Partial<AdDocument>, profile: Partial<MatchProfile> = {}): string {
  const index = createIndex();
  index.upsert(anAd(ad));
  const found = index.explain({ ...TELLING, ...profile }, 1, NOW)?.item.parts.find(({ name }) => name === part);
  return `${found?.points} of ${found?.max}`;
}

function scales(): string {
  const three = [11, 12, 14].map((id) => ({ id, essential: true }));
  const skill = (level: 1 | 2 | 3) => points('skills', { skills: three }, { skills: [{ id: 11, level }] });
  const job = (isco: string) => points('occupation', { occupation: 900, isco });
  const away = (km: number) => points('distance', { lat: CREMONA.lat + km / 111.195, lon: CREMONA.lon });
  const old = (days: number) => points('recency', { publishedAt: NOW - days * DAY });
  return table(
    ['case', 'points'],
    [
      ['one of three essential skills: excellent · good · basic', [skill(3), skill(2), skill(1)].join(' · ')],
      ['the same occupation', points('occupation', {}, { occupations: [{ id: 500 }] })],
      ['4 · 3 · 2 · 1 shared ISCO digits', [job('5131'), job('5132'), job('5120'), job('5223')].join(' · ')],
      ['0 · 5 · 10 · 20 km away with a radius of 20 km', [away(0), away(5), away(10), away(20)].join(' · ')],
      ['published today · 7 · 30 · 60 days ago', [old(0), old(7), old(30), old(60)].join(' · ')],
    ],
  );
}

function limits(): string {
  const hard = (Object.keys(HARD) as MatchBlock[]).map((block) => [HARD[block][0], 'hard', `\`${block}\``, HARD[block][1]]);
  const soft = PART_NAMES.map((name) => [PARTS[name], 'soft', `\`${name}\``, 'passes, without points']);
  return table(['wish', 'effect', 'name in the explanation', 'an ad that does not say'], [...hard, ...soft]);
}

function travel(): string {
  const km = (mode: (typeof TRAVEL_MODES)[number], minutes: number) => straightLine.reachKm({ mode, minutes }, CREMONA).toFixed(1);
  const rows = TRAVEL_MODES.map((mode) => [`\`${mode}\``, km(mode, 15), km(mode, 30), km(mode, 60)]);
  return table(['way to travel', 'km in 15 min', 'km in 30 min', 'km in 60 min'], rows);
}

const WORDS: Readonly<Record<number, string>> = {
  11: 'serve at tables',
  12: 'take orders',
  13: 'speak English',
  90: 'driving licence B',
  500: 'waiter/waitress',
};
const names: Names = {
  skill: (id) => WORDS[id] ?? '',
  occupation: (id) => WORDS[id] ?? '',
  interest: (letter) => texts('en')(`match.interest.${letter}`),
  contract: () => 'fixed-term',
  schedule: () => 'part-time',
  distance: (km) => `${km.toFixed(0)} km`,
  travel: ({ minutes }) => `${minutes} minutes`,
  language: (code) => code,
  hours: ({ min, max }) => `${min} to ${max} hours a week`,
  list: (items) => items.join(', '),
};

/** Giulia's answers, without her name: the engine has no place for it. */
const EXAMPLE = aProfile({
  skills: [
    { id: 11, level: 3 },
    { id: 13, level: 1 },
  ],
  occupations: [{ isco: '5132' }],
  interests: { R: 0.5, I: 0, A: 0.5, S: 1, E: 1, C: 0 },
  near: { lat: CREMONA.lat + 0.072, lon: CREMONA.lon },
  radiusKm: 20,
  contracts: ['fixed_term'],
  schedules: ['part_time'],
  hours: { min: 16, max: 24 },
  languages: [
    { code: 'it', level: 'C2' },
    { code: 'en', level: 'A2' },
  ],
});

function example(): string {
  const index = createIndex();
  index.upsert(anAd({ schedule: 'part_time', hoursWeek: { min: 20, max: 24 }, publishedAt: NOW - 6 * DAY }));
  const [item] = index.match(EXAMPLE, NOW).items;
  const rows = (item?.parts ?? []).map((part) => {
    const reasons = reasonsFor(part, names, { usualSkills: false });
    return [`\`${part.name}\``, `${part.points} of ${part.max}`, reasons.map(({ key, params }) => texts('en')(key, params)).join(' ')];
  });
  const sum = (item?.parts ?? []).map((part) => part.points).join(' + ');
  return `${table(['part', 'points', 'reason on the page'], rows)}\n\n${sum} = **${item?.score}**`;
}

function changes(): string {
  const index = createIndex();
  const away = { lat: CREMONA.lat - 0.2, lon: CREMONA.lon };
  const english = { languages: [{ code: 'en', level: 'B1' as const, essential: true }] };
  const ads = [{}, away, { licences: [90] }, { licences: [90] }, english, english, english, { hoursWeek: { min: 30, max: 30 } }];
  ads.forEach((ad, position) => {
    index.upsert(anAd({ id: position + 1, ...ad }));
  });
  const { total, whatWouldChange } = index.match(EXAMPLE, NOW);
  const rows = whatWouldChange.map(({ change, opens }) => [inWords(change), opens, total + opens]);
  return table(['change', 'opens', `total after it (now ${total} of ${ads.length})`], rows);
}

function inWords(change: ProfileChange): string {
  if (change.type === 'licence' || change.type === 'skill') return `${change.type}: ${names.skill(change.value)}`;
  return change.type === 'language' ? `language: ${change.value} at ${change.level}` : `${change.type}: ${change.value}`;
}
