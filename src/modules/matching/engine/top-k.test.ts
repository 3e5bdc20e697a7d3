import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TopK } from './top-k.ts';

test('tenere i migliori dà lo stesso che ordinare tutto e tagliare', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 5000 }), { maxLength: 300 }), fc.integer({ min: 0, max: 40 }), (values, size) => {
      const top = new TopK(size, (a, b) => a - b);
      for (const value of values) if (value % 7 >= top.threshold) top.offer(value, value % 7);
      expect(top.sorted()).toEqual(values.toSorted((a, b) => (b % 7) - (a % 7) || a - b).slice(0, size));
    }),
  );
});
