import fc from 'fast-check';
import { expect, test } from 'vitest';
import { profileArbitrary } from '../../testing/arbitraries.ts';
import { aProfile } from '../../testing/samples.ts';
import { maximaFor } from './weights.ts';

test('i massimi delle parti sono interi e sommano sempre a cento', () => {
  fc.assert(
    fc.property(profileArbitrary, (profile) => {
      const maxima = Object.values(maximaFor(profile));
      expect(maxima.every(Number.isInteger)).toBe(true);
      expect(maxima.reduce((sum, max) => sum + max, 0)).toBe(100);
    }),
  );
});

test('su ciò di cui una persona non parla non si danno né si tolgono punti', () => {
  expect(maximaFor(aProfile())).toEqual({ skills: 0, occupation: 0, interests: 0, distance: 0, contract: 0, recency: 100 });
  expect(maximaFor(aProfile({ skills: [{ id: 1 }] }))).toMatchObject({ skills: 82, occupation: 0, recency: 18 });
});
