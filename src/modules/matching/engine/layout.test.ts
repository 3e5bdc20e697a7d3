import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adArbitrary } from '../testing/arbitraries.ts';
import { prepareAd } from './prepared-ad.ts';
import { createIndex, restoreIndex } from './search-index.ts';

const ADS = 400;
const readme = readFileSync(path.join(import.meta.dirname, 'README.md'), 'utf8');

/** An index without spare room: taken from a snapshot, its arrays are as long as its ads are many. */
function anExactIndex() {
  const index = createIndex();
  const ads = fc.sample(adArbitrary, { numRuns: ADS, seed: 3 }).map((ad, at) => ({ ...ad, id: at + 1 }));
  for (const ad of ads) index.upsert(ad);
  const pieces = new Map<string, Uint8Array[]>();
  for (const { section, bytes } of index.snapshot()) pieces.set(section, [...(pieces.get(section) ?? []), bytes]);
  return { ads, index: restoreIndex((name) => Uint8Array.from(Buffer.concat(pieces.get(name) ?? []))) };
}

test('la tabella del README dice quanti byte occupa davvero un annuncio, colonna per colonna', () => {
  const { sizes } = anExactIndex().index.stats();
  const perAd = Object.entries(sizes).filter(
    ([name]) => !['rowOf', 'active', 'by place', 'skill sets', 'text postings', 'vocabulary'].includes(name),
  );
  for (const [name, bytes] of perAd) expect(readme, name).toContain(`| \`${name}\` | ${bytes / ADS} |`);
  const listed = [...readme.matchAll(/^\| `([^`]+)` \| \d+ \|/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual(perAd.map(([name]) => name).sort());
  expect(readme).toContain(`**${perAd.reduce((sum, [, bytes]) => sum + bytes / ADS, 0)} bytes**`);
});

test('una parola di un annuncio occupa cinque byte, quante volte la si ripeta', () => {
  const { ads, index } = anExactIndex();
  const stems = index.stats().sizes['text postings'] ?? 0;
  const words = ads.reduce((sum, ad) => sum + prepareAd(ad).words.length, 0);
  expect(stems % 5).toBe(0);
  expect(stems / 5).toBeLessThanOrEqual(words);
  expect(stems / 5).toBeGreaterThan(words / 2);
});
