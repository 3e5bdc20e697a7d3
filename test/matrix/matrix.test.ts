import { beforeAll, describe, expect, test } from 'vitest';
import { policy } from '../../src/app.ts';
import { testApp } from '../support/app.ts';
import { furnishedDatabase } from '../support/furnished.ts';
import { type Examples, examplesIn, routes } from '../support/site.ts';
import { type Cell, cellsOf, type Matrix, tryCells } from './cells.ts';
import { FULL, sampleOf } from './sample.ts';
import { type Asker, makeAskers, makeWorld } from './world.ts';

/** About twenty seconds. */
const PART = 2500;
const SEED = Number(process.env.MATRIX_SEED ?? 20261121);
const database = await furnishedDatabase();
let matrix: Matrix;
let askers: Asker[];
let examples: Examples;

beforeAll(async () => {
  const { app, platform } = await testApp(database);
  const world = await makeWorld(platform);
  matrix = { app, platform, policy, world };
  askers = await makeAskers(platform, world);
  examples = await examplesIn(app, database);
});

/** Every route at least once, by who may and by who may not. */
const groupOf = ({ route, expected }: Cell) => `${route.method} ${route.path} ${expected === 'open'}`;

describe('la matrice dei permessi', () => {
  test(`ogni rotta, per ogni persona, su ogni cosa${FULL ? '' : ' (una parte: tutta con npm run test:matrix)'}: nessuno vede o cambia ciò che non è suo`, {
    timeout: 1_800_000,
  }, async () => {
    const all = cellsOf(policy, routes, askers, matrix.world, examples);
    const cells = FULL ? all : sampleOf(all, PART / all.length, SEED, groupOf);
    const began = performance.now();
    const tried = await tryCells(matrix, cells);
    const leaks = tried.findings.filter((finding) => finding.kind === 'leak').length;
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.info(
      `matrix: ${tried.cells} cells of ${all.length} tried (${tried.opened} open, ${tried.refused} refused; ${routes.length} routes, ${askers.length} askers, ${matrix.world.owners.size} owners) in ${seconds} s, ${leaks} leaks found, ${tried.findings.length - leaks} other findings`,
    );
    expect(tried.findings.map(({ kind, text }) => `${kind}: ${text}`).slice(0, 30)).toEqual([]);
    // A matrix in which everything is open, or nothing, would prove nothing.
    expect(tried.opened).toBeGreaterThan(routes.length);
    expect(tried.refused).toBeGreaterThan(routes.length / 2);
  });
});
