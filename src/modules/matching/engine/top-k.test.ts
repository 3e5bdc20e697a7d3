import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TopK } from './top-k.ts';

test('tenere i migliori dà lo stesso che ordinare tutto e tagliare', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 5000 }), { maxLength: 300 }), fc.integer({ min: 0, max: 40 }), (values, size) => {
      const compare = (a: number, b: number) => (b % 7) - (a % 7) || a - b;
      const top = new TopK(size, compare);
      for (const value of values) top.offer(value);
      expect(top.sorted()).toEqual(values.toSorted(compare).slice(0, size));
    }),
  );
});
