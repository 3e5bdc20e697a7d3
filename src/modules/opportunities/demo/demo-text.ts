import type { Random } from '../../../kernel/random.ts';
import type { OccupationWords } from '../../taxonomy/api.ts';
import type { Terms } from './demo-terms.ts';
import phrases from './phrases.json' with { type: 'json' };

export interface TextInput {
  readonly company: string;
  readonly place: string;
  readonly label: string;
  readonly words: OccupationWords;
  readonly terms: Terms;
  readonly level: number;
  readonly study: string | null;
  readonly essential: readonly string[];
  readonly welcome: readonly string[];
  readonly licences: readonly string[];
  readonly openings: number;
  /** Set for civil service and volunteering. */
  readonly project: Project | null;
}

/** Title and plain text of an invented ad: sentences chosen from many, tasks and skills from the taxonomy. */
export function writeAd(random: Random, input: TextInput): { title: string; description: string } {
  const { kind } = input.terms;
  if (input.project && (kind === 'civil_service' || kind === 'volunteering')) return writeProject(random, input, kind, input.project);
  return { title: writeTitle(random, input), description: writeDescription(random, input) };
}

function writeTitle(random: Random, input: TextInput): string {
  const { contract, schedule } = input.terms;
  const { titles } = phrases;
  const special =
    contract === 'apprenticeship' || contract === 'internship' || contract === 'seasonal' || contract === 'on_call'
      ? titles[contract]
      : schedule === 'part_time' && random.chance(0.5)
        ? titles.partTime
        : titles.plain;
  return capital(fill(random.pick(special), valuesOf(random, input)));
}

function writeDescription(random: Random, input: TextInput): string {
  const say = (choices: readonly string[]) => fill(random.pick(choices), values);
  const values = valuesOf(random, input);
  const { terms } = input;
  const experience = terms.kind !== 'job' || input.level <= 2 || random.chance(0.5) ? phrases.first : phrases.experienced;
  const study = input.study && random.chance(0.6) ? [say(phrases.study)] : [];
  const asked = [...list(random.pick(phrases.skillsTitle), input.essential), ...list(random.pick(phrases.welcomeTitle), input.welcome)];
  const licences = input.licences.map((licence) => fill(random.pick(phrases.licence), { ...values, licence }));
  const middle = [
    [[say(experience), ...study, ...licences].join(' ')],
    asked,
    [[say(hoursPhrases(terms)), say(phrases.contract[terms.contract])].join(' ')],
  ];
  const offer = list(random.pick(phrases.benefitsTitle), random.some(benefitsOf(terms), random.between(2, 4)));
  return [
    say(phrases.intro),
    ...list(random.pick(phrases.tasksTitle), random.some(input.words.tasks, random.between(3, 5))),
    ...random.some(middle, middle.length).flat(),
    ...offer,
    random.some(phrases.closing, random.between(1, 2)).join(' '),
  ].join('\n\n');
}

function benefitsOf({ contract }: Terms): readonly string[] {
  const lasts = contract === 'permanent' || contract === 'apprenticeship';
  return lasts ? phrases.benefits : [...phrases.benefits, ...phrases.benefitsTemporary];
}

function hoursPhrases({ schedule }: Terms): readonly string[] {
  if (schedule === 'full_time') return phrases.fullTime;
  return schedule === 'part_time' ? phrases.partTime : phrases.flexible;
}

/** A project of civil service or volunteering, with tasks of its own. */
export type Project = (typeof phrases.projects)['volunteering'][number];

function writeProject(
  random: Random,
  input: TextInput,
  kind: 'civil_service' | 'volunteering',
  project: Project,
): { title: string; description: string } {
  const values = { ...valuesOf(random, input), project: project.title };
  const description = [
    fill(random.pick(phrases.projectText[kind]), values),
    ...list(random.pick(phrases.tasksTitle), random.some(project.tasks, project.tasks.length)),
    ...list(random.pick(phrases.welcomeTitle), input.welcome.slice(0, 3)),
    fill(random.pick(phrases.contract[kind]), values),
    random.pick(phrases.closing),
  ].join('\n\n');
  return { title: fill(phrases.projectTitle[kind], values), description };
}

function valuesOf(random: Random, input: TextInput): Record<string, string> {
  return {
    company: input.company,
    place: input.place,
    label: input.label,
    hours: String(input.terms.hours ?? 20),
    months: String(input.terms.months),
    study: input.study ?? '',
    openings: String(input.openings),
    size: String(random.pick([6, 9, 12, 15, 20, 28, 40, 60])),
    years: String(random.between(4, 45)),
  };
}

function list(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${title}\n\n${items.map((item) => `- ${item}`).join('\n')}`];
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('it') + text.slice(1);
}
