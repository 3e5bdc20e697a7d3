import type { MatchProfile } from '../engine/types.ts';
import type { JourneyAnswers } from './draft.ts';
import { interestsFrom } from './interests.ts';

/** What the taxonomy says today of ids that were chosen some time ago: a concept may have been merged into another, or be gone. */
export interface Concepts {
  skill(id: number): { readonly id: number } | undefined;
  occupation(id: number): { readonly id: number; readonly isco: string } | undefined;
}

/** The answers as the engine wants them. */
export function matchProfile(answers: JourneyAnswers, concepts: Concepts, limit: number): MatchProfile {
  const skillId = (id: number) => concepts.skill(id)?.id ?? id;
  return {
    skills: answers.skills.map(({ id, level }) => (level === undefined ? { id: skillId(id) } : { id: skillId(id), level })),
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
    limit,
  };
}
