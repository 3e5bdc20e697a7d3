import { CEFR, type ProfileChange } from '../engine/types.ts';
import type { JourneyAnswers } from './draft.ts';

/** The answers after one of the proposed changes. Exactly that change and no other, so that it opens exactly what was promised. */
export function applyChange<A extends JourneyAnswers>(answers: A, change: ProfileChange): A {
  switch (change.type) {
    case 'radius':
      return { ...answers, radiusKm: change.value };
    case 'contract':
      return { ...answers, contracts: added(answers.contracts, change.value) };
    case 'licence':
      return { ...answers, licences: added(answers.licences, change.value) };
    case 'skill':
      return answers.skills.some(({ id }) => id === change.value)
        ? answers
        : { ...answers, skills: [...answers.skills, { id: change.value }] };
    case 'travel':
      return answers.travel ? { ...answers, travel: { ...answers.travel, minutes: change.value } } : answers;
    case 'language':
      return { ...answers, languages: raised(answers.languages, { code: change.value, level: change.level }) };
    case 'hours':
      return answers.hours ? { ...answers, hours: widened(answers.hours, change.value) } : answers;
  }
}

function added<T>(list: readonly T[], item: T): T[] {
  return list.includes(item) ? [...list] : [...list, item];
}

type Languages = JourneyAnswers['languages'];

/** The language at this level, or at the higher one that was there. */
function raised(languages: Languages, to: Languages[number]): Languages {
  const held = languages.find(({ code }) => code === to.code);
  if (held && CEFR.indexOf(held.level) >= CEFR.indexOf(to.level)) return languages;
  return [...languages.filter(({ code }) => code !== to.code), to];
}

function widened(hours: NonNullable<JourneyAnswers['hours']>, value: number | 'unstated'): JourneyAnswers['hours'] {
  if (value === 'unstated') return { ...hours, only: false };
  return { ...hours, min: Math.min(hours.min, value), max: Math.max(hours.max, value) };
}
