import { fold } from '../../../kernel/text.ts';
import type { Starter, StarterOccupation, StarterSkill } from './starter-schema.ts';

const LEAST_OCCUPATIONS = 250;
const LEAST_SKILLS = 900;
const DESCRIPTION_WORDS = { from: 35, to: 70 };

/** What is wrong with the starter taxonomy by the rules of `reference/taxonomy/README.md`, one sentence each; empty when nothing is. */
export function starterProblems(starter: Starter): string[] {
  return [
    ...sizeProblems(starter),
    ...repeatedIds(starter),
    ...starter.skills.flatMap(skillProblems),
    ...starter.occupations.flatMap((occupation) => occupationProblems(occupation, starter)),
    ...clashes('skill', starter.skills.map(skillNames)),
    ...clashes('occupation', starter.occupations.map(occupationNames)),
  ];
}

function sizeProblems({ occupations, skills }: Starter): string[] {
  const few = (what: string, n: number, least: number) => (n < least ? [`${n} ${what}, at least ${least} are needed`] : []);
  return [...few('occupations', occupations.length, LEAST_OCCUPATIONS), ...few('skills', skills.length, LEAST_SKILLS)];
}

function repeatedIds(starter: Starter): string[] {
  return (['skills', 'occupations', 'sectors', 'studies'] as const).flatMap((kind) => {
    const seen = new Set<string>();
    return starter[kind].flatMap(({ id }) => {
      const repeated = seen.has(id);
      seen.add(id);
      return repeated ? [`${kind}: the id ${id} is there twice`] : [];
    });
  });
}

function skillProblems({ id, synonyms }: StarterSkill): string[] {
  return synonyms.length < 2 ? [`skill ${id} has ${synonyms.length} synonyms, at least 2 are needed`] : [];
}

function occupationProblems(occupation: StarterOccupation, { skills, sectors, studies }: Starter): string[] {
  const { synonyms, tasks, essential, useful, riasec, description } = occupation;
  const length = description.split(/\s+/).length;
  const checks: [boolean, string][] = [
    [synonyms.length >= 4, `has ${synonyms.length} synonyms, at least 4 are needed`],
    [tasks.length >= 4 && tasks.length <= 6, `has ${tasks.length} tasks, 4 to 6 are needed`],
    [essential.length >= 4, `has ${essential.length} essential skills, at least 4 are needed`],
    [essential.length + useful.length >= 8, `has ${essential.length + useful.length} skills, at least 8 are needed`],
    [new Set([...essential, ...useful]).size === essential.length + useful.length, 'names a skill twice'],
    [new Set(riasec).size === 3, `repeats a letter in ${riasec}`],
    [length >= DESCRIPTION_WORDS.from && length <= DESCRIPTION_WORDS.to, `is described in ${length} words, 35 to 70 are needed`],
    [occupation.sectors.length > 0 && occupation.studies.length > 0, 'has no sector or no study path'],
    ...tasks.map((task): [boolean, string] => [
      /^[^\p{Lu}]/u.test(task) && !task.endsWith('.'),
      `has a task with a capital or a full stop: ${task}`,
    ]),
    ...dangling([...essential, ...useful], skills, 'skill'),
    ...dangling(occupation.sectors, sectors, 'sector'),
    ...dangling(occupation.studies, studies, 'study path'),
  ];
  return checks.flatMap(([right, problem]) => (right ? [] : [`occupation ${occupation.id} ${problem}`]));
}

const known = new WeakMap<object, ReadonlySet<string>>();

function dangling(ids: readonly string[], list: readonly { readonly id: string }[], what: string): [boolean, string][] {
  const set = known.get(list) ?? new Set(list.map((each) => each.id));
  known.set(list, set);
  return ids.map((id) => [set.has(id), `names the ${what} ${id}, which does not exist`]);
}

interface Names {
  readonly id: string;
  /** Titles or labels by language. */
  readonly labels: readonly string[];
  readonly synonyms: readonly string[];
}

function skillNames({ id, it, en, synonyms, synonyms_en }: StarterSkill): Names {
  return {
    id,
    labels: [`it ${it}`, `en ${en}`],
    synonyms: [...synonyms.map((word) => `it ${word}`), ...synonyms_en.map((word) => `en ${word}`)],
  };
}

function occupationNames({ id, title, synonyms, synonyms_en }: StarterOccupation): Names {
  const titles = [...new Set([title.m, title.f, title.n])].map((each) => `it ${each}`);
  return {
    id,
    labels: [...titles, `en ${title.en}`],
    synonyms: [...synonyms.map((word) => `it ${word}`), ...synonyms_en.map((word) => `en ${word}`)],
  };
}

/** A label or synonym belongs to one entry, once. */
function clashes(kind: string, entries: readonly Names[]): string[] {
  const owners = new Map<string, string>();
  return entries.flatMap(({ id, labels, synonyms }) => {
    const problems: string[] = [];
    for (const name of [...labels, ...synonyms].map(fold)) {
      const owner = owners.get(name);
      if (owner !== undefined) problems.push(`${kind} ${id} and ${owner} share the name "${name.slice(3)}" (${name.slice(0, 2)})`);
      else owners.set(name, id);
    }
    return problems;
  });
}
