import { startOfRomeDay } from '../../../kernel/rome-time.ts';
import type { MatchProfile } from '../engine/types.ts';
import type { JourneyAnswers } from './draft.ts';
import { interestsFrom } from './interests.ts';
import { languagesHeld } from './languages-held.ts';

/** What the taxonomy says today of ids that were chosen some time ago: a concept may have been merged into another, or be gone. */
export interface Concepts {
  skill(id: number): { readonly id: number } | undefined;
  occupation(id: number): { readonly id: number; readonly isco: string } | undefined;
}

/** The answers as the engine wants them. */
export function matchProfile(answers: JourneyAnswers, concepts: Concepts, limit: number): MatchProfile {
  const skillId = (id: number) => concepts.skill(id)?.id ?? id;
  return {
    skills: answers.skills.map((skill) => ({ ...skill, id: skillId(skill.id) })),
    occupations: answers.occupations.map((id) => {
      const concept = concepts.occupation(id);
      return concept ? { id: concept.id, isco: concept.isco } : { id };
    }),
    interests: interestsFrom(answers.likes),
    near: answers.place && { lat: answers.place.lat, lon: answers.place.lon },
    radiusKm: answers.place ? answers.radiusKm : null,
    contracts: answers.contracts,
    schedules: answers.schedules,
    licences: answers.licences.map(skillId),
    kinds: answers.kinds,
    travel: answers.place ? answers.travel : null,
    refusedOccupations: answers.refused.map((id) => concepts.occupation(id)?.id ?? id),
    hours: answers.hours,
    languages: languagesHeld(answers.languages),
    availableFrom: answers.availableFrom === null ? null : startOfRomeDay(answers.availableFrom).getTime(),
    limit,
  };
}
