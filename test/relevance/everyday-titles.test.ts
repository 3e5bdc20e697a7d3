import { describe, expect, test } from 'vitest';
import { everydayFigures, everydayTitles } from './everyday-titles.ts';
import { escoLinker, escoPresent, starterLinker } from './title-linkers.ts';

if (!escoPresent) console.warn('../shared/data/esco is not here: everyday titles are tried on the starter occupations only');

const starter = await starterLinker();
const esco = escoPresent ? await escoLinker() : null;

describe('i titoli di tutti i giorni', () => {
  test('la lista è grande e metà non è servita a regolare niente', () => {
    const titles = everydayTitles();
    expect(titles.length).toBeGreaterThanOrEqual(100);
    expect(titles.filter((each) => each.half === 'held').length).toBeGreaterThanOrEqual(titles.length / 2);
    expect(new Set(titles.map((each) => each.text)).size).toBe(titles.length);
    for (const { groups } of titles) for (const group of groups) expect(group).toMatch(/^\d{4}$/);
  });

  test.each(['dev', 'held'] as const)('con le professioni di partenza quasi tutti trovano il gruppo giusto (%s)', (half) => {
    const figures = everydayFigures(starter.link, half);
    expect(figures.first, figures.wrong.join('\n')).toBeGreaterThanOrEqual(0.85);
    expect(figures.five).toBeGreaterThanOrEqual(0.92);
  });

  test.skipIf(!esco).each(['dev', 'held'] as const)('con la classificazione europea intera anche (%s)', (half) => {
    const figures = everydayFigures((esco as NonNullable<typeof esco>).link, half);
    expect(figures.first, figures.wrong.join('\n')).toBeGreaterThanOrEqual(0.85);
    expect(figures.five).toBeGreaterThanOrEqual(0.92);
  });
});
