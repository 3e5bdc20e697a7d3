import type { MatchProfile } from '../engine/types.ts';
import type { JourneyAnswers } from './draft.ts';
import { interestsFrom } from './interests.ts';

/** The answers as the engine wants them. `iscoOf` gives the ISCO-08 code of an occupation, so that neighbouring ones count too. */
export function matchProfile(answers: JourneyAnswers, iscoOf: (occupation: number) => string | undefined, limit: number): MatchProfile {
  return {
    skills: answers.skills.map(({ id, level }) => (level === undefined ? { id } : { id, level })),
    occupations: answers.occupations.map((id) => {
      const isco = iscoOf(id);
      return isco === undefined ? { id } : { id, isco };
    }),
    interests: interestsFrom(answers.likes),
    near: answers.place && { lat: answers.place.lat, lon: answers.place.lon },
    radiusKm: answers.place ? answers.radiusKm : null,
    contracts: answers.contracts,
    schedules: answers.schedules,
    licences: answers.licences,
    kinds: answers.kinds,
    limit,
  };
}
