import { beforeAll, describe, expect, test } from 'vitest';
import { testPlatform } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';
import { type Finding, type Matrix, tryCells } from './cells.ts';
import { expectationOf } from './expectation.ts';
import { LEAKY, leakyApp, leakyPolicy } from './leaky-site.ts';
import type { Example } from './objects.ts';
import { type Asker, makeAskers, makeWorld } from './world.ts';

const database = await testDatabase();
let matrix: Matrix;
let askers: Asker[];

beforeAll(async () => {
  const platform = testPlatform(database);
  const world = await makeWorld(platform);
  matrix = { app: await leakyApp(platform), platform, policy: leakyPolicy, world };
  askers = (await makeAskers(platform, world)).filter(({ level }) => level !== 'enrol');
});

/** What each mistake must be reported as. */
const REPORTED: Readonly<Record<string, readonly Finding['kind'][]>> = {
  'si dimentica di chiedere can() della cosa': ['leak', 'wrong-answer'],
  'dice 404, ma con il nome dentro': ['leak'],
  'risponde 403 invece di 404': ['wrong-answer'],
  'rifiuta, ma ha già scritto': ['written'],
};

describe('la matrice si accorge di una rotta che', () => {
  test.each(Object.entries(LEAKY))('%s', async (mistake, route) => {
    const people = matrix.world.people.filter(({ role }) => role === 'youth' || role === 'operator');
    const cells = people.flatMap((owner) => {
      const example: Example = { params: { person: String(owner.person) }, owner, opens: { may: 'leaky.read' } };
      return askers.map((asker) => ({ route, asker, example, expected: expectationOf(leakyPolicy, route, asker, example) }));
    });
    const { findings, opened } = await tryCells(matrix, cells);
    expect([...new Set(findings.map((finding) => finding.kind))].sort()).toEqual(REPORTED[mistake]);
    // Only whom the guard lets in can be shown too much; for the operator all but the person in charge of, for an administrator nobody.
    expect(findings.every(({ text, kind }) => kind === 'written' || text.includes('asked by operator, full'))).toBe(true);
    expect(opened).toBe(1 + people.length);
  });
});
