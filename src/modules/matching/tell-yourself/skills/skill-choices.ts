import { formList, formText } from '../../../../platform/http/forms.ts';
import type { FormBody } from '../../../../platform/http/route.ts';
import type { Locale } from '../../../../platform/i18n/catalogue.ts';
import type { SkillConcept, Taxonomy } from '../../../taxonomy/api.ts';
import { COMMON_SKILLS } from '../../domain/common-skills.ts';
import type { ChosenSkill, Draft } from '../../domain/draft.ts';

/** One check box. */
export interface SkillChoice {
  readonly id: number;
  readonly label: string;
  readonly ticked: boolean;
  /** '' when not said, or not a matter of degree (a licence). */
  readonly level: '' | '1' | '2' | '3';
  readonly licence: boolean;
}

export interface ConfirmView {
  /** Understood from the text, or chosen before. */
  readonly told: readonly SkillChoice[];
  /** What people in a named job usually can do: suggestions, never ticked for the person. */
  readonly usual: readonly { readonly occupation: number; readonly job: string; readonly skills: readonly SkillChoice[] }[];
  readonly searched: { readonly query: string; readonly skills: readonly SkillChoice[] } | null;
  /** Everyday skills, when the rest is little. */
  readonly common: readonly SkillChoice[];
}

const USUAL_SKILLS = 8;
const SEARCH_RESULTS = 8;
/** With fewer than this, everyday skills are offered too. */
const FEW = 5;
const MOST = 100;

/** Everything the page offers; no skill is offered twice. */
export function confirmView(taxonomy: Taxonomy, draft: Draft, locale: Locale, query: string): ConfirmView {
  const levels = new Map(draft.skills.map(({ id, level }) => [id, level]));
  const ticked = new Set([...levels.keys(), ...draft.licences, ...draft.found]);
  const offered = new Set<number>();
  const choices = (skills: readonly (SkillConcept | undefined)[]): SkillChoice[] =>
    skills.flatMap((skill) => {
      if (!skill || offered.has(skill.id)) return [];
      offered.add(skill.id);
      const level = levels.get(skill.id);
      return [{ id: skill.id, label: skill.label(locale), ticked: ticked.has(skill.id), level: levelText(level), licence: skill.licence }];
    });
  const told = choices([...ticked, ...draft.aside].map((id) => taxonomy.skill(id)));
  const searched = query === '' ? null : { query, skills: choices(taxonomy.searchSkills(query, locale, SEARCH_RESULTS)) };
  const usual = draft.named.flatMap((id) => {
    const occupation = taxonomy.occupation(id);
    if (!occupation) return [];
    const skills = [...occupation.essential, ...occupation.optional].map((skill) => taxonomy.skill(skill));
    const plain = skills.filter((skill) => skill && !skill.licence && !offered.has(skill.id)).slice(0, USUAL_SKILLS);
    return plain.length > 0 ? [{ occupation: id, job: occupation.label(locale), skills: choices(plain) }] : [];
  });
  const common = told.length < FEW ? choices(COMMON_SKILLS.map((uri) => taxonomy.skillByUri(uri))) : [];
  return { told, usual, searched, common };
}

/** The ticks of the submitted form; ids that are no skill are dropped. */
export function tickedSkills(form: FormBody, taxonomy: Taxonomy): { skills: ChosenSkill[]; licences: number[] } {
  const skills: ChosenSkill[] = [];
  const licences: number[] = [];
  for (const value of new Set(formList(form, 'skill'))) {
    const skill = /^\d{1,15}$/.test(value) ? taxonomy.skill(Number(value)) : undefined;
    if (!skill || skills.length + licences.length >= MOST) continue;
    if (skill.licence) licences.push(skill.id);
    else skills.push(withLevel(skill.id, formText(form, `level-${value}`)));
  }
  return { skills, licences };
}

/** The draft with these ticks; what was offered and not ticked is set aside, so that it can still be ticked. */
export function withTicks(draft: Draft, ticks: ReturnType<typeof tickedSkills>): Draft {
  const ticked = new Set([...ticks.skills.map(({ id }) => id), ...ticks.licences]);
  const before = [...draft.skills.map(({ id }) => id), ...draft.licences, ...draft.found, ...draft.aside];
  return { ...draft, ...ticks, found: [], aside: [...new Set(before)].filter((id) => !ticked.has(id)) };
}

function withLevel(id: number, level: string): ChosenSkill {
  if (level === '1') return { id, level: 1 };
  if (level === '2') return { id, level: 2 };
  return level === '3' ? { id, level: 3 } : { id };
}

function levelText(level: ChosenSkill['level']): SkillChoice['level'] {
  return level === undefined ? '' : (String(level) as '1' | '2' | '3');
}
