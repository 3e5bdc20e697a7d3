import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TitleLinker } from '../../src/modules/taxonomy/domain/titles/title-linker.ts';

export interface EverydayTitle {
  readonly half: 'dev' | 'held';
  readonly text: string;
  /** ISCO-08 unit groups that are right. */
  readonly groups: readonly string[];
}

export interface EverydayFigures {
  readonly titles: number;
  /** Share whose best candidate is in a right unit group. */
  readonly first: number;
  /** Share with a right one among the first five. */
  readonly five: number;
  readonly wrong: readonly string[];
}

export function everydayTitles(): EverydayTitle[] {
  return readFileSync(path.join(import.meta.dirname, 'everyday-titles.tsv'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [half, text = '', groups = ''] = line.split('\t');
      return { half: half === 'dev' ? 'dev' : 'held', text, groups: groups.split(' ') };
    });
}

export function everydayFigures(link: TitleLinker, half: EverydayTitle['half']): EverydayFigures {
  const titles = everydayTitles().filter((each) => each.half === half);
  const wrong: string[] = [];
  let five = 0;
  for (const { text, groups } of titles) {
    const found = link(text, { limit: 5 }).map(({ occupation }) => occupation);
    if (!groups.includes(found[0]?.isco ?? '')) wrong.push(`${text} → ${found[0]?.label('it') ?? '–'}`);
    if (found.some(({ isco }) => groups.includes(isco))) five += 1;
  }
  const share = (count: number) => Math.round((1000 * count) / titles.length) / 1000;
  return { titles: titles.length, first: share(titles.length - wrong.length), five: share(five), wrong };
}
