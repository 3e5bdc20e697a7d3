import { expect, test } from 'vitest';
import { policy } from '../../src/app.ts';
import { routes } from '../support/site.ts';
import { OBJECTS } from './objects.ts';

test('ogni rotta con un parametro ha i suoi esempi in test/matrix/objects.ts, e ogni esempio ha la sua rotta', () => {
  const wanted = new Set(routes.map((route) => route.path).filter((path) => path.includes(':')));
  const given = new Set(OBJECTS.map((each) => each.path));
  expect([...wanted].filter((path) => !given.has(path))).toEqual([]);
  expect([...given].filter((path) => !wanted.has(path))).toEqual([]);
});

test('ogni permesso che una rotta chiede è dichiarato, e qualcuno lo ha', () => {
  const asked = routes.flatMap(({ guard, path }) => (typeof guard === 'object' ? [{ path, may: guard.may }] : []));
  const granted = new Set(policy.permissions.filter(({ grants }) => Object.keys(grants).length > 0).map(({ name }) => name));
  expect(asked.filter(({ may }) => !granted.has(may))).toEqual([]);
});
