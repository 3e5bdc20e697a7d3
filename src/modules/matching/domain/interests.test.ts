import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIVITIES, ANSWERS, type Answers, INTERESTS, interestOf, interestsFrom, likeness, strongestInterests } from './interests.ts';

const answers: fc.Arbitrary<Answers> = fc
  .dictionary(fc.constantFrom(...ACTIVITIES), fc.constantFrom(...ANSWERS))
  .map((given) => ({ ...given }) as Answers);

describe('gli interessi dalle dodici attività', () => {
  test('ogni interesse ha due attività, mai due di fila dello stesso', () => {
    for (const letter of INTERESTS) expect(ACTIVITIES.filter((activity) => interestOf(activity) === letter)).toHaveLength(2);
    ACTIVITIES.forEach((activity, index) => {
      const next = ACTIVITIES[index + 1];
      if (next) expect(interestOf(activity)).not.toBe(interestOf(next));
    });
  });

  test('chi non risponde a niente non ha interessi, e non contano', () => {
    expect(interestsFrom({})).toBeNull();
    expect(strongestInterests(null)).toEqual([]);
  });

  test('due sì fanno uno, un sì e un no fanno metà, niente resta a metà', () => {
    expect(interestsFrom({ repair: 'yes', build: 'yes', draw: 'yes', style: 'no', explain: 'no' })).toEqual({
      ...{ R: 1, A: 0.5, S: 0, I: 0.5, E: 0.5, C: 0.5 },
    });
  });

  test('qualunque cosa si risponda, ogni interesse sta fra zero e uno e i più forti sono sopra la media', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const profile = interestsFrom(given);
        if (!profile) return Object.keys(given).length === 0;
        const average = INTERESTS.reduce((sum, letter) => sum + profile[letter], 0) / 6;
        const strong = strongestInterests(profile);
        return (
          INTERESTS.every((letter) => profile[letter] >= 0 && profile[letter] <= 1) &&
          strong.length <= 3 &&
          strong.every((letter) => profile[letter] > average)
        );
      }),
    );
  });

  test('due profili uguali si somigliano del tutto, uno piatto non somiglia a nessuno', () => {
    const social = { R: 0, I: 0, A: 0.5, S: 1, E: 0.5, C: 0 };
    expect(likeness(social, [0, 0, 0.5, 1, 0.5, 0])).toBeCloseTo(1);
    expect(likeness(social, [1, 1, 0.5, 0, 0.5, 1])).toBeCloseTo(-1);
    expect(likeness(social, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5])).toBe(0);
  });
});
