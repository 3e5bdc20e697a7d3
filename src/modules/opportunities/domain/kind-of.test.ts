import { expect, test } from 'vitest';
import { kindOf } from './kind-of.ts';

test('il tirocinio non è elencato come lavoro', () => {
  expect([kindOf('internship'), kindOf('apprenticeship'), kindOf('fixed_term'), kindOf(null)]).toEqual([
    'internship',
    'apprenticeship',
    'job',
    'job',
  ]);
});
