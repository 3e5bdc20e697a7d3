import type { ProfileChange } from '../engine/types.ts';
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
  }
}

function added<T>(list: readonly T[], item: T): T[] {
  return list.includes(item) ? [...list] : [...list, item];
}
