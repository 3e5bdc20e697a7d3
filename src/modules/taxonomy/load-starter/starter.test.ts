import { describe, expect, test } from 'vitest';
import { starterFiles } from './starter-files.ts';
import { starterProblems } from './starter-problems.ts';
import type { Starter, StarterOccupation, StarterSkill } from './starter-schema.ts';

const starter = starterFiles().read();

describe('le professioni e le competenze che il prodotto porta con sé', () => {
  test('sono complete, senza riferimenti rotti e senza doppioni', () => {
    expect(starterProblems(starter)).toEqual([]);
  });
});

describe('il controllo se ne accorge', () => {
  const [occupation, second] = starter.occupations as [StarterOccupation, StarterOccupation];
  const [skill] = starter.skills as [StarterSkill];
  const withOccupation = (change: Partial<StarterOccupation>): Starter => ({
    ...starter,
    occupations: [{ ...occupation, ...change }, ...starter.occupations.slice(1)],
  });
  const cases: [string, Starter, RegExp][] = [
    [
      'una competenza che non esiste',
      withOccupation({ essential: [...occupation.essential, 'volare'] }),
      /skill volare, which does not exist/,
    ],
    ['un settore che non esiste', withOccupation({ sectors: ['spazio'] }), /sector spazio, which does not exist/],
    ['un percorso di studi che non esiste', withOccupation({ studies: ['hogwarts'] }), /study path hogwarts, which does not exist/],
    ['una descrizione troppo corta', withOccupation({ description: 'Si lavora.' }), /described in 2 words/],
    ['pochi sinonimi', withOccupation({ synonyms: [] }), /0 synonyms/],
    ['poche competenze', withOccupation({ useful: [], essential: occupation.essential.slice(0, 4) }), /4 skills, at least 8/],
    ['una lettera RIASEC ripetuta', withOccupation({ riasec: 'SSE' }), /repeats a letter/],
    ['un compito con la maiuscola', withOccupation({ tasks: ['Fai cose', ...occupation.tasks.slice(1)] }), /capital or a full stop/],
    ['lo stesso titolo per due professioni', withOccupation({ title: second.title }), /share the name/],
    ['una competenza scritta due volte', { ...starter, skills: [...starter.skills, skill] }, /is there twice/],
    ['troppo poche professioni', { ...starter, occupations: starter.occupations.slice(0, 10) }, /10 occupations, at least 250/],
    ['troppo poche competenze', { ...starter, skills: starter.skills.slice(0, 899) }, /899 skills, at least 900/],
  ];
  test.each(cases)('di %s', (_what, broken, message) => {
    expect(starterProblems(broken).join('\n')).toMatch(message);
  });
});
