import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatchPart } from '../engine/types.ts';
import en from '../locales/en.json' with { type: 'json' };
import it from '../locales/it.json' with { type: 'json' };
import { texts } from '../texts.ts';
import { type Names, reasonsFor } from './reasons.ts';

const names: Names = {
  skill: (id) => `capacità ${id}`,
  occupation: (id) => `mestiere ${id}`,
  interest: (letter) => `interesse ${letter}`,
  contract: (value) => value,
  schedule: (value) => value,
  distance: (km) => `${km} km`,
  travel: ({ minutes }) => `${minutes} minuti`,
  language: (code) => code,
  hours: ({ max }) => `${max} ore`,
  list: (items) => items.join(', '),
};
const asked = { usualSkills: false };

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { maxLength: 5 });
const text = fc.option(fc.constantFrom('permanent', 'seasonal'), { nil: null });
const wished = fc.option(fc.boolean(), { nil: null });
const details: fc.Arbitrary<Pick<MatchPart, 'name' | 'details'>> = fc.oneof(
  fc.record({
    name: fc.constant('skills' as const),
    details: fc.record({
      matched: ids,
      sources: fc.constant(['certified' as const, 'tested' as const, 'experience' as const]),
      missingEssential: ids,
      missingOptional: ids,
    }),
  }),
  fc.record({
    name: fc.constant('occupation' as const),
    details: fc.record({
      digits: fc.constantFrom(0, 1, 2, 3, 4, 'same' as const),
      occupation: fc.option(fc.integer({ min: 1 }), { nil: null }),
      isco: fc.constant('5131'),
    }),
  }),
  fc.record({
    name: fc.constant('interests' as const),
    details: fc.record({
      similarity: fc.option(fc.double({ min: -1, max: 1, noNaN: true }), { nil: null }),
      shared: fc.uniqueArray(fc.constantFrom('R', 'I', 'A', 'S', 'E', 'C')),
    }),
  }) as fc.Arbitrary<Pick<MatchPart, 'name' | 'details'>>,
  fc.record({
    name: fc.constant('distance' as const),
    details: fc.record({
      km: fc.option(fc.double({ min: 0, max: 500, noNaN: true }), { nil: null }),
      reachKm: fc.constant(20),
      travel: fc.option(fc.record({ mode: fc.constant('foot' as const), minutes: fc.nat(90) }), { nil: null }),
    }),
  }),
  fc.record({
    name: fc.constant('contract' as const),
    details: fc.record({
      ...{ contract: text, contractWished: wished, schedule: text, scheduleWished: wished },
      hours: fc.option(fc.constant({ min: 20, max: 24 }), { nil: null }),
      hoursWished: wished,
    }),
  }),
  fc.record({ name: fc.constant('recency' as const), details: fc.record({ days: fc.nat(400) }) }),
);

describe('le ragioni di un punteggio', () => {
  test('per qualunque parte la frase esiste nelle due lingue e non le manca nessun valore', () => {
    fc.assert(
      fc.property(details, fc.nat(45), fc.boolean(), (part, points, usualSkills) => {
        for (const { key, params } of reasonsFor({ ...part, points, max: 45 } as MatchPart, names, { usualSkills })) {
          expect(it).toHaveProperty([key]);
          expect(en).toHaveProperty([key]);
          for (const locale of ['it', 'en'] as const) expect(texts(locale)(key, params)).not.toMatch(/[{}]|undefined|^match\./);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('quante cose si sanno fare e quante ne chiede l’annuncio sono i numeri del motore', () => {
    const part: MatchPart = {
      name: 'skills',
      points: 20,
      max: 45,
      details: { matched: [1, 2], sources: ['declared', 'tested'], missingEssential: [3], missingOptional: [4, 5] },
    };
    const [sentence, vouched] = reasonsFor(part, names, asked);
    expect(texts('it')(vouched?.key ?? 'match.unknown', vouched?.params)).toBe('Verificato con una prova: capacità 2.');
    expect(texts('it')(sentence?.key ?? 'match.unknown', sentence?.params)).toBe(
      'Sai fare 2 delle 5 cose richieste: capacità 1, capacità 2.',
    );
  });

  test('se l’annuncio non nomina capacità, quelle solite del mestiere non sono chiamate «richieste»', () => {
    const part: MatchPart = {
      name: 'skills',
      points: 20,
      max: 45,
      details: { matched: [1, 2], sources: ['declared', 'tested'], missingEssential: [], missingOptional: [4] },
    };
    const [sentence] = reasonsFor(part, names, { usualSkills: true });
    const said = texts('it')(sentence?.key ?? 'match.unknown', sentence?.params);
    expect(said).toContain('di solito');
    expect(said).not.toContain('richieste');
  });
});
